using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CostModel.Formulas;
using CostModel.Scenarios.Chains;
using CostModel.Scenarios.Chains.Economics;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Serving;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>A scenario that was found valid, with everything resolved. Immutable; its results are a pure function of it.</summary>
public sealed class CompiledScenario
{
    private readonly double[] _numbers;
    private readonly bool[] _has;

    internal CompiledScenario(Scenario scenario, ScenarioSlots slots)
    {
        Scenario = scenario;
        _numbers = slots.Numbers();
        _has = slots.Presence();
        Slots = slots.All();
        Origins = slots.Origins();
    }

    /// <summary>The scenario as it was given.</summary>
    public Scenario Scenario { get; }

    internal ImmutableArray<Slot> Slots { get; }

    internal ImmutableDictionary<Slot, InputOrigin> Origins { get; }

    /// <summary>The training run; null where the scenario has none.</summary>
    public CompiledTrainingRun? Training { get; internal init; }

    /// <summary>One replica as the operator-level model sees it; null where its speed, its fleet or its bill is stated.</summary>
    public ServingEstimate? Serving { get; internal init; }

    internal Slot? TrainingPrice { get; init; }

    internal ServingMode? ServingMode { get; init; }

    internal Slot? ServingPrice { get; init; }

    internal DemandShape Demand { get; init; }

    /// <summary>Whether the time of a replica is split into prefill and decode.</summary>
    internal bool ModelsPrefill { get; init; }

    internal bool HasTokenTariff { get; init; }

    internal bool HasTokenRevenue { get; init; }

    internal bool HasMargin { get; init; }

    internal ImmutableArray<CostLineSlot> CostLines { get; init; } = [];

    internal ImmutableArray<CostLineSlot> ContributionLines { get; init; } = [];

    /// <summary>Whether accelerator-hours of training are computed or stated.</summary>
    internal bool HasTrainingHours => Training is not null || Scenario.StatedTraining is { GpuHours: not null } or { Duration: not null } or { Flops: not null };

    /// <summary>Whether training has a cost: at a price, or as stated.</summary>
    internal bool HasTrainingCost => (HasTrainingHours && TrainingPrice is not null) || Scenario.StatedTraining?.Cost is not null;

    /// <summary>Whether serving is paid for by the accelerator.</summary>
    internal bool ServesChips
        => ServingMode is Scenarios.ServingMode.StatedFleet or Scenarios.ServingMode.Replicas;

    /// <summary>What a reader should know before relying on the answer, such as a price that is old.</summary>
    public ImmutableArray<Fault> Warnings { get; internal init; } = [];

    /// <summary>Why the plan cannot be carried out as stated, each with what would help; empty where it can.</summary>
    public ImmutableArray<string> Obstacles { get; internal init; } = [];

    /// <summary>What a model predicted, with its error.</summary>
    internal ImmutableArray<UncertainLeaf> Uncertain { get; init; } = [];

    internal EconomicsShape Economics { get; init; } = new();

    internal ReadOnlySpan<double> Numbers => _numbers;

    /// <summary>Evaluates the scenario.</summary>
    public ScenarioResult Evaluate()
    {
        var metrics = new double[ScenarioMetrics.All.Length];
        Array.Fill(metrics, double.NaN);
        Run(MemoryMarshal.Cast<double, Scalar>(_numbers), MemoryMarshal.Cast<double, Scalar>(metrics.AsSpan()));
        return new ScenarioResult(this, metrics);
    }

    /// <summary>Shows how a metric came about: the arithmetic that ran, the numbers in it, and where each comes from.</summary>
    /// <param name="metric">The metric; one that the scenario does not give has an empty explanation.</param>
    public Explanation Explain(MetricDefinition metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        var traced = new Traced[_numbers.Length];
        for (int i = 0; i < traced.Length; i++)
        {
            traced[i] = new Traced(new TraceInput(Slots[i].Path, _numbers[i], Slots[i].Unit));
        }

        var metrics = new Traced[ScenarioMetrics.All.Length];
        Run<Traced>(traced, metrics);
        return Explanation.Of(this, metric, metrics[metric.Index].Node);
    }

    internal bool Has(Slot slot) => _has[slot.Index];

    /// <summary>The number in a slot; NaN where it is empty.</summary>
    internal double NumberOf(Slot slot) => _numbers[slot.Index];

    /// <summary>The whole chain, over any number type.</summary>
    internal void Run<T>(ReadOnlySpan<T> numbers, Span<T> metrics)
        where T : struct, IReal<T>
    {
        var chain = new Chain<T>(this, numbers, metrics);
        TrainingChain.Run(chain);
        StatedTrainingChain.Run(chain);
        DemandChain.Run(chain);
        ServingChain.Run(chain);
        MarginChain.Run(chain);
        EconomicsChain.Run(chain);
    }
}
