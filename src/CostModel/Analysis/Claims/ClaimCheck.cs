using System.Collections.Immutable;
using CostModel.Analysis.Audit;
using CostModel.Analysis.Expressions;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Analysis.Claims;

/// <summary>Computes claims from their inputs, through a scenario or the model's own functions, and says whether they hold.</summary>
public static class ClaimCheck
{
    /// <summary>All shipped claims.</summary>
    public static ImmutableArray<ClaimResult> All() => [.. ClaimCatalog.All.Select(Of)];

    /// <summary>One claim.</summary>
    public static ClaimResult Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ImmutableDictionary<string, Measure> inputs = ClaimInputs.Of(claim);
        FigureResult[] figures = [.. claim.Figures.Select(figure => Compute(figure, inputs, claim))];
        FigureResult[] judged = [.. (claim.JudgesAll ? figures : [.. figures.Take(1)]).Where(figure => figure.Holds is not null)];
        bool? holds = judged.Length == 0 ? null : judged.All(figure => figure.Holds == true);
        return new ClaimResult { Claim = claim, Figures = [.. figures], Holds = holds, Verdict = Verdict(claim, judged) };
    }

    private static string Verdict(Claim claim, FigureResult[] judged)
    {
        if (claim.NotComputed.Length > 0)
        {
            return "not computable: " + claim.NotComputed;
        }

        if (claim.Judgement.Length > 0)
        {
            return claim.Judgement;
        }

        int held = judged.Count(figure => figure.Holds == true);
        return (judged.Length, held) switch
        {
            (0, _) => "no figure claimed: ours is given",
            var (all, some) when all == some => "agrees",
            (1, _) => judged[0].Report!.Sentence,
            (_, 0) => judged[0].Report!.Sentence,
            var (all, some) => FormattableString.Invariant($"inconsistent: {some} of {all} figures hold; ")
                + $"{judged.First(figure => figure.Holds == false) switch { var first => $"{first.Figure.What} {first.Report!.Sentence}" }}",
        };
    }

    private static FigureResult Compute(ClaimFigure figure, ImmutableDictionary<string, Measure> inputs, Claim claim)
    {
        CompiledScenario? plan = figure.Metric.Length > 0 ? ClaimScenario.Of(figure.Scenario) : null;
        MetricDefinition? metric = plan is null ? null : ScenarioMetrics.Find(figure.Metric);
        Expression? formula = plan is null ? Read(figure, inputs, claim) : null;
        Measure result = formula?.Evaluate() ?? Scaled(plan!.Evaluate()[metric!]!.Value, MetricMeasure.UnitOf(metric!));
        if (ClaimedBy(figure, result) is not { } claimed)
        {
            WrittenMeasure unit = Written("1 " + figure.Unit, claim);
            return new FigureResult
            {
                Figure = figure,
                Computed = result.Value / unit.UnitValue,
                Unit = figure.Unit,
                Calculation = formula is null ? figure.Metric : figure.Formula,
            };
        }

        AuditReport report = formula is null
            ? ScenarioAudit.Of(plan!, metric!, claimed, figure.Tolerance)
            : CalculationAudit.Of(claimed, formula, figure.Tolerance);
        bool bounded = figure.Claimed.Length == 0;
        bool holds = report.Verdict == AuditVerdict.Reproduces || (bounded && IsWithin(figure, result));
        return new FigureResult
        {
            Figure = figure,
            Claimed = claimed.Number,
            Computed = result.Value / claimed.UnitValue,
            Unit = claimed.Unit,
            Calculation = formula is null ? figure.Metric : figure.Formula,
            Holds = holds,
            Report = bounded ? report with { Slips = [] } : report,
        };
    }

    private static Measure Scaled(double value, Measure unit) => new(value * unit.Value, unit.Dimensions);

    private static Expression Read(ClaimFigure figure, ImmutableDictionary<string, Measure> inputs, Claim claim)
        => Expression.TryParse(figure.Formula, inputs, out Expression? formula, out string? problem)
            ? formula
            : throw new InvalidOperationException($"{claim.Id}: '{figure.Formula}': {problem}");

    /// <summary>The claim itself, or the bound that the result is nearer to.</summary>
    private static WrittenMeasure? ClaimedBy(ClaimFigure figure, Measure result)
    {
        WrittenMeasure[] bounds = [.. new[] { figure.Claimed, figure.AtLeast, figure.AtMost }.Where(text => text.Length > 0).Select(Parsed)];
        return bounds.Length == 0 ? null : bounds.MinBy(bound => Math.Abs(Math.Log(bound.Measure.Value / result.Value)));
    }

    private static bool IsWithin(ClaimFigure figure, Measure result)
        => (figure.AtLeast.Length == 0 || result.Value >= Parsed(figure.AtLeast).Measure.Value)
            && (figure.AtMost.Length == 0 || result.Value <= Parsed(figure.AtMost).Measure.Value);

    private static WrittenMeasure Parsed(string text) => Written(text, null);

    private static WrittenMeasure Written(string text, Claim? claim)
        => Measure.TryParse(text, out WrittenMeasure written, out string? problem)
            ? written
            : throw new InvalidOperationException($"{claim?.Id}: '{text}': {problem}");
}
