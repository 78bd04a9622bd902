using System.Diagnostics;
using System.Reflection;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;

namespace CostModel.Cli.Tests.Docs;

/// <summary>Compiles a program of the documents with the compiler of the SDK, against the libraries, and runs it.</summary>
internal static class ProgramSnippets
{
    private static readonly Lock s_console = new();

    internal static string Run(Snippet program)
    {
        using var folder = new TemporaryFolder();
        string assembly = folder[$"Snippet{Guid.NewGuid():N}.dll"];
        Compile(program, folder, assembly);
        MethodInfo entry = Assembly.Load(File.ReadAllBytes(assembly)).EntryPoint!;
        lock (s_console)
        {
            TextWriter before = Console.Out;
            using var output = new StringWriter { NewLine = "\n" };
            Console.SetOut(output);
            try
            {
                entry.Invoke(null, entry.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
            }
            finally
            {
                Console.SetOut(before);
            }

            return output.ToString();
        }
    }

    private static void Compile(Snippet program, TemporaryFolder folder, string assembly)
    {
        string usings = folder.Write("Usings.cs", "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;");
        string source = folder.Write("Program.cs", program.Text);
        IEnumerable<string> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Concat([typeof(Scenario).Assembly.Location, typeof(ScenarioDocument).Assembly.Location]);
        string arguments = folder.Write("arguments.rsp", string.Join('\n', new[]
        {
            "-nologo", "-nullable:enable", "-langversion:latest", $"-out:\"{assembly}\"", $"\"{usings}\"", $"\"{source}\"",
        }.Concat(references.Select(path => $"-reference:\"{path}\""))));
        string compiler = typeof(ProgramSnippets).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Compiler").Value!;
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["exec", compiler, "-noconfig", $"@{arguments}"]) { RedirectStandardOutput = true })!;
        string messages = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, $"{program} should compile: {messages}");
        messages.Should().BeEmpty($"{program} should compile without warnings");
    }
}
