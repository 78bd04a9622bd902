using System.Collections.Immutable;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Analysis.Attribution;

/// <summary>What changed between two scenarios, and how much of the change in each metric each changed input caused.</summary>
/// <param name="Changes">What changed.</param>
/// <param name="Metrics">The metrics that both scenarios give.</param>
public sealed record ScenarioDiff(ImmutableArray<InputChange> Changes, ImmutableArray<MetricChange> Metrics)
{
    /// <summary>Compares two scenarios.</summary>
    /// <param name="before">The one.</param>
    /// <param name="after">The other.</param>
    /// <param name="catalogs">Where ids are looked up.</param>
    /// <param name="metrics">The paths of the metrics to divide; those that change if not given.</param>
    /// <exception cref="InvalidPlanException">A scenario, or one with only some of the changes, is not valid.</exception>
    public static ScenarioDiff Between(Scenario before, Scenario after, CatalogSet catalogs, params IReadOnlyList<string> metrics)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(metrics);

        // A price that only one of them needs is no difference.
        (before, after) = (before with { Prices = after.Prices.SetItems(before.Prices) }, after with { Prices = before.Prices.SetItems(after.Prices) });
        ImmutableArray<Cause> causes = CausesOf(before, after, catalogs);
        var results = new ScenarioResult?[1 << causes.Length];
        ScenarioResult At(int set) => results[set] ??= Mixed(before, after, causes, set).Compile().Evaluate();
        ScenarioResult first = At(0);
        ScenarioResult last = At(results.Length - 1);
        var changes = ImmutableArray.CreateBuilder<MetricChange>();
        foreach (MetricDefinition metric in ScenarioMetrics.All.Where(metric => metrics.Count == 0 ? first[metric] != last[metric] : metrics.Contains(metric.Path)))
        {
            if (first[metric] is { } from && last[metric] is { } to)
            {
                double[] parts = Shapley.Divide(causes.Length, set => At(set)[metric] ?? double.NaN);
                changes.Add(new MetricChange(metric, from, to, [.. parts]));
            }
        }

        return new ScenarioDiff([.. causes.Select(cause => cause.Change)], changes.ToImmutable());
    }

    private static ImmutableArray<Cause> CausesOf(Scenario before, Scenario after, CatalogSet catalogs)
    {
        var causes = new List<Cause>();
        IEnumerable<InputDefinition> own = before.Prices.Keys.Select(PriceInputs.For)
            .Concat(before.CostOfRevenue.Where(line => after.CostOfRevenue.GetValueOrDefault(line.Key)?.Basis == line.Value.Basis)
                .Select(line => CostLineInputs.For(line.Key, line.Value.Basis)));
        foreach (InputDefinition input in ScenarioInputs.Numbers.Concat(own))
        {
            if (input.Get(before) is { } from && input.Get(after) is { } to && from != to)
            {
                causes.Add(new Cause(new InputChange(input.Path, input.Format(from), input.Format(to)), (scenario, source) => input.With(scenario, input.Get(source)!.Value)));
            }
        }

        foreach (TextInputDefinition input in ScenarioInputs.Texts.Where(input => !input.Choices(catalogs).IsEmpty))
        {
            if (input.Get(before) is { } from && input.Get(after) is { } to && from != to)
            {
                causes.Add(new Cause(
                    new InputChange(input.Path, from, to),
                    (scenario, source) => input.With(scenario, input.Get(source)!, catalogs, null, new FaultCollector()) ?? scenario));
            }
        }

        return Grouped(causes, HasMore(before, after, causes));
    }

    /// <summary>Whether the scenarios differ in more than inputs that both give: then everything else is one cause more.</summary>
    private static bool HasMore(Scenario before, Scenario after, List<Cause> causes)
    {
        Scenario moved = causes.Aggregate(before, (scenario, cause) => cause.Take(scenario, after));
        ScenarioResult one = moved.Compile().Evaluate();
        ScenarioResult other = after.Compile().Evaluate();
        return ScenarioMetrics.All.Any(metric => one[metric] != other[metric]);
    }

    /// <summary>So few causes that all their sets can be tried: beyond that the inputs of a section are one.</summary>
    private static ImmutableArray<Cause> Grouped(List<Cause> causes, bool hasMore)
    {
        const int most = 11;
        List<Cause> grouped = causes.Count <= most ? causes
            :
            [
                .. causes.GroupBy(cause => InputPath.Split(cause.Change.Path)[0]).Select(group => new Cause(
                    new InputChange(group.Key, $"{group.Count()} inputs", "changed"),
                    (scenario, source) => group.Aggregate(scenario, (current, cause) => cause.Take(current, source)))),
            ];
        if (hasMore)
        {
            grouped.Add(new Cause(new InputChange("everything else", "", "changed"), null));
        }

        return [.. grouped.Take(Shapley.MostCauses)];
    }

    private static Scenario Mixed(Scenario before, Scenario after, ImmutableArray<Cause> causes, int set)
    {
        int rest = causes.Length - 1;
        bool restIsAfter = rest >= 0 && causes[rest].IsRest && (set & (1 << rest)) != 0;
        Scenario scenario = restIsAfter ? after : before;
        for (int i = 0; i < causes.Length; i++)
        {
            scenario = causes[i].IsRest ? scenario : causes[i].Take(scenario, (set & (1 << i)) != 0 ? after : before);
        }

        return scenario;
    }

    private sealed record Cause(InputChange Change, Func<Scenario, Scenario, Scenario>? From)
    {
        internal bool IsRest => From is null;

        /// <summary>A scenario with this input as another scenario has it.</summary>
        internal Scenario Take(Scenario scenario, Scenario source) => From!(scenario, source);
    }
}

/// <summary>An input that changed.</summary>
/// <param name="Path">Its path; a section where many changed.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
public sealed record InputChange(string Path, string Before, string After);

/// <summary>A metric that changed.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it is.</param>
/// <param name="Parts">How much of the difference each change caused, in the order of the changes; their sum is the difference.</param>
public sealed record MetricChange(MetricDefinition Metric, double Before, double After, ImmutableArray<double> Parts);
