using System.CommandLine;

namespace CostModel.Cli.Commands;

/// <summary>How and where a command prints its result.</summary>
internal sealed class OutputOptions
{
    internal OutputOptions(params string[] formats)
    {
        Format = new Option<string>("--format", "-f")
        {
            Description = $"How the result is printed: {string.Join(", ", formats)}.",
            HelpName = string.Join("|", formats),
            DefaultValueFactory = _ => formats[0],
        };
        Format.AcceptOnlyFromAmong(formats);
    }

    internal Option<string> Format { get; }

    internal Option<string> Output { get; } = new("--output", "-o")
    {
        Description = "Writes the result into a file instead of the terminal; the file appears whole or not at all.",
        HelpName = "file",
    };

    internal void AddTo(Command command)
    {
        command.Add(Format);
        command.Add(Output);
    }

    /// <summary>Prints a result, or writes it into the file that was asked for.</summary>
    internal void Write(ParseResult parsed, string text)
    {
        if (parsed.GetValue(Output) is not { } path)
        {
            parsed.InvocationConfiguration.Output.Write(text);
            return;
        }

        string partial = path + ".partial";
        File.WriteAllText(partial, text);
        File.Move(partial, path, overwrite: true);
    }
}
