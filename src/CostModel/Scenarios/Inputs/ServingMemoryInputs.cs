using System.Collections.Immutable;
using CostModel.Serving;
using CostModel.Serving.Adapters;
using CostModel.Serving.Caching;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>serving</c> for what lies in memory beside the model: adapters, and the caches of waiting conversations.</summary>
internal static class ServingMemoryInputs
{
    internal static readonly InputDefinition Adapters = Input.Count(
        "serving.adapters.resident",
        "adapter",
        "Low-rank adapters (LoRA) of the model in the accelerators' memory, served beside each other.",
        s => s.Serving?.Adapters?.Resident,
        (s, v) => ChangeAdapters(s, a => a with { Resident = v }))
        .WithExample("64");

    internal static readonly InputDefinition Rank = Input.Count(
        "serving.adapters.rank",
        "",
        "Their rank; 16 where not given.",
        s => s.Serving?.Adapters?.Rank,
        (s, v) => ChangeAdapters(s, a => a with { Rank = v }))
        .WithExample("16");

    internal static readonly InputDefinition AdapterShare = Input.Of<Ratio>(
        "serving.adapters.share",
        "",
        InputRange.Share,
        "Share of requests that use one; all where not given.",
        s => s.Serving?.Adapters?.Share,
        (s, v) => ChangeAdapters(s, a => a with { Share = v }))
        .WithExample("80%");

    internal static readonly InputDefinition OffloadMemory = Input.Of<Bytes>(
        "serving.offload.memory",
        "B/chip",
        InputRange.Positive,
        "Host memory, for each accelerator, for the caches of conversations that wait for their next question.",
        s => s.Serving?.Offload?.Memory,
        (s, v) => Change(s, p => p with { Offload = (p.Offload ?? new CacheOffload()) with { Memory = v } }))
        .WithExample("200 GB");

    internal static readonly InputDefinition OffloadBandwidth = Input.Of<BytesPerSecond>(
        "serving.offload.bandwidth",
        "B/s/chip",
        InputRange.Positive,
        "What is read back from the host a second and accelerator; 85 % of its link where not given.",
        s => s.Serving?.Offload?.Bandwidth,
        (s, v) => Change(s, p => p with { Offload = (p.Offload ?? new CacheOffload()) with { Bandwidth = v } }))
        .WithExample("50 GB/s");

    internal static readonly ImmutableArray<InputDefinition> Numbers = [Adapters, Rank, AdapterShare, OffloadMemory, OffloadBandwidth];

    private static Scenario ChangeAdapters(Scenario scenario, Func<AdapterSet, AdapterSet> change)
        => Change(scenario, plan => plan with { Adapters = change(plan.Adapters ?? new AdapterSet()) });

    private static Scenario Change(Scenario scenario, Func<ServingPlan, ServingPlan> change)
        => scenario with { Serving = change(scenario.Serving ?? new ServingPlan()) };
}
