using CostModel.Serving.Constants;
using CostModel.Serving.Engines;
using CostModel.Serving.Memory;
using CostModel.Serving.Steps;

namespace CostModel.Serving.Loads;

/// <summary>
/// A replica that always has the same number of requests in flight. Each answer is interrupted by the prompts of the others:
/// over its output tokens every other request prefills once, so that time per token rises with concurrency x input / output.
/// </summary>
internal static class ClosedLoopModel
{
    internal static LoopTime Evaluate(
        StepModel step, ReplicaMemory memory, in RequestShape shape, double concurrency, in LoopProtocol protocol, in TokenDrafts drafts)
    {
        LoopTime time = default;
        Engine engine = step.Engine;
        double reserved = engine.Admission == AdmissionRule.Reserved ? 1 : step.Constants.Memory.OptimisticReserve;
        time.Room = Math.Max(1, memory.Sequences(shape.Input + (reserved * shape.Output)));
        double held = Math.Min(concurrency, time.Room);

        // Prompts that arrive faster than steps can take them limit the batch as well.
        double budget = engine.StepTokens * step.Layout.AttentionData;
        time.Running = Math.Min(held, Math.Max(1, budget * shape.Output / Math.Max(1, shape.Prompt)));
        time.DecodeStep = step.Seconds(new StepLoad(time.Running, shape.Context, RowsPerSequence: drafts.RowsPerSequence));
        time.PromptSeconds = step.Seconds(shape.PromptAlone);
        double mean = concurrency > 1 ? MeanStep(step, shape, time.Running, budget, drafts, time.DecodeStep) : time.DecodeStep;
        time.PerToken = drafts.PerToken(mean);
        time.PromptShare = time.PromptSeconds / (time.PromptSeconds + (shape.Output * drafts.PerToken(time.DecodeStep) / time.Running));
        double first = FirstToken(step, shape, concurrency, time.Running, protocol, mean, time.PromptSeconds);
        time.Wait = Math.Max(0, (concurrency - held) / held) * ((shape.Output * time.PerToken) + first);
        time.FirstToken = first + time.Wait;
        time.EndToEnd = time.FirstToken + ((shape.Output - 1) * time.PerToken);
        time.OutputPerSecond = concurrency * shape.Output / time.EndToEnd;
        return time;
    }

    /// <summary>The mean over steps with and without prompts.</summary>
    private static double MeanStep(
        StepModel step, in RequestShape shape, double running, double budget, in TokenDrafts drafts, double decodeStep)
    {
        double arrivals = Math.Max(0, running - 1) / shape.Output * drafts.TokensPerStep;
        double chunks = Math.Max(1, shape.Prompt / budget);
        double tokens = arrivals * shape.Prompt;
        double share = 1 - Math.Exp(-arrivals * chunks * step.Constants.FirstToken.MixedShare);
        share = Math.Clamp(Math.Max(share, tokens / budget), 1e-9, 1);
        double together = tokens / share;
        double prompts = together / Math.Max(1, shape.Prompt);
        double mixed = step.Engine.MixesPrompts
            ? step.Seconds(new StepLoad(running, shape.Context, together, shape.Attended, prompts, prompts, drafts.RowsPerSequence))
            : decodeStep + step.Seconds(new StepLoad(0, 0, Math.Max(1, together), shape.Attended, prompts, prompts));
        return ((1 - share) * decodeStep) + (share * mixed);
    }

    private static double FirstToken(
        StepModel step, in RequestShape shape, double concurrency, double running, in LoopProtocol protocol, double meanStep, double promptSeconds)
    {
        FirstTokenConstants constants = step.Constants.FirstToken;
        double queue = concurrency <= 1 ? 0
            : protocol.Rounds > 0 ? constants.Burst * concurrency / (2 * protocol.Rounds * step.Layout.AttentionData)
            : !protocol.HasEqualLengths ? constants.SteadyQueue * Math.Sqrt(concurrency - 1)
            : step.Engine.MixesPrompts ? constants.EqualBurst * Math.Pow(concurrency / 8, constants.EqualGrowth)
            : constants.WholeWave * (running - 1);
        double outside = step.IsServed
            ? (constants.Fixed * step.Engine.FirstToken) + (constants.PerSequence * concurrency) + (constants.PerToken * shape.Input)
            : 0;
        return outside
            + (constants.Steps * meanStep) + (constants.Prompt * promptSeconds * (1 + queue));
    }
}
