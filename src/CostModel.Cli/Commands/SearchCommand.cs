using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CostModel.Catalogs;
using CostModel.Cli.Rendering;
using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Scenarios.Search;
using CostModel.Serving;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel search</c>: the cheapest accelerators, layout, precision and batch that meet an objective.</summary>
internal sealed class SearchCommand
{
    /// <summary>An accelerator for checking everything else in a scenario that names none.</summary>
    private const string AnyHardware = "h100-sxm-80gb";

    private static readonly (string Flag, string Path, string Description)[] s_flags =
    [
        ("--model", "model", "The model: an id (costmodel list models), or a config.json."),
        ("--ttft", "serving.objective.ttft", "Time to the first token at most, as '500 ms'."),
        ("--tpot", "serving.objective.tpot", "Time per output token at most, as '50 ms'."),
        ("--end-to-end", "serving.objective.endToEnd", "Time from question to last token at most, as '20 s'."),
        ("--percentile", "serving.objective.percentile", "Share of requests that must meet these, as 90%; the mean request if not given."),
        ("--input-tokens", "workload.inputTokens", "Mean input tokens of a query."),
        ("--output-tokens", "workload.outputTokens", "Mean output tokens of a query."),
        ("--cached-share", "workload.cachedShare", "Share of input tokens that a prefix cache serves."),
        ("--queries", "workload.queries", "Queries, as 20M/day; counts replicas for the peak."),
        ("--peak-to-mean", "workload.peakToMean", "The busiest hour's rate over the mean rate."),
        ("--utilization", "serving.utilization", "Share of a replica's throughput that the peak may use; the rest is headroom."),
        ("--spare-replicas", "serving.spareReplicas", "Replicas beyond those that the peak needs: 1 for N+1."),
        ("--book", "prices.book", "Accepts shipped prices on these terms where the scenario gives none: on-demand, 1-year, 3-year, spot."),
    ];

    private readonly Argument<string?> _file = new("file") { Description = "A scenario file, YAML or JSON; without it, flags say everything.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _hardware = new("--hardware") { Description = "The accelerators to choose from; every one with a price if not given.", HelpName = "a,b,c" };
    private readonly Option<string> _precision = new("--precision") { Description = "The precisions to choose from; bf16 and 8 bits if not given, as 4 bits cost quality.", HelpName = "a,b" };
    private readonly Option<string> _chips = new("--max-chips") { Description = "Accelerators of one replica at most; two nodes of eight if not given.", HelpName = "count" };
    private readonly Option<bool> _front = new("--front") { Description = "Also shows cost per million tokens against tokens a second of a user, objective or not." };
    private readonly (Option<string> Option, string Path)[] _inputs =
        [.. s_flags.Select(flag => (new Option<string>(flag.Flag) { Description = flag.Description, HelpName = "value" }, flag.Path))];

    private readonly ScenarioOptions _options = new();
    private readonly OutputOptions _output = new("table", "json", "csv", "markdown");

    internal static Command Create()
    {
        var parts = new SearchCommand();
        var command = new Command("search", "Finds the cheapest accelerators, layout, precision and batch that meet an objective, and says which floor binds where none do.")
        {
            parts._file, parts._hardware, parts._precision, parts._chips, parts._front,
        };
        foreach ((Option<string> option, string _) in parts._inputs)
        {
            command.Add(option);
        }

        parts._options.AddTo(command);
        parts._output.AddTo(command);
        command.SetAction(parts.Answer);
        return command;
    }

    private int Answer(ParseResult parsed)
    {
        var faults = new FaultCollector();
        CatalogSet catalogs = _options.Catalogs(parsed, faults);
        string? path = parsed.GetValue(_file);
        ScenarioSetting[] settings = [.. Settings(parsed), .. _options.Settings(parsed, faults)];
        ScenarioDocument Load(IEnumerable<ScenarioSetting> all)
            => path is null ? ScenarioDocument.FromSettings(catalogs, all) : ScenarioDocument.Load(path, catalogs, all);
        string probe = Ids(parsed.GetValue(_hardware)).Find(id => catalogs.Hardware.TryGet(id, out _)) ?? AnyHardware;
        ScenarioDocument document = Load(
        [
            .. settings, new ScenarioSetting("serving.hardware", probe, "--hardware"), new ScenarioSetting("quantitiesOnly", "true", "costmodel search"),
        ]);

        // What the checked scenario lacks to be served as it stands is what the search itself says of its model.
        faults.AddRange(document.Faults.Where(fault => fault is not { Code: FaultCodes.Missing, Path: "serving.throughput" }));
        var search = new DeploymentSearch
        {
            Scenario = document.Scenario,
            Catalogs = document.Catalogs,
            Hardware = [.. Ids(parsed.GetValue(_hardware)).Select(id => document.Catalogs.Hardware.Find(id, "--hardware", null, faults)).OfType<Hardware.HardwareProfile>()],
            Precisions = [.. Ids(parsed.GetValue(_precision)).Select(id => Precision(id, faults)).OfType<WeightFormat>()],
            MostChips = Chips(parsed, faults),
            WantsFront = parsed.GetValue(_front),
        };
        if (faults.Any || search.TryRun(faults) is not { } choices)
        {
            return ScenarioAnswer.Refuse(parsed, faults);
        }

        parsed.InvocationConfiguration.Error.Write(FaultText.WriteWarnings(choices.Warnings));
        ScenarioResult? own = path is null ? null : Load(settings).Plan?.Evaluate();
        int written = _output.Write(parsed, parsed.GetRequiredValue(_output.Format) == "json"
            ? SearchJson.Write(choices)
            : SearchView.Render(choices, own, parsed.GetRequiredValue(_output.Format), TerminalStyle.For(parsed, _output)));
        return written == ExitCode.Ok && choices.Best is null ? ExitCode.Infeasible : written;
    }

    private static List<string> Ids(string? list)
        => [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static WeightFormat? Precision(string id, FaultCollector faults)
    {
        if (WeightFormat.ById.TryGetValue(id, out WeightFormat? format))
        {
            return format;
        }

        string? nearest = NearestMatch.Of(id, WeightFormat.ById.Keys);
        faults.Add(new Fault(
            FaultCodes.UnknownId,
            "--precision",
            $"there is no precision '{id}'",
            nearest is null ? $"one of {string.Join(", ", WeightFormat.ById.Keys.Order(StringComparer.Ordinal))}" : $"did you mean '{nearest}'?"));
        return null;
    }

    private int? Chips(ParseResult parsed, FaultCollector faults)
    {
        const int most = 1024;
        if (parsed.GetValue(_chips) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int chips) && chips is >= 1 and <= most)
        {
            return chips;
        }

        faults.Add(new Fault(FaultCodes.OutOfRange, "--max-chips", FormattableString.Invariant($"must be a whole number from 1 to {most}, not '{text}'")));
        return null;
    }

    private IEnumerable<ScenarioSetting> Settings(ParseResult parsed)
        => from flag in _inputs
           let value = parsed.GetValue(flag.Option)
           where value is not null
           select new ScenarioSetting(flag.Path, value, $"{flag.Option.Name} {value}");
}
