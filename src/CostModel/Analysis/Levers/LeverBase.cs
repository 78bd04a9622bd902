using CostModel.Economics;
using CostModel.Efficiency;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Serving;
using CostModel.Training;

namespace CostModel.Analysis.Levers;

/// <summary>A scenario prepared for techniques: its figures, its serving split by resource, and the scenario that a set of techniques turns it into.</summary>
internal sealed class LeverBase
{
    private const double AssumedOutputTokens = 300;

    private readonly Scenario _scenario;
    private readonly CompiledScenario _compiled;

    internal LeverBase(CompiledScenario compiled)
    {
        _compiled = compiled;
        _scenario = compiled.Scenario;
        Model = _scenario.Serving?.Model ?? _scenario.Model ?? _scenario.Training?.Model;
        Baseline = FiguresOf(compiled.Evaluate());
        State = StateOf();
        Target = new TechniqueTarget
        {
            Model = Model,
            Hardware = _scenario.Serving?.Hardware ?? _scenario.Training?.Hardware,
            BehindApi = _scenario.Api is not null,
            InputTokens = InputTokens,
            TokensPerParameter = _scenario.Training is { Tokens: { } tokens } && TrainedModel is { } trained
                ? tokens.TotalTokens / trained.ActiveParameters.TotalParameters
                : null,
        };
    }

    internal Model? Model { get; }

    internal Model? TrainedModel => _scenario.Training?.Model ?? _scenario.Model;

    internal LeverFigures Baseline { get; }

    internal TechniqueTarget Target { get; }

    /// <summary>The deployment by resource; null where there is none, or nothing to split it by.</summary>
    internal ServingState? State { get; }

    internal bool HasServing => _compiled.ServingMode is not null;

    internal bool HasTraining => _compiled.Training is not null;

    internal HardwareProfile? TrainingHardware => _scenario.Training?.Hardware ?? _scenario.Serving?.Hardware;

    internal UsdPerGpuHour? Price
        => TrainingHardware is { } hardware && _scenario.Prices.TryGetValue(hardware.Id, out UsdPerGpuHour price) ? price : null;

    private double? InputTokens
        => _scenario.Workload?.InputTokens?.TotalTokens
            ?? (_scenario.Workload is { InputTokensPerDay: { } perDay, Queries: { } queries } ? perDay.TotalPerDay / queries.TotalPerDay : null);

    /// <summary>What a set of techniques makes of the time of a query, new over old.</summary>
    internal double TimeRatio(IEnumerable<Technique> techniques) => State is { } state ? TimeRatio(state, Changed(state, techniques)) : 1;

    /// <summary>What a set of techniques makes of the accelerator-hours of training, new over old.</summary>
    internal double TrainingRatio(IEnumerable<Technique> techniques)
    {
        double ratio = 1;
        double added = 0;
        foreach (TrainingEffect effect in techniques.Select(technique => technique.Training).OfType<TrainingEffect>())
        {
            ratio *= effect.Flops * effect.Tokens / effect.Speed.Central;
            added += GenerationShare(effect);
        }

        return ratio + added;
    }

    /// <summary>The figures with a set of techniques, through the whole chain of the scenario.</summary>
    internal LeverFigures With(IReadOnlyCollection<Technique> techniques)
    {
        Scenario changed = LeverScenario.Of(_scenario, this, techniques);
        ScenarioResult result = changed.Evaluate();
        LeverFigures figures = FiguresOf(result);
        double rate = AppliedOutsideTheScenario(techniques);
        double added = techniques.Select(technique => technique.Serving).OfType<ServingEffect>().Sum(effect => effect.AddedCost.TotalDollars);
        return figures with
        {
            CostPerQuery = figures.CostPerQuery + added,
            ServingCostPerDay = figures.ServingCostPerDay + (added * (result["serving.queriesPerDay"] ?? 0)),
            TrainingGpuHours = figures.TrainingGpuHours * rate,
            TrainingCost = figures.TrainingCost * rate,
        };
    }

