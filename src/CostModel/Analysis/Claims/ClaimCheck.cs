using System.Collections.Immutable;
using System.Globalization;
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
        ClaimVerdict verdict = claim.Judgement ?? Verdict(claim, judged);
        return new ClaimResult { Claim = claim, Figures = [.. figures], Verdict = verdict, Sentence = Sentence(claim, verdict, figures, judged) };
    }

    private static ClaimVerdict Verdict(Claim claim, FigureResult[] judged)
    {
        int held = judged.Count(figure => figure.Holds == true);
        return (judged.Length, held) switch
        {
            _ when claim.NotComputed.Length > 0 => ClaimVerdict.NotComputable,
            (0, _) => ClaimVerdict.Context,
            var (all, some) when all == some => ClaimVerdict.Agrees,
            (_, 0) => ClaimVerdict.Off,
            _ => ClaimVerdict.Inconsistent,
        };
    }

    private static string Sentence(Claim claim, ClaimVerdict verdict, FigureResult[] figures, FigureResult[] judged)
    {
        string word = verdict switch
        {
            ClaimVerdict.NotComputable => "not computable: " + claim.NotComputed,
            ClaimVerdict.Agrees => "agrees",
            ClaimVerdict.Context => "context",
            ClaimVerdict.Off => Distance(claim, judged[0].Report!),
            _ when judged.Length > 1
                => FormattableString.Invariant($"inconsistent: {judged.Count(figure => figure.Holds == true)} of {judged.Length} figures hold"),
            _ => "inconsistent",
        };
        string reason = claim.Reason;
        for (int i = 0; i < figures.Length; i++)
        {
            reason = reason.Replace($"{{{(i + 1).ToString(CultureInfo.InvariantCulture)}}}", figures[i].Text, StringComparison.Ordinal);
        }

        return reason.Length == 0 ? word : $"{word}; {reason}";
    }

    /// <summary>How far off, and by what slip; where none is known, the reason of the claim says more than that.</summary>
    private static string Distance(Claim claim, AuditReport report)
        => claim.Reason.Length > 0 && (claim.NoSlip || report.Slips.IsEmpty) ? report.Sentence.Split(';')[0] : report.Sentence;

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
