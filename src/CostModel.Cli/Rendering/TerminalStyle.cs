using System.CommandLine;
using CostModel.Cli.Commands;
using Spectre.Console;

namespace CostModel.Cli.Rendering;

/// <summary>What the place of output can show. Away from a terminal the output is plain and of one fixed width, whatever the machine.</summary>
/// <param name="IsTerminal">Whether a person watches.</param>
/// <param name="UseColor">Whether colour may be used; never the only sign of anything.</param>
/// <param name="Width">Columns to lay out for.</param>
internal sealed record TerminalStyle(bool IsTerminal, bool UseColor, int Width)
{
    private const int PlainWidth = 120;

    internal static TerminalStyle For(ParseResult parsed, OutputOptions output)
    {
        bool isTerminal = parsed.GetValue(output.Output) is null
            && ReferenceEquals(parsed.InvocationConfiguration.Output, Console.Out)
            && !Console.IsOutputRedirected;
        bool colorRefused = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        return isTerminal ? new TerminalStyle(true, !colorRefused, Math.Max(60, Console.WindowWidth)) : new TerminalStyle(false, false, PlainWidth);
    }

    /// <summary>Renders through Spectre.Console into a string.</summary>
    internal string Render(Action<IAnsiConsole> write)
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = UseColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = UseColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        write(console);
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
