using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving.Constants;
using CostModel.Serving.Engines;
using CostModel.Serving.Loads;
using CostModel.Serving.Memory;
using CostModel.Serving.Steps;

namespace CostModel.Serving;

/// <summary>A serving plan that was found valid, with everything resolved. Immutable; its estimate is a pure function of it.</summary>
public sealed class CompiledServingPlan
{
    private readonly ModelArchitecture _architecture;

    internal CompiledServingPlan(ServingPlan plan, ModelArchitecture architecture, ServingConstants constants)
    {
        Plan = plan;
        _architecture = architecture;
        Constants = constants;
        Workload? workload = plan.Workload;
        double input = workload?.InputTokens?.TotalTokens ?? ServingDefaults.InputTokens;
        Shape = new RequestShape(
            input,
            workload?.OutputTokens?.TotalTokens ?? ServingDefaults.OutputTokens,
            input * (workload?.CachedShare?.TotalFraction ?? 0));
        Step = StepOf(plan.Layout!);
        Memory = MemoryOf(Step);
        Drafts = DraftsOf(plan, Step, constants);
        Bands = ServingErrors.Default.Of(plan, architecture.IsMixtureOfExperts);
    }

    /// <summary>The plan, with its defaults filled in.</summary>
    public ServingPlan Plan { get; }

    internal ServingConstants Constants { get; }

    internal StepModel Step { get; }

    internal ReplicaMemory Memory { get; }

    internal RequestShape Shape { get; }

    internal TokenDrafts Drafts { get; }

    internal ServingBands Bands { get; }

    internal double Replicas => Plan.Replicas ?? 1;

    /// <summary>What the plan takes and gives.</summary>
    public ServingEstimate Estimate() => ServingEstimator.Estimate(this);

    /// <summary>One replica with so many requests in flight; does not allocate.</summary>
    internal LoopTime Steady(double concurrency) => ClosedLoopModel.Evaluate(Step, Memory, Shape, concurrency, LoopProtocol.Steady, Drafts);

    /// <summary>The same plan under other constants and another engine, for fits.</summary>
    internal CompiledServingPlan With(ServingConstants constants, Engine engine)
        => new(Plan with { Engine = engine }, _architecture, constants);

    internal StepModel StepOf(ServingLayout layout) => new(
        _architecture, Plan.Hardware!, Plan.Engine!, Constants, Plan.Precision!, Plan.CachePrecision!, layout)
    {
        IsServed = !Plan.Engine!.InProcess && Plan.Load is not (OfflineLoad or StaticLoad or ClosedLoad { IsInProcess: true }),
    };

    internal ReplicaMemory MemoryOf(StepModel step) => new(step, _architecture, Plan.Hardware!, Plan.MemoryShare?.TotalFraction);

    private static TokenDrafts DraftsOf(ServingPlan plan, StepModel step, ServingConstants constants)
        => plan.Speculation is { } speculation
            ? TokenDrafts.Of(
                speculation.Drafts, speculation.Acceptance.TotalFraction, speculation.CostPerDraft?.TotalFraction ?? step.DraftShare)
            : plan.MayHaveDrafted ? TokenDrafts.Unlabelled(constants)
            : TokenDrafts.None;
}
