using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Training;

namespace CostModel.Scenarios.Chains;

/// <summary>From tokens and accelerators to GPU-hours, days and dollars.</summary>
internal static class TrainingChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Training is not { } training)
        {
            return;
        }

        T goodput = chain.Put(TrainingMetrics.Goodput, Goodput(chain));
        var terms = new TrainingTerms<T>
        {
            Depth = training.Depth,
            IsFrozen = training.Terms.IsFrozen,
            Tokens = chain.In(TrainingInputs.Tokens),
            Chips = chain.In(TrainingInputs.Chips),
            DensePeak = chain.In(Leaves.TrainingPeak),
            Parameters = TrainedParameters(chain),
            Utilization = chain.In(TrainingInputs.Utilization),
            OperatorFlopsPerToken = chain.In(Leaves.OperatorFlopsPerToken),
            SteadyTokensPerSecondPerChip = chain.In(Leaves.OperatorTokensPerSecondPerChip),
            Goodput = goodput,
        };
        TrainingTotals<T> totals = TrainingFormulas.Totals(terms);
        chain.Put(TrainingMetrics.FlopsPerToken, totals.FlopsPerToken);
        chain.Put(TrainingMetrics.Flops, totals.Flops);
        chain.Put(TrainingMetrics.TokensPerSecondPerChip, totals.TokensPerSecondPerChip);
        chain.Put(TrainingMetrics.ModelFlopsUtilization, totals.ModelFlopsUtilization);
        chain.Put(TrainingMetrics.GpuHours, totals.GpuHours);
        chain.Put(TrainingMetrics.WallClockDays, totals.WallClockDays);
        if (chain.Plan.TrainingPrice is { } priceSlot)
        {
            chain.Put(TrainingMetrics.CostUsd, CostFormulas.Rent(totals.GpuHours, chain.In(priceSlot)));
        }

        TrainingEnergyChain.Run(chain, totals.GpuHours);
        TrainingStepChain.Run(chain, totals.TokensPerSecondPerChip);
        Inverse(chain, totals, goodput);
    }

    private static T Goodput<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Has(TrainingInputs.Goodput))
        {
            return chain.In(TrainingInputs.Goodput);
        }

        T chips = chain.In(TrainingInputs.Chips);
        T goodput = ReliabilityFormulas.Goodput(
            chips,
            chain.In(ReliabilityInputs.BetweenInterruptions),
            chain.In(ReliabilityInputs.CheckpointPause),
            chain.In(ReliabilityInputs.Restart));
        return chain.Has(ReliabilityInputs.SpeedSpread)
            ? goodput / ReliabilityFormulas.Straggling(chips, chain.In(ReliabilityInputs.SpeedSpread))
            : goodput;
    }

    internal static T TrainedParameters<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(ModelInputs.ActiveParameters) ? chain.In(ModelInputs.ActiveParameters)
            : chain.Has(ModelInputs.Parameters) ? chain.In(ModelInputs.Parameters)
            : chain.In(Leaves.TrainedParameters);

    /// <summary>How many accelerators a deadline needs, and how many tokens a budget buys.</summary>
    private static void Inverse<T>(in Chain<T> chain, in TrainingTotals<T> totals, T goodput)
        where T : struct, IReal<T>
    {
        if (chain.Has(Leaves.ChipsForDeadline))
        {
            chain.Put(TrainingMetrics.ChipsForDeadline, chain.In(Leaves.ChipsForDeadline));
        }
        else if (chain.Has(TrainingInputs.Deadline) && chain.Plan.Training!.Depth == Depth.Napkin)
        {
            T days = chain.In(TrainingInputs.Deadline) / T.Constant(86400, "s/day");
            chain.Put(TrainingMetrics.ChipsForDeadline, TrainingFormulas.ChipsForDeadline(totals.GpuHours, days));
        }

        if (chain.Has(TrainingInputs.Budget) && chain.Plan.TrainingPrice is { } priceSlot)
        {
            T gpuHours = chain.In(TrainingInputs.Budget) / chain.In(priceSlot);
            chain.Put(TrainingMetrics.TokensForBudget, TrainingFormulas.TokensForGpuHours(gpuHours, totals.TokensPerSecondPerChip, goodput));
        }
    }
}
