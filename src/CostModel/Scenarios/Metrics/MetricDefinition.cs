namespace CostModel.Scenarios.Metrics;

/// <summary>A result of a scenario: its path, unit, meaning, and the law behind it.</summary>
public sealed class MetricDefinition
{
    internal MetricDefinition(string path, string label, MetricUnit unit, string meaning, string law = "")
        => (Path, Label, Unit, Meaning, Law) = (path, label, unit, meaning, law);

    /// <summary>The path in results, such as <c>training.gpuHours</c>.</summary>
    public string Path { get; }

    /// <summary>A short name for tables.</summary>
    public string Label { get; }

    /// <summary>The unit of the number at that path.</summary>
    public MetricUnit Unit { get; }

    /// <summary>What it is, in one sentence.</summary>
    public string Meaning { get; }

    /// <summary>The law that gives it, with reference and range of validity; empty for plain arithmetic.</summary>
    public string Law { get; }

    /// <summary>Says why a scenario that asks for this metric has no number for it; null where it was not asked for.</summary>
    internal Func<ScenarioResult, string?>? WhyNone { get; init; }

    /// <summary>Its place in the block of results.</summary>
    internal int Index { get; set; } = -1;
}
