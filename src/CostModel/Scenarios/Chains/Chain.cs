using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios.Chains;

/// <summary>One evaluation of a scenario's formulas: the numbers that they read and the results that they leave.</summary>
internal readonly ref struct Chain<T>
    where T : struct, IReal<T>
{
    private readonly ReadOnlySpan<T> _numbers;
    private readonly Span<T> _metrics;

    internal Chain(CompiledScenario plan, ReadOnlySpan<T> numbers, Span<T> metrics)
    {
        Plan = plan;
        _numbers = numbers;
        _metrics = metrics;
    }

    internal CompiledScenario Plan { get; }

    /// <summary>The number in a slot.</summary>
    internal T In(Slot slot) => _numbers[slot.Index];

    /// <summary>The number in a slot, or another where the slot is empty.</summary>
    internal T Or(Slot slot, T otherwise) => Has(slot) ? In(slot) : otherwise;

    /// <summary>Whether the scenario gives this input, or compilation gave it a default.</summary>
    internal bool Has(Slot slot) => Plan.Has(slot);

    /// <summary>Leaves a result under its metric and returns it under its name.</summary>
    internal T Put(MetricDefinition metric, T value)
    {
        T named = T.Name(value, metric.Path);
        _metrics[metric.Index] = named;
        return named;
    }

    /// <summary>A result that an earlier part of the chain left.</summary>
    internal T Result(MetricDefinition metric) => _metrics[metric.Index];
}
