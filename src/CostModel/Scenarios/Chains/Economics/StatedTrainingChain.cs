using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;
using CostModel.Training;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>From a training run whose size or cost is known to its accelerator-hours, days, dollars and, with tokens, its utilisation; and its rent on several terms.</summary>
internal static class StatedTrainingChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.StatedTraining is { SizesTheRun: true })
        {
            Stated(chain);
        }

        if (chain.Plan.HasTrainingHours)
        {
            Rents(chain, chain.Result(TrainingMetrics.GpuHours));
        }
    }

    private static void Stated<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T share = chain.Or(StatedTrainingInputs.Share, T.Constant(1));
        if (chain.Has(StatedTrainingInputs.Cost))
        {
            chain.Put(TrainingMetrics.CostUsd, chain.In(StatedTrainingInputs.Cost) * share);
        }

        if (!chain.Plan.HasTrainingHours)
        {
            return;
        }

        T hours = chain.Put(TrainingMetrics.GpuHours, StatedHours(chain) * share);
        if (chain.Has(StatedTrainingInputs.Flops))
        {
            chain.Put(TrainingMetrics.Flops, chain.In(StatedTrainingInputs.Flops) * share);
        }

        if (chain.Has(TrainingInputs.Chips))
        {
            chain.Put(TrainingMetrics.WallClockDays, hours / chain.In(TrainingInputs.Chips) / T.Constant(24, "h/day"));
        }

        if (!chain.Has(StatedTrainingInputs.Cost) && chain.Plan.TrainingPrice is { } price)
        {
            chain.Put(TrainingMetrics.CostUsd, CostFormulas.Rent(hours, chain.In(price)));
        }

        if (!chain.Has(StatedTrainingInputs.Flops) && chain.Has(TrainingInputs.Tokens) && (chain.Has(ModelInputs.Parameters) || chain.Has(Leaves.TrainedParameters)))
        {
            Utilization(chain, hours);
        }
    }

    private static T StatedHours<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(StatedTrainingInputs.GpuHours) ? chain.In(StatedTrainingInputs.GpuHours)
            : chain.Has(StatedTrainingInputs.Flops) ? chain.In(StatedTrainingInputs.Flops) / (Sustained(chain) * T.Constant(3600, "s/h"))
            : chain.In(TrainingInputs.Chips) * chain.In(StatedTrainingInputs.Duration) / T.Constant(3600, "s/h");

    private static T Sustained<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(StatedTrainingInputs.SustainedPerChip)
            ? chain.In(StatedTrainingInputs.SustainedPerChip)
            : chain.In(Leaves.TrainingPeak) * chain.In(TrainingInputs.Utilization);

    /// <summary>What the run reached: its model FLOPs over what its billed hours could have done.</summary>
    private static void Utilization<T>(in Chain<T> chain, T hours)
        where T : struct, IReal<T>
    {
        T flopsPerToken = chain.Put(TrainingMetrics.FlopsPerToken, TrainingFormulas.NapkinFlopsPerToken(TrainingChain.TrainedParameters(chain)));
        T flops = chain.Put(TrainingMetrics.Flops, flopsPerToken * chain.In(TrainingInputs.Tokens));
        T seconds = hours * T.Constant(3600, "s/h");
        chain.Put(TrainingMetrics.TokensPerSecondPerChip, chain.In(TrainingInputs.Tokens) / seconds);
        if (chain.Has(Leaves.TrainingPeak))
        {
            chain.Put(TrainingMetrics.ModelFlopsUtilization, flops / (seconds * chain.In(Leaves.TrainingPeak)));
        }
    }

    private static void Rents<T>(in Chain<T> chain, T hours)
        where T : struct, IReal<T>
    {
        Rent(chain, RentalInputs.OnDemand, CapitalMetrics.OnDemandUsd, hours);
        Rent(chain, RentalInputs.OneYear, CapitalMetrics.OneYearUsd, hours);
        Rent(chain, RentalInputs.ThreeYears, CapitalMetrics.ThreeYearsUsd, hours);
        if (chain.Has(RentalInputs.Spot))
        {
            T goodput = chain.Put(CapitalMetrics.SpotGoodput, SpotGoodput(chain));
            chain.Put(CapitalMetrics.SpotUsd, CostFormulas.Rent(hours, chain.In(RentalInputs.Spot)) / goodput);
        }
    }

    private static void Rent<T>(in Chain<T> chain, InputDefinition price, MetricDefinition metric, T hours)
        where T : struct, IReal<T>
    {
        if (chain.Has(price))
        {
            chain.Put(metric, CostFormulas.Rent(hours, chain.In(price)));
        }
    }

    private static T SpotGoodput<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(RentalInputs.SpotGoodput) ? chain.In(RentalInputs.SpotGoodput)
            : chain.Has(RentalInputs.Preemptions) && chain.Has(RentalInputs.Recovery)
                ? T.Constant(1) - (chain.In(RentalInputs.Preemptions) * chain.In(RentalInputs.Recovery) / T.Constant(86400, "s/day"))
                : T.Constant(1);
}
