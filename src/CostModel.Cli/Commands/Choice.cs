using System.CommandLine;
using System.CommandLine.Parsing;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>Restricts an option or argument to a few names, and says in one sentence which they are.</summary>
internal static class Choice
{
    internal static Option<string> OneOf(this Option<string> option, params string[] names)
    {
        option.HelpName = string.Join("|", names);
        option.CompletionSources.Add(names);
        option.Validators.Add(result => Check(result, names));
        return option;
    }

    internal static Argument<string> OneOf(this Argument<string> argument, params string[] names)
    {
        argument.CompletionSources.Add(names);
        argument.Validators.Add(result => Check(result, names));
        return argument;
    }

    private static void Check(SymbolResult result, string[] names)
    {
        foreach (string given in result.Tokens.Select(token => token.Value).Where(given => !names.Contains(given)))
        {
            string hint = NearestMatch.Of(given, names) is { } nearest ? $"; did you mean '{nearest}'?" : "";
            string name = result is OptionResult { IdentifierToken: { } option } ? option.Value : ((ArgumentResult)result).Argument.Name;
            result.AddError($"{name} '{given}': choose one of {string.Join(", ", names)}{hint}");
        }
    }
}
