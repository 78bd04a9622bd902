using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Validation;

namespace CostModel.Documents.Analysis;

/// <summary>A statement about a metric that is true or not, such as <c>margin.grossMargin &lt; 0</c>.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Metric">The metric.</param>
/// <param name="IsBelow">Whether it is to be below the bound, rather than above.</param>
/// <param name="Bound">The bound, in the metric's unit.</param>
public sealed record ProbabilityStatement(string Text, PlanMetric Metric, bool IsBelow, double Bound)
{
    /// <summary>Reads a statement, or returns null with a fault. <c>P(...)</c> around it may be left out.</summary>
    public static ProbabilityStatement? Parse(IPlan plan, string text, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        string inner = text.Trim();
        inner = inner.StartsWith("P(", StringComparison.Ordinal) && inner.EndsWith(')') ? inner[2..^1] : inner;
        int at = inner.IndexOfAny(['<', '>']);
        if (at < 1)
        {
            faults.Add(new Fault(FaultCodes.Usage, "", $"'{text}': expected a metric, < or > and a value, e.g. margin.grossMargin < 0"));
            return null;
        }

        string path = inner[..at].Trim();
        if (plan.FindMetric(path) is not { } metric)
        {
            string? nearest = NearestMatch.Of(path, plan.MetricPaths);
            faults.Add(new Fault(FaultCodes.Usage, "", $"there is no metric '{path}'", nearest is null ? "costmodel list metrics" : $"did you mean '{nearest}'?"));
            return null;
        }

        if (!metric.TryParse(inner[(at + 1)..].TrimStart('=').Trim(), out double bound, out string problem))
        {
            faults.Add(new Fault(FaultCodes.BadValue, path, $"'{text}': {problem}"));
            return null;
        }

        return new ProbabilityStatement(inner, metric, inner[at] == '<', bound);
    }

    /// <summary>The share of draws that it is true for.</summary>
    public double Of(MonteCarloResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return IsBelow ? result[Metric.Path].ProbabilityBelow(Bound) : result[Metric.Path].ProbabilityAbove(Bound);
    }
}
