using System.CommandLine;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>How and where a command prints its result.</summary>
internal sealed class OutputOptions
{
    internal OutputOptions(params string[] formats)
    {
        Format = new Option<string>("--format", "-f")
        {
            Description = $"How the result is printed: {string.Join(", ", formats)}.",
            DefaultValueFactory = _ => formats[0],
        }.OneOf(formats);
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
    internal int Write(ParseResult parsed, string text)
    {
        if (parsed.GetValue(Output) is not { } path)
        {
            parsed.InvocationConfiguration.Output.Write(text);
            return ExitCode.Ok;
        }

        var faults = new FaultCollector();
        return OutputFile.TryWrite(path, text, faults) ? ExitCode.Ok : ScenarioAnswer.Refuse(parsed, faults);
    }
}
