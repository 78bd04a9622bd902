namespace CostModel.Scenarios;

/// <summary>The 80 % band of a metric, in the metric's unit.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct MetricBand(double Low, double High);
