using CostModel.Analysis.Expressions;

namespace CostModel.Analysis.Audit;

/// <summary>Holds a claim against a calculation of its inputs.</summary>
public static class CalculationAudit
{
    /// <summary>A claim is met within this share, or within half a unit of its last digit where that is more.</summary>
    public const double UsualTolerance = 0.02;

    /// <summary>Audits a claim.</summary>
    /// <param name="claim">The claim as it was written.</param>
    /// <param name="calculation">The calculation of its inputs.</param>
    /// <param name="tolerance">The share within which it is met.</param>
    /// <exception cref="ExpressionException">The calculation cannot be carried out.</exception>
    public static AuditReport Of(WrittenMeasure claim, Expression calculation, double tolerance = UsualTolerance)
    {
        ArgumentNullException.ThrowIfNull(calculation);
        Measure result = calculation.Evaluate();
        var report = new AuditReport
        {
            Claimed = claim.Number,
            Unit = claim.Unit,
            Tolerance = Math.Max(tolerance, Rounding(claim.Number)),
            Verdict = AuditVerdict.WrongUnit,
            Calculation = calculation.ToString(),
        };
        if (result.Dimensions != claim.Measure.Dimensions)
        {
            return report with { Calculation = $"{calculation} is in {result.Dimensions}, the claim in {claim.Measure.Dimensions}" };
        }

        double computed = result.Value / claim.UnitValue;
        if (IsMet(claim.Number, computed, report.Tolerance))
        {
            return report with { Computed = computed, Verdict = AuditVerdict.Reproduces };
        }

        var slips = new SlipFinder(claim.Number * claim.UnitValue, result.Value, result.Dimensions, claim.UnitValue);
        slips.WithCatalogue();
        foreach ((Expression factor, int power) in calculation.Factors())
        {
            slips.WithFactor($"'{factor}'", Math.Pow(factor.Evaluate().Value, power));
        }

        return report with { Computed = computed, Verdict = AuditVerdict.Off, Slips = slips.Found };
    }

    internal static bool IsMet(double claimed, double computed, double tolerance)
        => Math.Abs(claimed - computed) <= tolerance * Math.Max(Math.Abs(computed), double.Epsilon);

    /// <summary>Half a unit of the last digit that a number was written with, as a share of it; at most a twentieth.</summary>
    internal static double Rounding(double number)
    {
        if (number == 0)
        {
            return 0;
        }

        for (int digits = 1; digits <= 6; digits++)
        {
            string written = number.ToString("E" + (digits - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
            double rounded = double.Parse(written, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
            if (Math.Abs(rounded - number) <= 1e-9 * Math.Abs(number))
            {
                double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(number))) - digits + 1);
                return Math.Min(0.05, unit / 2 / Math.Abs(number));
            }
        }

        return 0;
    }
}
