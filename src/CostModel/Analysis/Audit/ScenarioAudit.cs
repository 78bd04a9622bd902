using CostModel.Analysis.Expressions;
using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

namespace CostModel.Analysis.Audit;

/// <summary>Holds a claim against a metric of a scenario, and looks for the input that was left out, counted twice or mistaken.</summary>
public static class ScenarioAudit
{
    private static readonly string[] s_shares = ["serving.utilization", "training.utilization", "training.goodput", "revenue.paying"];

    /// <summary>Audits a claim.</summary>
    /// <param name="scenario">A scenario of the claim's inputs.</param>
    /// <param name="metric">The metric that the claim is about.</param>
    /// <param name="claim">The claim, as it was written: with a unit of the metric's dimension, or bare in the metric's own unit.</param>
    /// <param name="tolerance">The share within which it is met.</param>
    /// <exception cref="ArgumentException">The scenario does not give that metric.</exception>
    public static AuditReport Of(
        CompiledScenario scenario, MetricDefinition metric, WrittenMeasure claim, double tolerance = CalculationAudit.UsualTolerance)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(metric);
        double computed = scenario.Evaluate()[metric] ?? throw new ArgumentException($"the scenario does not give {metric.Path}", nameof(metric));
        Measure unit = MetricMeasure.UnitOf(metric);
        bool bare = claim.Unit.Length == 0;
        double claimed = bare ? claim.Number : claim.Measure.Value / unit.Value;
        double shownUnit = bare ? 1 : claim.UnitValue / unit.Value;
        var report = new AuditReport
        {
            Claimed = claim.Number,
            Unit = claim.Unit,
            Tolerance = Math.Max(tolerance, CalculationAudit.Rounding(claim.Number)),
            Verdict = AuditVerdict.WrongUnit,
            Calculation = metric.Path,
        };
        if (!bare && claim.Measure.Dimensions != unit.Dimensions && claim.Measure.Dimensions != unit.Dimensions * new Dimensions(Time: -1))
        {
            return report with { Calculation = $"{metric.Path} is in {unit.Dimensions}, the claim in {claim.Measure.Dimensions}" };
        }

        if (CalculationAudit.IsMet(claimed, computed, report.Tolerance))
        {
            return report with { Computed = computed / shownUnit, Verdict = AuditVerdict.Reproduces };
        }

        var slips = new SlipFinder(claimed, computed, unit.Dimensions, shownUnit);
        slips.WithCatalogue();
        Inputs(slips, scenario, metric, computed);
        Conventions(slips, scenario.Scenario, metric);
        bool impossible = metric.Path == "margin.grossMargin" && claimed > 1;
        return report with
        {
            Computed = computed / shownUnit,
            Verdict = impossible ? AuditVerdict.Impossible : AuditVerdict.Off,
            Slips = slips.Found,
        };
    }

    /// <summary>Each number of the scenario at the value that means that it was forgotten.</summary>
    private static void Inputs(SlipFinder slips, CompiledScenario compiled, MetricDefinition metric, double computed)
    {
        Scenario scenario = compiled.Scenario;
        foreach (InputDefinition input in ScenarioInputs.Numbers)
        {
            if (input.Get(scenario) is not { } value)
            {
                continue;
            }

            double forgotten = s_shares.Contains(input.Path) || value > 1 ? 1 : 0;
            if (value != forgotten && input.Range.Allows(forgotten) && Metric(input.With(scenario, forgotten), metric) is { } without && without > 0)
            {
                slips.WithFactor($"{input.Path} ({input.Format(value)})", computed / without);
            }
        }
    }

    /// <summary>Readings of the same inputs that people mix up.</summary>
    private static void Conventions(SlipFinder slips, Scenario scenario, MetricDefinition metric)
    {
        foreach (Calendar calendar in Calendar.Options.Where(calendar => calendar != scenario.Calendar))
        {
            Try(slips, scenario with { Calendar = calendar }, metric, "calendar", $"a calendar of {calendar.HoursPerYear / 24:0} days a year and {calendar.HoursPerMonth:0.#} h a month");
        }

        if (metric.Path == "margin.grossMargin" && scenario.Evaluate()["margin.markup"] is { } markup)
        {
            slips.With("markup-for-margin", "profit over cost (a markup) given as profit over revenue (a margin)", markup);
        }

        if (scenario.Model is { } model && model.ActiveParameters < model.Parameters)
        {
            Scenario total = scenario with { Model = Model.OfSize(model.Parameters) };
            Try(slips, total, metric, "total-for-active", $"all {model.Parameters} counted where a token uses {model.ActiveParameters}");
        }

        TokenClasses(slips, scenario, metric);
        foreach (HardwareProfile hardware in new[] { scenario.Training?.Hardware, scenario.Serving?.Hardware }.OfType<HardwareProfile>().Where(known => known.ChipsPerNode > 1).Distinct())
        {
            slips.WithFactor($"a server of {hardware.ChipsPerNode} accelerators taken for one", hardware.ChipsPerNode);
        }
    }

    /// <summary>Prices of one class of tokens put on another.</summary>
    private static void TokenClasses(SlipFinder slips, Scenario scenario, MetricDefinition metric)
    {
        if (scenario is { Api: { PerMillionInputTokens: { } input, PerMillionCachedInputTokens: { } cached, PerMillionOutputTokens: { } output } api, Workload.CachedShare: { } share })
        {
            double kept = 1 - (share.TotalFraction * (1 - (cached / input)));
            Try(
                slips, scenario with { Api = api with { PerMillionOutputTokens = output * kept } }, metric, "discount-on-output",
                "the cache's discount, which is on input tokens, taken off output tokens too");
        }

        if (scenario.Bill is { CacheWriteOneHourTokens: { } written } bill)
        {
            Scenario brief = scenario with { Bill = bill with { CacheWriteTokens = (bill.CacheWriteTokens ?? Tokens.Zero) + written, CacheWriteOneHourTokens = null } };
            Try(slips, brief, metric, "short-cache-write", "cache writes for an hour priced as those for five minutes");
        }
    }

    private static void Try(SlipFinder slips, Scenario scenario, MetricDefinition metric, string id, string explanation)
    {
        if (Metric(scenario, metric) is { } mistaken)
        {
            slips.With(id, explanation, mistaken);
        }
    }

    private static double? Metric(Scenario scenario, MetricDefinition metric)
        => scenario.TryCompile(new Validation.FaultCollector()) is { } plan ? plan.Evaluate()[metric] : null;
}
