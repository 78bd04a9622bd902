using CostModel.Serving.Memory;
using CostModel.Serving.Steps;

namespace CostModel.Serving.Loads;

/// <summary>
/// So many requests, all there at the start, as fast as they go: how throughput tables are measured. Waves of equal requests end
/// together where prompts take little of the time, so that a last wave that is not full costs a whole one; where prompts spread the
/// waves out, the batch drains instead.
/// </summary>
internal static class FiniteRunModel
{
    internal static LoopTime Evaluate(
        StepModel step, ReplicaMemory memory, in RequestShape shape, double requests, double maxSequences, in TokenDrafts drafts)
    {
        LoopTime time = default;
        double budget = step.Engine.StepTokens * step.Layout.AttentionData;
        time.Room = Math.Max(1, memory.Sequences(shape.Input + shape.Output));
        double batch = Math.Min(Math.Min(requests, maxSequences), time.Room);
        batch = Math.Min(batch, Math.Max(1, budget * shape.Output / Math.Max(1, shape.Prompt)));
        time.Running = batch;
        time.DecodeStep = Decode(step, shape, batch, drafts);
        double prompt = shape.Prompt > 0 ? PromptInFullSteps(step, shape, batch, budget) : 0;
        time.PromptSeconds = prompt;
        double wave = (batch * prompt) + (shape.Output * time.DecodeStep);
        double fullWaves = Math.Floor(requests / batch);
        double left = requests - (fullWaves * batch);
        double together = fullWaves * wave;
        if (left > 0.5)
        {
            together += (left * prompt) + (shape.Output * Decode(step, shape, left, drafts));
        }

        double half = Decode(step, shape, Math.Max(1, batch / 2), drafts);
        double apart = (requests / batch * wave) + (shape.Output * (half - (time.DecodeStep / 2)));
        time.PromptShare = batch * prompt / wave;
        double total = ((1 - time.PromptShare) * together) + (time.PromptShare * apart);
        time.PerToken = wave / shape.Output;
        time.FirstToken = total / 2;
        time.EndToEnd = total;
        time.OutputPerSecond = requests * shape.Output / total;
        return time;
    }

    private static double Decode(StepModel step, in RequestShape shape, double batch, in TokenDrafts drafts)
        => drafts.PerToken(step.Seconds(new StepLoad(batch, shape.Context, RowsPerSequence: drafts.RowsPerSequence)));

    /// <summary>Seconds of one prompt in steps that are as full of prompts as they may be.</summary>
    private static double PromptInFullSteps(StepModel step, in RequestShape shape, double batch, double budget)
    {
        double tokens = Math.Min(budget, shape.Prompt * batch);
        double prompts = tokens / shape.Prompt;
        return step.Seconds(new StepLoad(0, 0, tokens, shape.Attended, prompts)) / prompts;
    }
}
