using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics under <c>training</c>.</summary>
internal static class TrainingMetrics
{
    internal static readonly MetricDefinition FlopsPerToken = new(
        "training.flopsPerToken",
        "Model FLOPs per token",
        MetricUnit.Flops,
        "Model FLOPs of one training token, forward and backward.",
        "napkin: 6·N (Kaplan et al. 2020), N active for a mixture of experts, 4·N beside adapters (Hu et al. 2021); operator: 3 x forward, causal attention at half, logits in (Megatron-Core)");

    internal static readonly MetricDefinition Flops = new(
        "training.flops", "Model FLOPs", MetricUnit.Flops, "Model FLOPs of the whole run; recomputation is not counted.");

    internal static readonly MetricDefinition TokensPerSecondPerChip = new(
        "training.tokensPerSecondPerChip", "Speed per chip", MetricUnit.TokensPerSecond, "Steady training speed of one accelerator.");

    internal static readonly MetricDefinition ModelFlopsUtilization = new(
        "training.modelFlopsUtilization",
        "MFU",
        MetricUnit.Fraction,
        "Model FLOPs over the dense peak of the format that the matrix products run in (MFU), at steady speed.",
        "Chowdhery et al. 2022, arXiv 2204.02311, appendix B; causal attention, logits in");

    internal static readonly MetricDefinition Goodput = new(
        "training.goodput", "Goodput", MetricUnit.Fraction, "Share of billed time that makes progress.");

    internal static readonly MetricDefinition GpuHours = new(
        "training.gpuHours", "GPU-hours billed", MetricUnit.GpuHours, "Billed accelerator-hours, restarts and checkpoints included.");

    internal static readonly MetricDefinition WallClockDays = new(
        "training.wallClockDays", "Wall clock", MetricUnit.Days, "Days from start to end.");

    internal static readonly MetricDefinition CostUsd = new(
        "training.costUsd", "Cost", MetricUnit.Usd, "Billed accelerator-hours at the price.");

    internal static readonly MetricDefinition ChipsForDeadline = new(
        "training.chipsForDeadline",
        "Chips for the deadline",
        MetricUnit.Number,
        "The fewest accelerators that finish within the deadline.",
        "operator: the best layout of each number of whole nodes, within about 3 %; napkin: billed hours over the deadline, at constant speed of each")
    {
        WhyNone = r => r.Plan.Scenario.Training?.Deadline is null ? null : "no number of accelerators finishes in time: a larger batch could use more",
    };

    internal static readonly MetricDefinition TokensForBudget = new(
        "training.tokensForBudget", "Tokens for the budget", MetricUnit.Number, "Tokens that the budget trains.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        FlopsPerToken, Flops, TokensPerSecondPerChip, ModelFlopsUtilization, Goodput, GpuHours, WallClockDays, CostUsd,
        ChipsForDeadline, TokensForBudget, .. TrainingStepMetrics.All,
    ];
}
