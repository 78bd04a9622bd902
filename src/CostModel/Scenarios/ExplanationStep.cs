using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios;

/// <summary>One formula of an explanation.</summary>
/// <param name="Metric">The metric that it gives.</param>
/// <param name="Value">The number.</param>
/// <param name="Formula">The formula in names.</param>
/// <param name="WithNumbers">The same formula with the numbers that went in.</param>
public sealed record ExplanationStep(MetricDefinition Metric, double Value, string Formula, string WithNumbers);

/// <summary>A number that an explanation ends in.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Value">The number, in the unit that the formulas use.</param>
/// <param name="Text">The number as a person would write it.</param>
/// <param name="Origin">Where it comes from.</param>
public sealed record ExplanationInput(string Path, double Value, string Text, InputOrigin? Origin);
