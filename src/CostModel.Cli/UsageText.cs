using System.CommandLine;
using System.Text;
using CostModel.Validation;

namespace CostModel.Cli;

/// <summary>Says what is wrong with a command line: each word that nothing takes, with the nearest that something does.</summary>
internal static class UsageText
{
    internal static string Write(ParseResult parsed)
    {
        var text = new StringBuilder();
        Command command = parsed.CommandResult.Command;
        foreach (string problem in Problems(parsed, command))
        {
            text.Append("error[").Append(FaultCodes.Usage).Append("]: ").Append(problem).Append('\n');
        }

        string name = command is RootCommand ? "" : command.Name + " ";
        return text.Append("  help: costmodel ").Append(name).Append("--help\n").ToString();
    }

    private static IEnumerable<string> Problems(ParseResult parsed, Command command)
    {
        IReadOnlyList<string> unmatched = parsed.UnmatchedTokens;
        if (command is RootCommand)
        {
            return [unmatched.Count == 0 ? $"name a command: {string.Join(", ", CommandNames(command))}" : Unknown(unmatched[0], command)];
        }

        // The value behind an unknown option is not a second mistake.
        IEnumerable<string> unknown = unmatched
            .Where((token, i) => IsOption(token) || i == 0 || !IsOption(unmatched[i - 1]))
            .Select(token => Unknown(token, command));
        return unknown.Concat(parsed.Errors
            .Select(error => error.Message)
            .Where(message => !unmatched.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal))));
    }

    private static string Unknown(string token, Command command)
    {
        IEnumerable<string> known = IsOption(token) ? command.Options.Select(option => option.Name) : CommandNames(command);
        string hint = NearestMatch.Of(token, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";
        return IsOption(token) ? $"there is no option '{token}'{hint}"
            : command is RootCommand ? $"there is no command '{token}'{hint}"
            : $"'{token}' is one argument too many";
    }

    private static IEnumerable<string> CommandNames(Command command) => command.Subcommands.Select(sub => sub.Name);

    private static bool IsOption(string token) => token.StartsWith('-');
}
