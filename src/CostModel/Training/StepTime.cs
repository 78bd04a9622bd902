namespace CostModel.Training;

/// <summary>Seconds of one training step and where they go. The parts add up to <see cref="Seconds"/>.</summary>
internal struct StepTime
{
    /// <summary>Forward, backward and recomputation of the slowest stage over all micro-batches.</summary>
    internal double Compute;

    /// <summary>Waiting for the pipeline to fill and drain.</summary>
    internal double Bubble;

    /// <summary>Gradient reduction and parameter gathering that is not hidden.</summary>
    internal double DataCommunication;

    internal double Optimizer;

    /// <summary>Ranks that wait for the slowest of them.</summary>
    internal double RankWait;

    /// <summary>Layer passes, logits and hand-over of one micro-batch on the slowest stage.</summary>
    internal double Stage;

    internal readonly double Seconds => Compute + Bubble + DataCommunication + Optimizer + RankWait;
}
