using System.Collections.Frozen;

namespace CostModel.Training;

/// <summary>The order in which pipeline stages run forward and backward passes.</summary>
public enum PipelineSchedule
{
    /// <summary>One forward, one backward; interleaved where a stage holds several chunks. Source: Narayanan et al. 2021, arXiv 2104.04473.</summary>
    OneForwardOneBackward,

    /// <summary>Weight gradients fill the bubble. Source: Qi et al. 2023, arXiv 2401.10241.</summary>
    ZeroBubble,

    /// <summary>Micro-batches from both ends, expert all-to-all behind computation. Source: DeepSeek-V3, arXiv 2412.19437, section 3.2.</summary>
    DualPipe,
}

/// <summary>The names of the schedules in files.</summary>
internal static class PipelineSchedules
{
    internal static readonly FrozenDictionary<string, PipelineSchedule> Names = new Dictionary<string, PipelineSchedule>(StringComparer.Ordinal)
    {
        ["1f1b"] = PipelineSchedule.OneForwardOneBackward,
        ["zero-bubble"] = PipelineSchedule.ZeroBubble,
        ["dualpipe"] = PipelineSchedule.DualPipe,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The bubble in units of one micro-batch's forward and backward time of a stage. 1F1B: (p-1)/v. ZB-H1 leaves (p-1)(F+B-2W) with B = W = F,
    /// which is 1/3 of F+B+W; DualPipe leaves (p/2-1)(F&amp;B+B-3W), about a third of that again.
    /// </summary>
    internal static double BubbleMicroBatches(PipelineSchedule schedule, double stages, double chunks) => schedule switch
    {
        PipelineSchedule.ZeroBubble => (stages - 1) / 3,
        PipelineSchedule.DualPipe => Math.Max(0, (stages / 2) - 1) / 3,
        _ => (stages - 1) / chunks,
    };
}
