using System.Collections.Immutable;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Documents.WorkedExamples;

/// <summary>A worked example beside what the model makes of its inputs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Computes">What it computes.</param>
/// <param name="Published">What its author arrived at, in its own unit.</param>
/// <param name="Computed">What the model arrives at, in the same unit.</param>
/// <param name="Tolerance">How far the two may be apart, as a fraction of the published one.</param>
/// <param name="Verdict">What to make of it in words: that it reproduces, or which slip is in it and what is right.</param>
/// <param name="Source">Where it was published.</param>
public sealed record SelfTestRow(string Id, string Computes, double Published, double Computed, double Tolerance, string Verdict, string Source)
{
    /// <summary>What is wrong with the published figure and what would be right; null where nothing is.</summary>
    public string? Slip { get; init; }

    /// <summary>Computed over published, less 1.</summary>
    public double Difference => Published == 0 ? Computed : (Computed / Published) - 1;

    /// <summary>Whether the two agree.</summary>
    public bool Passed => Math.Abs(Difference) <= Tolerance;
}

/// <summary>A worked example that could not be computed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why not.</param>
public sealed record NotComputed(string Id, string Reason);

/// <summary>Every worked example beside what the model makes of it.</summary>
/// <param name="Rows">Those that were computed.</param>
/// <param name="NotComputed">Those that were not.</param>
public sealed record SelfTestReport(ImmutableArray<SelfTestRow> Rows, ImmutableArray<NotComputed> NotComputed)
{
    /// <summary>Whether every example was computed and agrees.</summary>
    public bool Passed => NotComputed.IsEmpty && Rows.All(row => row.Passed);
}

/// <summary>Recomputes the worked examples that ship with the package from their inputs, as any scenario is computed.</summary>
public static class SelfTest
{
    /// <summary>Computes all of them.</summary>
    public static SelfTestReport Run(CatalogSet catalogs)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        var rows = ImmutableArray.CreateBuilder<SelfTestRow>();
        var not = ImmutableArray.CreateBuilder<NotComputed>();
        foreach (WorkedExample example in WorkedExampleFiles.Read())
        {
            var document = ScenarioDocument.FromNode(example.Scenario, catalogs);
            if (document.Plan is not { } plan)
            {
                not.Add(new NotComputed(example.Id, document.Faults[0].ToString()));
                continue;
            }

            ScenarioResult result = plan.Evaluate();
            if (result[example.Metric] is { } value)
            {
                string? slip = Slip(example, result);
                string verdict = slip is not null ? $"reproduces a published slip: {slip}"
                    : example.Note is null ? "reproduces"
                    : $"reproduces ({example.Note})";
                rows.Add(new SelfTestRow(example.Id, example.Computes, example.Published, value * example.Times, example.Tolerance, verdict, example.Source)
                {
                    Slip = slip,
                });
            }
            else
            {
                not.Add(new NotComputed(example.Id, result.WhyNone(ScenarioMetrics.Find(example.Metric)!) ?? $"the scenario gives no {example.Metric}"));
            }
        }

        return new SelfTestReport(rows.ToImmutable(), not.ToImmutable());
    }

    private static string? Slip(WorkedExample example, ScenarioResult result)
    {
        if (example.Slip is null)
        {
            return null;
        }

        string right = example.RightMetric is { } path && result[path] is { } value
            ? $"; right is {MetricText.Format(ScenarioMetrics.Find(path)!, value * example.Times)}"
            : "";
        return example.Slip + right;
    }
}
