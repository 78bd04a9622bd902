using System.Collections.Immutable;

namespace CostModel.Training;

/// <summary>Writes the time of a step down operation by operation, so that the parts add up to the whole.</summary>
internal sealed class StepBreakdown
{
    private readonly OperatorTraining _training;
    private readonly Dictionary<(string Name, StepPhase Phase), StepOperation> _operations = [];

    private StepBreakdown(OperatorTraining training) => _training = training;

    internal static ImmutableArray<StepOperation> Of(OperatorTraining training)
    {
        var breakdown = new StepBreakdown(training);
        breakdown.AddLayers();
        breakdown.AddRest();
        return [.. breakdown._operations.Values.Where(operation => operation.Time.TotalSeconds > 0).OrderBy(operation => operation.Phase)];
    }

    private StepModel Step => _training.Step;

    private StepSettings Settings => _training.Settings;

    private void AddLayers()
    {
        double slowest = Step.SlowestStageShare(Settings);
        foreach (LayerShape layer in Step.Layers.ToArray())
        {
            double passes = (layer.Count + layer.Predicting) * slowest * Settings.MicroBatches;
            LayerTimes times = Step.Layer(layer, Settings);
            foreach (LayerPart part in LayerPart.Of(Step, layer, Settings, times))
            {
                Add(part.Name, StepPhase.Forward, passes * part.Seconds, passes * part.Flops, passes * part.Bytes, part.Bound);
                Add(part.Name, StepPhase.Recompute, Settings.Recompute * passes * part.Seconds, Settings.Recompute * passes * part.Flops, Settings.Recompute * passes * part.Bytes, part.Bound);
                double again = passes * part.BackwardRatio;
                Add(part.Name, StepPhase.Backward, again * part.Seconds, part.BackwardFlops * passes * part.Flops, again * part.Bytes, part.Bound);
            }

            Add("adding up weight gradients", StepPhase.Backward, passes * times.Gradients, 0, passes * times.Gradients * Step.MemoryRate, StepBound.Memory);
            double launch = times.Forward - times.Wait - times.Communication - times.ForwardCompute;
            Add("launching kernels", StepPhase.Forward, passes * launch, 0, 0, StepBound.Host);
            Add("launching kernels", StepPhase.Recompute, Settings.Recompute * passes * launch, 0, 0, StepBound.Host);
            double backwardLaunch = times.Backward - (2 * times.Wait) - times.Communication - times.BackwardCompute;
            Add("launching kernels", StepPhase.Backward, passes * backwardLaunch, 0, 0, StepBound.Host);
            Add("attention core, selectively", StepPhase.Recompute, passes * Step.SelectiveRecomputeSeconds(times, Settings), 0, 0, StepBound.Compute);
        }
    }

    private void AddRest()
    {
        StepTime time = _training.Time;
        double inPasses = _operations.Values.Sum(operation => operation.Time.TotalSeconds);
        double logitFlops = (Step.FineTuning is null ? 6 : 4) * Settings.MicroBatches * Settings.MicroBatchTokens * Step.Hidden * Step.Vocabulary / Settings.Tensor;
        Add("logits, loss and hand-over", StepPhase.Step, time.Compute - inPasses, logitFlops, 0, StepBound.Compute);
        Add("pipeline bubble", StepPhase.Step, time.Bubble, 0, 0, StepBound.Pipeline);
        Add("gradient reduction and parameter gathering", StepPhase.Step, time.DataCommunication, 0, 0, StepBound.Network);
        Add("optimizer", StepPhase.Step, time.Optimizer, 0, time.Optimizer * Step.MemoryRate, StepBound.Memory);
        Add("waiting for the slowest rank", StepPhase.Step, time.RankWait, 0, 0, StepBound.Host);
    }

    private void Add(string name, StepPhase phase, double seconds, double flops, double bytes, StepBound bound)
    {
        var added = new StepOperation(name, phase, Duration.FromSeconds(seconds), Flops.FromFlops(flops), Bytes.FromBytes(bytes), bound);
        _operations[(name, phase)] = _operations.TryGetValue((name, phase), out StepOperation? known)
            ? known with { Time = known.Time + added.Time, Flops = known.Flops + added.Flops, Bytes = known.Bytes + added.Bytes }
            : added;
    }
}
