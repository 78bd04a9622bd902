using CostModel.Serving.Steps;

namespace CostModel.Serving.Loads;

/// <summary>A batch that starts together and ends together, without a server: prompts first, then one step per token.</summary>
internal static class StaticBatchModel
{
    /// <summary>Seconds until the caller sees the first token of a batch that a library computes.</summary>
    private const double CallSeconds = 4e-3;

    internal static LoopTime Evaluate(StepModel step, in RequestShape shape, double batch, double promptSpread, in TokenDrafts drafts)
    {
        LoopTime time = default;
        time.Running = batch;
        time.Room = batch;
        time.DecodeStep = step.Seconds(new StepLoad(batch, shape.Context, RowsPerSequence: drafts.RowsPerSequence));
        time.PerToken = drafts.PerToken(time.DecodeStep);
        time.PromptSeconds = shape.Prompt > 0 ? step.Seconds(new StepLoad(0, 0, batch * shape.Prompt, shape.Attended, batch, PromptSpread: promptSpread)) : 0;
        time.FirstToken = CallSeconds + time.PromptSeconds;
        time.EndToEnd = time.PromptSeconds + ((shape.Output - 1) * time.PerToken);
        time.OutputPerSecond = batch * shape.Output / time.EndToEnd;
        time.PromptShare = time.PromptSeconds / time.EndToEnd;
        return time;
    }
}
