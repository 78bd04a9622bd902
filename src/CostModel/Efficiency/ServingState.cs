using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Efficiency;

/// <summary>A deployment as techniques see it: what each resource amounts to. Techniques change it one after another; the order does not matter.</summary>
public sealed record ServingState
{
    /// <summary>The model.</summary>
    public required Model Model { get; init; }

    /// <summary>The accelerator.</summary>
    public required HardwareProfile Hardware { get; init; }

    /// <summary>Accelerators of a replica, at least 1.</summary>
    public int Chips { get; init; } = 1;

    /// <summary>How the weights are kept.</summary>
    public WeightStorage Weights { get; init; } = WeightStorage.Half;

    /// <summary>The format that matrix products compute in.</summary>
    public NumberFormat ComputeFormat { get; init; } = NumberFormat.Bf16;

    /// <summary>Mean tokens of a prompt, above 0.</summary>
    public required double InputTokens { get; init; }

    /// <summary>Mean tokens of an answer, above 0.</summary>
    public required double OutputTokens { get; init; }

    /// <summary>The share of the prompt that a prefix cache serves.</summary>
    public double CachedShare { get; init; }

    /// <summary>Sequences that are decoded side by side, at least 1.</summary>
    public double Concurrency { get; init; } = 1;

    /// <summary>Everything that was applied to it, resource by resource.</summary>
    internal ServingEffect Effect { get; init; } = new();

    /// <summary>This deployment with a technique.</summary>
    public ServingState With(ServingEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return this with
        {
            Weights = Weights with
            {
                Bits = effect.WeightBits ?? Weights.Bits,
                ScaleBits = effect.WeightBits is null ? Weights.ScaleBits : effect.ScaleBits,
                Density = Weights.Density * effect.Density,
            },
            InputTokens = InputTokens + effect.AddedInputTokens,
            CachedShare = effect.CachedShare is { } share ? Math.Max(share, CachedShare) : CachedShare,
            Effect = new ServingEffect
            {
                Parameters = Effect.Parameters * effect.Parameters,
                Flops = Effect.Flops * effect.Flops,
                ExpertExpansion = Effect.ExpertExpansion * effect.ExpertExpansion,
                CacheBytes = Effect.CacheBytes * effect.CacheBytes,
                KeyValueHeads = effect.KeyValueHeads ?? Effect.KeyValueHeads,
                GemmRate = Effect.GemmRate * effect.GemmRate,
                PrefillAttentionTime = Effect.PrefillAttentionTime * effect.PrefillAttentionTime,
                OverheadTime = Effect.OverheadTime * effect.OverheadTime,
                TokensPerPass = Effect.TokensPerPass * effect.TokensPerPass,
                VerifiedPerPass = Effect.VerifiedPerPass * effect.VerifiedPerPass,
                DraftShare = Effect.DraftShare + effect.DraftShare,
                Concurrency = effect.Concurrency ?? Effect.Concurrency,
                SmallModelShare = Math.Max(Effect.SmallModelShare, effect.SmallModelShare),
                SmallModelSize = Math.Max(Effect.SmallModelSize, effect.SmallModelSize),
                DeviceShare = Math.Max(Effect.DeviceShare, effect.DeviceShare),
                AddedCost = Effect.AddedCost + effect.AddedCost,
            },
        };
    }
}