    /// <summary>The output tokens a second of a replica of the scenario: stated, or what the operator-level model found.</summary>
    internal TokensPerSecond? ReplicaThroughput
    {
        get
        {
            if (_scenario.Serving?.Throughput is { } stated)
            {
                return stated;
            }

            return _compiled.Has(Leaves.ReplicaTokensPerSecond)
                ? TokensPerSecond.FromTokensPerSecond(_compiled.Numbers[Leaves.ReplicaTokensPerSecond.Index])
                : null;
        }
    }

    internal bool UsesNativePrecision(Technique technique)
        => technique.Training?.Precision is not null && _compiled.Training?.Depth == Depth.Operator;

    private static double TimeRatio(ServingState state, ServingState changed)
        => ServingClock.PerQuery(changed).Total / ServingClock.PerQuery(state).Total;

    private static ServingState Changed(ServingState state, IEnumerable<Technique> techniques)
    {
        ServingState changed = techniques.Select(technique => technique.Serving).OfType<ServingEffect>()
            .Aggregate(state, (current, effect) => current.With(effect));
        return ServingClock.Rescaled(state, changed);
    }

    /// <summary>Factors on the accelerator-hours that are no input of a training run: tokens and, at operator depth, precision are inputs.</summary>
    private double AppliedOutsideTheScenario(IEnumerable<Technique> techniques)
    {
        double factor = 1;
        double tokens = 1;
        double added = 0;
        foreach (Technique technique in techniques)
        {
            if (technique.Training is { } effect)
            {
                factor *= effect.Flops / (UsesNativePrecision(technique) ? 1 : effect.Speed.Central);
                tokens *= effect.Tokens;
                added += GenerationShare(effect);
            }
        }

        return factor + (added / tokens);
    }

    /// <summary>What writing text for the run takes, as a share of the run itself; both counted in FLOPs.</summary>
    private double GenerationShare(TrainingEffect effect)
        => effect.Generation is { } generation && _scenario.Training?.Tokens is { } tokens && _compiled.Evaluate()["training.flops"] is { } flops
            ? generation.For(tokens).TotalFlops / flops
            : 0;

    private ServingState? StateOf()
    {
        if (_scenario.Serving is not { Hardware: { } hardware } plan || Model is null)
        {
            return null;
        }

        double chips = plan.Chips ?? Math.Max(1, Math.Ceiling(Model.Parameters.TotalParameters * BitsOf(plan.Precision) / 8 / (0.7 * hardware.UsableMemory.TotalBytes)));
        var state = new ServingState
        {
            Model = Model,
            Hardware = hardware,
            Chips = (int)chips,
            Weights = new WeightStorage { Bits = BitsOf(plan.Precision) },
            ComputeFormat = plan.Precision is { Computed: var format } && hardware.DensePeaks.ContainsKey(format) ? format : NumberFormat.Bf16,
            InputTokens = Math.Max(1, InputTokens ?? 1),
            OutputTokens = Math.Max(1, OutputTokens),
            CachedShare = _scenario.Workload?.CachedShare?.TotalFraction ?? 0,
        };
        return ServingClock.Calibrated(state, ReplicaThroughput);
    }

    private double OutputTokens
        => _scenario.Workload?.OutputTokens?.TotalTokens
            ?? (_scenario.Workload is { OutputTokensPerDay: { } perDay, Queries: { } queries } ? perDay.TotalPerDay / queries.TotalPerDay : AssumedOutputTokens);

    private static double BitsOf(WeightFormat? precision) => 8 * (precision ?? WeightFormat.Bf16).BytesPerParameter;

    private static LeverFigures FiguresOf(ScenarioResult result) => new()
    {
        CostPerQuery = result["serving.costPerQueryUsd"],
        ServingCostPerDay = result["serving.costPerDayUsd"],
        TrainingCost = result["training.costUsd"],
        TrainingGpuHours = result["training.gpuHours"],
        GrossMargin = result["margin.grossMargin"],
    };
}
