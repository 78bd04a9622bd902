using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Training;

namespace CostModel.Scenarios.Chains;

/// <summary>What the operator model of a training step hands on: its time, memory and layout.</summary>
internal static class TrainingStepChain
{
    internal static void Run<T>(in Chain<T> chain, T tokensPerSecondPerChip)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Training!.Depth != Depth.Operator)
        {
            return;
        }

        T chips = chain.In(TrainingInputs.Chips);
        chain.Put(
            TrainingStepMetrics.HardwareFlopsUtilization,
            tokensPerSecondPerChip * chain.In(Leaves.HardwareFlopsPerToken) / chain.In(Leaves.TrainingPeak));
        chain.Put(TrainingStepMetrics.StepSeconds, chain.In(Leaves.StepTokens) / (tokensPerSecondPerChip * chips));
        chain.Put(TrainingStepMetrics.MemoryPerChipGb, chain.In(Leaves.MemoryPerChip) / T.Constant(1e9, "B/GB"));
        if (chain.Has(Leaves.AdapterParameters))
        {
            chain.Put(TrainingStepMetrics.AdapterParameters, chain.In(Leaves.AdapterParameters));
        }

        chain.Put(TrainingStepMetrics.Tensor, chain.In(Leaves.Tensor));
        chain.Put(TrainingStepMetrics.Pipeline, chain.In(Leaves.Pipeline));
        chain.Put(TrainingStepMetrics.Data, chain.In(Leaves.Data));
        chain.Put(TrainingStepMetrics.Context, chain.In(Leaves.Context));
        chain.Put(TrainingStepMetrics.Expert, chain.In(Leaves.Expert));
    }
}
