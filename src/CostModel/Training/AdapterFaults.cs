using CostModel.Models;
using CostModel.Validation;

namespace CostModel.Training;

/// <summary>What is wrong with adapters that are asked for, each with the numbers that do not go together.</summary>
internal static class AdapterFaults
{
    internal static void Check(TrainingRun run, Model model, FaultCollector faults)
    {
        if (FineTuning.Of(run) is not { } tuned)
        {
            Unused(run.AdapterRank is not null, "adapterRank", faults);
            Unused(run.AdapterTargets is not null, "adapterTargets", faults);
            return;
        }

        if (tuned.IsQuantized && run.Precision is not (null or TrainingPrecision.Bf16 or TrainingPrecision.Fp16))
        {
            string name = TrainingPrecisions.Names.First(pair => pair.Value == run.Precision).Key;
            faults.Add(new Fault(
                FaultCodes.Conflict,
                "training.precision",
                $"qlora turns its 4-bit weights into 16 bits for each product, so it cannot compute in {name}",
                "use precision: bf16, or method: lora"));
        }

        if (model.Architecture is not { } shape)
        {
            return;
        }

        AdapterShape[] adapters = [.. shape.Layers.Select(group => AdapterShape.Of(group, shape.Hidden, tuned.Targets))];
        if (adapters.All(adapter => adapter.Matrices == 0))
        {
            faults.Add(new Fault(
                FaultCodes.Conflict, "training.adapterTargets", $"'{model.Id}' has no matrix of that kind for an adapter", "use adapterTargets: all-linear"));
            return;
        }

        double narrowest = adapters.Min(adapter => adapter.Narrowest);
        if (tuned.Rank > narrowest)
        {
            string message = $"an adapter of rank {tuned.Rank} is no smaller than a matrix beside it: the narrowest of '{model.Id}' is {narrowest} wide";
            faults.Add(new Fault(FaultCodes.OutOfRange, "training.adapterRank", message, $"at most {narrowest}; 8 to 64 is usual"));
        }
    }

    private static void Unused(bool isGiven, string input, FaultCollector faults)
    {
        if (isGiven)
        {
            faults.Add(new Fault(
                FaultCodes.Conflict, "training." + input, $"'training.{input}' is of adapters, and this run trains all weights", "add method: lora or qlora, or leave it out"));
        }
    }
}
