using CostModel.Training;

namespace CostModel.Fitting;

/// <summary>Prints the measured runs that are judged not to fit, with what their memory holds: what ran, fits.</summary>
internal static class MemoryReport
{
    internal static void Refused(IReadOnlyList<TrainingCase> cases)
    {
        foreach (TrainingCase one in cases.OrderBy(one => one.Stack + one.Hardware.Id, StringComparer.Ordinal))
        {
            TrainingEstimate estimate = one.Run.Estimate();
            if (estimate is not { Feasibility: { Fits: false } room, Memory: { } memory })
            {
                continue;
            }

            StepSettings s = one.Settings;
            double Share(Bytes bytes) => bytes.TotalBytes / room.Available.TotalBytes;
            Console.WriteLine(
                $"{one.Id,-28} {one.Stack,-22} {one.Hardware.Id,-14} {one.Precision,-6} {one.Family,-6} {one.Architecture.LayerCount}x{one.Architecture.Hidden} n{s.Chips} {s.Tensor}/{s.Pipeline}/{s.Chunks}/{s.Context}/{s.Expert} b{s.MicroBatch} m{s.MicroBatches} {s.SequenceLength} {s.Sharding} r{s.Recompute:0.##} total {Share(room.Needed):0.00}: weights {Share(memory.Weights):0.00} gradients {Share(memory.Gradients):0.00} optimizer {Share(memory.Optimizer):0.00} activations {Share(memory.Activations):0.00} logits {Share(memory.Logits):0.00} gathered {Share(memory.Gathered):0.00} context {Share(memory.Context):0.00}");
        }
    }
}
