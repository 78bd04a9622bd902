using System.CommandLine;
using System.Text;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel init</c>: a commented scenario to start from.</summary>
internal static class InitCommand
{
    private static readonly string[] s_templates = ["training", "self-host", "chat-api", "image-app"];

    internal static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to write.", DefaultValueFactory = _ => "scenario.yaml" };
        var template = new Option<string>("--template")
        {
            Description = $"What to start from: {string.Join(", ", s_templates)}.",
            DefaultValueFactory = _ => s_templates[0],
        }.OneOf(s_templates);
        var command = new Command("init", "Writes a commented scenario file to start from.") { file, template };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            var faults = new FaultCollector();
            if (File.Exists(path))
            {
                faults.Add(new Fault(FaultCodes.File, "", $"'{path}' is there already and stays as it is", "name another file"));
            }

            if (faults.Any || !OutputFile.TryWrite(path, Template(parsed.GetRequiredValue(template)), faults))
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            parsed.InvocationConfiguration.Error.Write($"wrote {path}; next: costmodel run {path}\n");
            return ExitCode.Ok;
        });
        return command;
    }

    internal static string Template(string name)
    {
        using Stream stream = typeof(InitCommand).Assembly.GetManifestResourceStream($"templates/{name}.yaml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
