using CostModel.Hardware;

namespace CostModel.Efficiency;

/// <summary>
/// The time of a query on a fully loaded replica from a roofline of its resources: what techniques are measured against. It ranks techniques and
/// splits a known cost by resource; the absolute speed of a deployment is the serving model's affair.
/// </summary>
public static class ServingClock
{
    /// <summary>What engines leave of memory for weights and cache after their own buffers.</summary>
    private const double UsableShare = 0.9;

    /// <summary>Sequences that engines decode side by side at most, by default (vLLM max-num-seqs).</summary>
    private const double UsualConcurrencyLimit = 256;

    private const double CacheBytesPerElement = 2;

    private const double ForwardFlops = 2;

    /// <summary>Kernel launches of a layer: four matrix products, of which some fuse, beside attention.</summary>
    private const double ProductsPerLayer = 4;

    /// <summary>What a query takes, with everything that was applied to the deployment.</summary>
    public static ServingTime PerQuery(ServingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        ServingTime large = OfOneModel(state, state.Effect.Parameters);
        double toSmall = state.Effect.SmallModelShare;
        ServingTime mixed = toSmall > 0
            ? large.Times(1 - toSmall).Plus(OfOneModel(state, state.Effect.Parameters * state.Effect.SmallModelSize).Times(toSmall))
            : large;
        return mixed.Times(1 - state.Effect.DeviceShare);
    }

    /// <summary>Output tokens a second of a replica.</summary>
    public static TokensPerSecond Throughput(ServingState state)
        => TokensPerSecond.FromTokensPerSecond(state.OutputTokens / PerQuery(state).Total);

    /// <summary>Sequences whose cache fits beside the weights, up to the usual limit of engines; below 1 where the weights do not fit.</summary>
    public static double Capacity(ServingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var shape = ServedShape.Of(state.Model, state.Effect.KeyValueHeads);
        double memory = UsableShare * state.Chips * state.Hardware.UsableMemory.TotalBytes;
        double weights = shape.TotalParameters * state.Effect.Parameters * state.Effect.ExpertExpansion * state.Weights.BitsPerWeight / 8;
        double perSequence = CacheBytesPerToken(shape, state) * (state.InputTokens + (state.OutputTokens / 2));
        return Math.Clamp((memory - weights) / Math.Max(perSequence, 1), 0, UsualConcurrencyLimit);
    }

    /// <summary>The deployment at the concurrency that explains a known throughput; at capacity where none is known.</summary>
    /// <param name="state">The deployment.</param>
    /// <param name="throughput">Output tokens a second of a replica, or null.</param>
    public static ServingState Calibrated(ServingState state, TokensPerSecond? throughput)
    {
        double capacity = Math.Max(1, Capacity(state));
        if (throughput is not { } known)
        {
            return state with { Concurrency = capacity };
        }

        double low = 1;
        double high = capacity;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            bool tooSlow = Throughput(state with { Concurrency = middle }) < known;
            (low, high) = tooSlow ? (middle, high) : (low, middle);
        }

        return state with { Concurrency = high };
    }

    /// <summary>
    /// A changed deployment at the concurrency that it reaches: memory that was what limited the original one is used, and otherwise the
    /// concurrency stays, because something else (latency, demand) held it there.
    /// </summary>
    public static ServingState Rescaled(ServingState original, ServingState changed)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentNullException.ThrowIfNull(changed);
        double capacity = Math.Max(1, Capacity(changed));
        bool memoryLimited = original.Concurrency >= 0.99 * Capacity(original);
        double wanted = Math.Max(changed.Effect.Concurrency ?? 0, memoryLimited ? capacity : original.Concurrency);
        return changed with { Concurrency = Math.Min(wanted, capacity) };
    }

    private static double CacheBytesPerToken(ServedShape shape, ServingState state)
        => shape.CacheElements * CacheBytesPerElement * state.Effect.CacheBytes;

    private static ServingTime OfOneModel(ServingState state, double sizeFactor)
    {
        var shape = ServedShape.Of(state.Model, state.Effect.KeyValueHeads);
        ServingEffect effect = state.Effect;
        KernelProfile kernels = state.Hardware.Kernels;
        GemmKernel gemm = kernels.GemmOf(state.ComputeFormat);
        double rate = state.Chips * state.Hardware.DensePeak(state.ComputeFormat).TotalFlopsPerSecond * gemm.Compute * effect.GemmRate;
        double attentionRate = state.Chips * state.Hardware.DensePeak(NumberFormat.Bf16).TotalFlopsPerSecond * kernels.PrefillAttention.Compute
            * state.InputTokens / (state.InputTokens + kernels.PrefillAttention.HalfLength);
        double bandwidth = state.Chips * state.Hardware.MemoryBandwidth.TotalBytesPerSecond;
        double flopsPerToken = ForwardFlops * shape.ActiveParameters * sizeFactor * effect.Flops;

        double read = state.InputTokens * (1 - state.CachedShare);
        double prefill = read * flopsPerToken / rate;
        double attention = 2 * shape.AttentionWidth * state.InputTokens * read / attentionRate * effect.PrefillAttentionTime * sizeFactor;

        double rows = state.Concurrency * effect.VerifiedPerPass;
        double arithmetic = rows * flopsPerToken / rate;
        double weightBytes = shape.ReadParameters(rows) * sizeFactor * effect.ExpertExpansion * state.Weights.BitsPerWeight / 8;
        double weights = weightBytes / (bandwidth * gemm.Memory);
        double cache = state.Concurrency * CacheBytesPerToken(shape, state) * sizeFactor * (state.InputTokens + (state.OutputTokens / 2))
            / (bandwidth * kernels.DecodeAttention.Memory);
        double overhead = effect.OverheadTime * shape.Layers
            * ((ProductsPerLayer * gemm.Latency.TotalSeconds) + kernels.DecodeAttention.Latency.TotalSeconds);
        double pass = Math.Max(arithmetic, weights) + cache + overhead;
        double passesPerQuery = state.OutputTokens / effect.TokensPerPass / state.Concurrency;
        return new ServingTime(
            prefill,
            attention,
            arithmetic > weights ? arithmetic * passesPerQuery : 0,
            arithmetic > weights ? 0 : weights * passesPerQuery,
            cache * passesPerQuery,
            overhead * passesPerQuery,
            pass * effect.DraftShare * passesPerQuery);
    }
}
