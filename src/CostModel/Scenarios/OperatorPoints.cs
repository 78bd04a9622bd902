using System.Collections.Immutable;
using CostModel.Scenarios.Inputs;
using CostModel.Serving;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>
/// What the operator-level models say of a compiled scenario at other numbers: what depends on names alone, such as a model on an accelerator, is
/// kept from point to point, so that a point costs a layout or a load and no compilation. Not for several threads at once.
/// </summary>
internal sealed class OperatorPoints
{
    private readonly CompiledScenario _plan;
    private readonly TrainingModels? _training;
    private readonly double[] _numbers;
    private FaultCollector _faults = new();
    private TrainingRun? _run;
    private ServingPlan? _servingPlan;
    private Workload? _workload;
    private CompiledServingPlan? _serving;
    private Point _trained = Point.Fits;
    private Point _served = Point.Fits;

    private OperatorPoints(CompiledScenario plan)
    {
        _plan = plan;
        _numbers = plan.Numbers.ToArray();
        Scenario scenario = plan.Scenario;
        if (plan.Training is { Operators: not null, Run: { Model.Architecture: { } architecture, Hardware: { } hardware } } compiled)
        {
            _training = new TrainingModels(compiled.Run, architecture, hardware);
            scenario = scenario with { Training = scenario.Training! with { Model = compiled.Run.Model } };
        }

        if (plan.Serving is { Plan: var resolved })
        {
            scenario = scenario with
            {
                Serving = scenario.Serving! with
                {
                    Model = resolved.Model,
                    Engine = resolved.Engine,
                    Precision = resolved.Precision,
                    CachePrecision = resolved.CachePrecision,
                },
            };
        }

        Start = scenario;
        Slots =
        [
            .. _training is null ? [] : TrainingResolution.Found.Select(found => found.Leaf),
            .. plan.Serving is null ? [] : OperatorServing.Found(scenario).Select(found => found.Slot),
        ];
    }

    /// <summary>What can become of a point.</summary>
    internal enum Point
    {
        /// <summary>It fits.</summary>
        Fits,

        /// <summary>It has numbers, and does not fit or misses its objective.</summary>
        DoesNotFit,

        /// <summary>It has no numbers, as a layout that does not divide the model.</summary>
        HasNoPlan,

        /// <summary>Something is wrong that only a compilation can say.</summary>
        IsNotValid,
    }

    /// <summary>The scenario that others are made from.</summary>
    internal Scenario Start { get; }

    /// <summary>The slots whose numbers depend on a point.</summary>
    internal ImmutableArray<Slot> Slots { get; }

    /// <summary>The numbers of the plan with those of the last point in <see cref="Slots"/>.</summary>
    internal ReadOnlySpan<double> Numbers => _numbers;

    /// <summary>What is kept of a compiled scenario; null where no operator-level model is under it.</summary>
    internal static OperatorPoints? Of(CompiledScenario plan)
        => plan.Training?.Operators is null && plan.Serving is null ? null : new OperatorPoints(plan);

    /// <summary>Moves to a point that differs from <see cref="Start"/> in numbers alone.</summary>
    internal Point Move(Scenario scenario)
    {
        if (_training is not null && !ReferenceEquals(scenario.Training, _run))
        {
            _run = scenario.Training;
            _trained = Train(_training, _run!);
        }

        if (_plan.Serving is not null && !(ReferenceEquals(scenario.Serving, _servingPlan) && ReferenceEquals(scenario.Workload, _workload)))
        {
            (_servingPlan, _workload) = (scenario.Serving, scenario.Workload);
            _served = Serve(scenario);
        }

        return (Point)Math.Max((int)_trained, (int)_served);
    }

    private Point Train(TrainingModels models, TrainingRun run)
    {
        // A deadline asks for a search over accelerators; adapters and power caps for checks of their own, at each point.
        if (run is not { Tokens: not null, Chips: { } chips, Deadline: null, PowerCap: null, Method: null or TrainingMethod.Full } || run.Utilization is not null)
        {
            return Point.IsNotValid;
        }

        if (models.Resolve(run, chips, _faults) is not { } operators)
        {
            return Refused();
        }

        foreach ((Leaf leaf, Func<OperatorTraining, double> of) in TrainingResolution.Found)
        {
            _numbers[leaf.Index] = of(operators);
        }

        return operators.Fits ? Point.Fits : Point.DoesNotFit;
    }

    private Point Serve(Scenario scenario)
    {
        if (!OperatorServing.Applies(scenario))
        {
            return Point.IsNotValid;
        }

        if (OperatorServing.Compile(scenario, _serving, _faults) is not { } compiled)
        {
            return Refused();
        }

        _serving = compiled;
        ServingEstimate estimate = compiled.Estimate();
        if (estimate.Reuse is not null)
        {
            // Conversations decide the cached share, which is an input elsewhere.
            return Point.IsNotValid;
        }

        foreach ((Slot slot, Func<ServingEstimate, double> of) in OperatorServing.Found(scenario))
        {
            _numbers[slot.Index] = of(estimate);
        }

        return estimate.Feasibility.IsFeasible ? Point.Fits : Point.DoesNotFit;
    }

    private Point Refused()
    {
        bool isInfeasible = _faults.ToImmutable().All(fault => fault.IsInfeasibility);
        _faults = new FaultCollector();
        return isInfeasible ? Point.HasNoPlan : Point.IsNotValid;
    }
}
