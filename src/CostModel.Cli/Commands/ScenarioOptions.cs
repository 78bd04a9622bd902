using System.CommandLine;
using System.CommandLine.Parsing;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>The options that every command over a scenario takes.</summary>
internal sealed class ScenarioOptions
{
    internal Option<string[]> Set { get; } = new("--set")
    {
        Description = "Replaces a value of the scenario, as training.chips=1024; may be given several times.",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    internal Option<string> Catalog { get; } = new("--catalog")
    {
        Description = "A folder of your own hardware and model files (YAML or JSON).",
        HelpName = "folder",
    };

    internal Option<string> AsOf { get; } = new("--as-of")
    {
        Description = "The date that prices and ages are counted from, as 2026-11-20.",
        HelpName = "date",
    };

    internal void AddTo(Command command)
    {
        command.Add(Set);
        command.Add(Catalog);
        command.Add(AsOf);
    }

    /// <summary>The catalogs that the command works with.</summary>
    internal CatalogSet Catalogs(ParseResult parsed, FaultCollector faults)
        => parsed.GetValue(Catalog) is { } folder ? CatalogFiles.WithFolder(CatalogSet.Default, folder, faults) : CatalogSet.Default;

    /// <summary>Whether the flags say anything about a scenario.</summary>
    internal bool HasSettings(CommandResult command) => command.GetResult(Set) is not null;

    /// <summary>What the flags change about a scenario.</summary>
    internal IEnumerable<ScenarioSetting> Settings(ParseResult parsed, FaultCollector faults)
    {
        foreach (string assignment in parsed.GetValue(Set) ?? [])
        {
            int equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                faults.Add(new Fault(FaultCodes.Usage, "", $"--set {assignment}: expected path=value, e.g. --set training.chips=1024"));
                continue;
            }

            yield return new ScenarioSetting(assignment[..equals].Trim(), assignment[(equals + 1)..].Trim(), $"--set {assignment}");
        }

        if (parsed.GetValue(AsOf) is { } date)
        {
            yield return new ScenarioSetting("asOf", date, $"--as-of {date}");
        }
    }
}
