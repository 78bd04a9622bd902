using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics under <c>training</c>.</summary>
internal static class TrainingMetrics
{
    internal static readonly MetricDefinition FlopsPerToken = new(
        "training.flopsPerToken",
        MetricUnit.Flops,
        "Model FLOPs of one training token, forward and backward.",
        "napkin: 6·N (Kaplan et al. 2020), N active for a mixture of experts; operator: 3 x forward, causal attention at half, logits in (Megatron-Core)");

    internal static readonly MetricDefinition Flops = new(
        "training.flops", MetricUnit.Flops, "Model FLOPs of the whole run; recomputation is not counted.");

    internal static readonly MetricDefinition TokensPerSecondPerChip = new(
        "training.tokensPerSecondPerChip", MetricUnit.TokensPerSecond, "Steady training speed of one accelerator.");

    internal static readonly MetricDefinition ModelFlopsUtilization = new(
        "training.modelFlopsUtilization",
        MetricUnit.Fraction,
        "Model FLOPs over the dense peak of the format that the matrix products run in (MFU), at steady speed.",
        "Chowdhery et al. 2022, arXiv 2204.02311, appendix B; causal attention, logits in");

    internal static readonly MetricDefinition Goodput = new(
        "training.goodput", MetricUnit.Fraction, "Share of billed time that makes progress.");

    internal static readonly MetricDefinition GpuHours = new(
        "training.gpuHours", MetricUnit.GpuHours, "Billed accelerator-hours, restarts and checkpoints included.");

    internal static readonly MetricDefinition WallClockDays = new(
        "training.wallClockDays", MetricUnit.Days, "Days from start to end.");

    internal static readonly MetricDefinition CostUsd = new(
        "training.costUsd", MetricUnit.Usd, "Billed accelerator-hours at the price.");

    internal static readonly MetricDefinition ChipsForDeadline = new(
        "training.chipsForDeadline", MetricUnit.Number, "Accelerators that finish within the deadline.");

    internal static readonly MetricDefinition TokensForBudget = new(
        "training.tokensForBudget", MetricUnit.Number, "Tokens that the budget trains.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        FlopsPerToken, Flops, TokensPerSecondPerChip, ModelFlopsUtilization, Goodput, GpuHours, WallClockDays, CostUsd,
        ChipsForDeadline, TokensForBudget,
    ];
}
