using CostModel.Hardware;
using CostModel.Serving.Constants;
using CostModel.Serving.Memory;
using CostModel.Serving.Steps;

namespace CostModel.Serving.Loads;

/// <summary>
/// Prompts on one pool of replicas and answers on another. The slower pool sets the rate; answers are not interrupted by prompts; a
/// request's cache crosses the network before its first step of decoding.
/// </summary>
internal static class DisaggregatedModel
{
    internal static LoopTime Evaluate(CompiledServingPlan plan, Disaggregation pools, double concurrency, in LoopProtocol protocol)
    {
        StepModel prefill = plan.StepOf(pools.Prefill);
        StepModel decode = plan.StepOf(pools.Decode);
        ReplicaMemory memory = plan.MemoryOf(decode);
        RequestShape shape = plan.Shape;
        FirstTokenConstants constants = plan.Constants.FirstToken;
        LoopTime time = default;
        time.Room = Math.Max(1, memory.Sequences(shape.Input + shape.Output)) * pools.DecodeReplicas;
        time.PromptSeconds = prefill.Seconds(shape.PromptAlone);

        // Data-parallel attention groups take a prompt each, so that a pool's rate is that of full steps.
        double abreast = pools.Prefill.AttentionData;
        double full = prefill.Seconds(new StepLoad(0, 0, Math.Max(1, shape.Prompt) * abreast, shape.Attended, abreast)) / abreast;
        double promptRate = pools.PrefillReplicas / full;
        double transfer = TransferSeconds(plan, memory, shape);
        double fixedSeconds = (constants.Fixed * decode.Engine.FirstToken) + (constants.PerToken * shape.Input) + transfer;

        // Whoever is not decoding waits for a prompt; both pools settle at the same rate.
        double decoding = Math.Min(concurrency, time.Room);
        for (int i = 0; i < 12; i++)
        {
            time.DecodeStep = decode.Seconds(
                new StepLoad(Math.Max(1, decoding / pools.DecodeReplicas), shape.Context, RowsPerSequence: plan.Drafts.RowsPerSequence));
            time.PerToken = plan.Drafts.PerToken(time.DecodeStep);
            double answer = shape.Output * time.PerToken;
            double rate = Math.Min(promptRate, concurrency / (answer + time.PromptSeconds + fixedSeconds));
            decoding = (0.5 * decoding) + (0.5 * Math.Min(Math.Max(1, rate * answer), time.Room));
        }

        double answerSeconds = shape.Output * time.PerToken;
        double requestRate = Math.Min(promptRate, Math.Min(concurrency, time.Room) / (answerSeconds + time.PromptSeconds + fixedSeconds));
        double burst = protocol.Rounds > 0 ? constants.Burst * concurrency / (2 * protocol.Rounds * promptRate) : 0;
        double queue = Math.Max(0, (concurrency / requestRate) - answerSeconds - time.PromptSeconds - fixedSeconds);
        time.Running = decoding;
        time.Wait = queue;
        time.FirstToken = fixedSeconds + (constants.Prompt * time.PromptSeconds) + Math.Max(burst, queue);
        time.EndToEnd = time.FirstToken + ((shape.Output - 1) * time.PerToken);
        time.OutputPerSecond = concurrency * shape.Output / time.EndToEnd;
        time.PromptShare = pools.Prefill.Chips * pools.PrefillReplicas / pools.Chips;
        return time;
    }

    private static double TransferSeconds(CompiledServingPlan plan, ReplicaMemory memory, in RequestShape shape)
    {
        HardwareProfile hardware = plan.Plan.Hardware!;
        double link = hardware.ScaleOut?.BandwidthPerDirection.TotalBytesPerSecond ?? 12.5e9;
        return memory.SequenceBytes(shape.Input) / (link * hardware.Kernels.ScaleOut.Bandwidth);
    }
}
