using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving.Adapters;
using CostModel.Serving.Caching;
using CostModel.Serving.Constants;
using CostModel.Serving.Engines;
using CostModel.Serving.Loads;
using CostModel.Serving.Memory;
using CostModel.Serving.Queueing;
using CostModel.Serving.Steps;

namespace CostModel.Serving;

/// <summary>A serving plan that was found valid, with everything resolved. Immutable; its estimate is a pure function of it.</summary>
public sealed class CompiledServingPlan
{
    private readonly ModelArchitecture _architecture;
    private readonly RandomArrivals? _arrivals;

    internal CompiledServingPlan(ServingPlan plan, ModelArchitecture architecture, ServingConstants constants, CompiledServingPlan? similar = null)
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
        if (similar is not null && similar.Constants == constants && IsSameDeployment(similar.Plan, plan))
        {
            (Step, Memory, Drafts, Bands) = (similar.Step, similar.Memory, similar.Drafts, similar.Bands);
        }
        else
        {
            Step = StepOf(plan.Layout!);
            Memory = MemoryOf(Step);
            Drafts = DraftsOf(plan, Step, constants);
            Bands = ServingErrors.Default.Of(plan, architecture.IsMixtureOfExperts);
        }

        Reuse = PrefixReuse.Of(this);
        _arrivals = plan.Objective?.Percentile is { } share ? RandomArrivals.At(share.TotalFraction) : null;
    }

    /// <summary>Whether requests come through a server rather than from the process that runs the engine.</summary>
    private static bool IsServed(ServingPlan plan)
        => !plan.Engine!.InProcess && plan.Load is not (OfflineLoad or StaticLoad or ClosedLoad { IsInProcess: true });

    /// <summary>Whether plans differ in nothing but requests, objective and the amount of load, which no model of a step or of memory reads.</summary>
    private static bool IsSameDeployment(ServingPlan one, ServingPlan other)
        => ReferenceEquals(one.Model, other.Model)
            && ReferenceEquals(one.Hardware, other.Hardware)
            && ReferenceEquals(one.Engine, other.Engine)
            && ReferenceEquals(one.Precision, other.Precision)
            && ReferenceEquals(one.CachePrecision, other.CachePrecision)
            && one.Layout == other.Layout
            && one.Disaggregation == other.Disaggregation
            && one.Load?.GetType() == other.Load?.GetType()
            && IsServed(one) == IsServed(other)
            && one.Speculation == other.Speculation
            && one.Adapters == other.Adapters
            && one.Offload == other.Offload
            && one.MayHaveDrafted == other.MayHaveDrafted
            && one.MemoryShare == other.MemoryShare;

    /// <summary>The plan, with its defaults filled in.</summary>
    public ServingPlan Plan { get; }

    internal ServingConstants Constants { get; }

    internal StepModel Step { get; }

    internal ReplicaMemory Memory { get; }

    internal RequestShape Shape { get; }

    /// <summary>What is left of the history of waiting conversations; null where none wait.</summary>
    internal PrefixReuse? Reuse { get; }

    internal TokenDrafts Drafts { get; }

    internal ServingBands Bands { get; }

    internal double Replicas => Plan.Replicas ?? 1;

    /// <summary>What the plan takes and gives.</summary>
    public ServingEstimate Estimate() => ServingEstimator.Estimate(this);

    /// <summary>One replica with so many requests in flight; does not allocate.</summary>
    internal LoopTime Steady(double concurrency) => Loop(concurrency, LoopProtocol.Steady);

    /// <summary>The same under another protocol of measurement.</summary>
    internal LoopTime Loop(double concurrency, in LoopProtocol protocol)
        => Reuse is { } reuse ? reuse.Loop(concurrency, protocol) : ClosedLoopModel.Evaluate(Step, Memory, Shape, concurrency, protocol, Drafts);

    /// <summary>The same as the request at the objective's percentile sees it, which is the mean one where it names none; does not allocate.</summary>
    internal LoopTime Experienced(double concurrency) => _arrivals is { } arrivals ? arrivals.Of(this, concurrency) : Steady(concurrency);

    /// <summary>Requests in flight that one replica has room for in its cache and in its engine's batch, at least 1.</summary>
    internal double MostConcurrency(in LoopTime any)
        => Math.Max(1, Math.Floor(Math.Min(any.Room, Step.Engine.MaxSequences * Step.Layout.AttentionData)));

    /// <summary>The same plan under other constants and another engine, for fits.</summary>
    internal CompiledServingPlan With(ServingConstants constants, Engine engine)
        => new(Plan with { Engine = engine }, _architecture, constants);

    internal StepModel StepOf(ServingLayout layout) => new(
        _architecture, Plan.Hardware!, Plan.Engine!, Constants, Plan.Precision!, Plan.CachePrecision!, layout)
    {
        Adapters = Plan.Adapters is { } set ? new AdapterModel(_architecture, Plan.Hardware!, layout, set) : null,
        IsServed = IsServed(Plan),
    };

    internal ReplicaMemory MemoryOf(StepModel step) => new(step, _architecture, Plan.Hardware!, Plan.MemoryShare?.TotalFraction);

    private static TokenDrafts DraftsOf(ServingPlan plan, StepModel step, ServingConstants constants)
        => plan.Speculation is { } speculation
            ? TokenDrafts.Of(
                speculation.Drafts, speculation.Acceptance.TotalFraction, speculation.CostPerDraft?.TotalFraction ?? step.DraftShare)
            : plan.MayHaveDrafted ? TokenDrafts.Unlabelled(constants)
            : TokenDrafts.None;
}
