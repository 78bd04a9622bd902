using System.Collections.Immutable;
using CostModel.Serving.Constants;
using CostModel.Serving.Engines;

namespace CostModel.Fitting;

/// <summary>The constants that a fit of serving may move, with priors from kernel micro-benchmarks and the literature.</summary>
internal static class ServingParameters
{
    private static readonly string[] s_classes = ["half", "fp8", "int8", "fp4", "weightOnly", "gguf"];

    internal static List<ServingParameter> For(IEnumerable<string> engines)
        => [.. Matrices(), .. Experts(), .. Steps(), .. Hosts(), .. FirstTokens(), .. Memories(), .. engines.Distinct().Order(StringComparer.Ordinal).SelectMany(Factors)];

    private static IEnumerable<ServingParameter> Matrices()
    {
        (double Prior, double Width)[] memory = [(0.98, 0.1), (0.95, 0.12), (0.95, 0.15), (0.95, 0.15), (0.85, 0.2), (0.9, 0.15)];
        (double Prior, double Width)[] compute = [(1, 0.08), (0.95, 0.12), (0.9, 0.2), (0.9, 0.2), (0.8, 0.3), (0.8, 0.3)];
        (double Prior, double Width)[] latency = [(0.8, 0.15), (0.75, 0.15), (0.75, 0.15), (1.1, 0.15), (0.8, 0.15), (0.8, 0.15)];
        for (int i = 0; i < s_classes.Length; i++)
        {
            int at = i;
            yield return Matrix(at, "memory", memory[at], (one, v) => one with { Memory = v });
            yield return Matrix(at, "compute", compute[at], (one, v) => one with { Compute = v });
            yield return Matrix(at, "latency", latency[at], (one, v) => one with { Latency = v });
        }
    }

    private static IEnumerable<ServingParameter> Experts()
    {
        (double Prior, double Width)[] memory = [(0.85, 0.08), (0.62, 0.15), (0.62, 0.2), (0.8, 0.1), (0.6, 0.2), (0.7, 0.2)];
        (double Prior, double Width)[] compute = [(0.62, 0.2), (0.4, 0.3), (0.4, 0.3), (0.3, 0.3), (0.4, 0.3), (0.4, 0.3)];
        for (int i = 0; i < s_classes.Length; i++)
        {
            int at = i;
            yield return Expert(at, "memory", memory[at], (one, v) => one with { Memory = v });
            yield return Expert(at, "compute", compute[at], (one, v) => one with { Compute = v });
        }

        yield return Step("experts.quantize", 8e-6, 0.4, (c, v) => c with { ExpertQuantize = v });
        yield return Step("experts.launch", 15e-6, 0.4, (c, v) => c with { ExpertLaunch = v });
        yield return Step("experts.padding", 64, 0.4, (c, v) => c with { ExpertPadding = v });
        yield return Step("experts.evenness", 1, 0.3, (c, v) => c with { ExpertEvenness = v });
        yield return Step("experts.imbalance", 0.15, 0.6, (c, v) => c with { ExpertImbalance = v });
        yield return Step("experts.exchange", 20e-6, 0.5, (c, v) => c with { ExchangeLaunch = v });
    }

    private static IEnumerable<ServingParameter> Steps()
    {
        yield return Step("attention.memory", 1, 0.06, (c, v) => c with { AttentionMemory = v });
        yield return Step("attention.narrowCache", 0.87, 0.08, (c, v) => c with { NarrowCacheMemory = v });
        yield return Step("attention.latency", 0.8, 0.25, (c, v) => c with { AttentionLatency = v });
        yield return Step("attention.prompt", 1, 0.12, (c, v) => c with { PromptAttention = v });
        yield return Step("attention.halfLength", 1, 0.3, (c, v) => c with { PromptHalfLength = v });
        yield return Step("layer.launch", 6e-6, 0.4, (c, v) => c with { ElementwiseLaunch = v });
        yield return Step("layer.passes", 10, 0.2, (c, v) => c with { ElementwisePasses = v });
        yield return Step("layer.queryNorm", 7e-6, 0.4, (c, v) => c with { QueryNormLaunch = v });
        yield return Step("layer.latent", 14e-6, 0.5, (c, v) => c with { LatentLaunch = v });
        yield return Step("layer.recurrent", 15e-6, 0.5, (c, v) => c with { RecurrentLaunch = v });
        yield return Step("layer.recurrentWork", 6, 0.5, (c, v) => c with { RecurrentWork = v });
        yield return Step("layer.samplingPasses", 15, 0.5, (c, v) => c with { SamplingPasses = v });
        yield return Step("reduce.latency", 0.9, 0.2, (c, v) => c with { ReduceLatency = v });
        yield return Step("reduce.ring", 1, 0.3, (c, v) => c with { RingLatency = v });
        yield return Step("reduce.bandwidth", 0.95, 0.12, (c, v) => c with { ReduceBandwidth = v });
        yield return Step("reduce.slowLink", 0.45, 0.3, (c, v) => c with { SlowLinkBandwidth = v });
        yield return Step("unlabelledSpeculation", 0.9, 0.3, (c, v) => c with { UnlabelledSpeculation = v });
    }

    private static IEnumerable<ServingParameter> Hosts()
    {
        yield return Step("host.step", 1e-3, 0.6, (c, v) => c with { HostStep = v });
        yield return Step("host.sequence", 60e-6, 0.6, (c, v) => c with { HostSequence = v });
        yield return Step("host.inProcess", 0.15, 0.7, (c, v) => c with { HostInProcess = v });
        yield return Step("host.request", 4e-3, 0.6, (c, v) => c with { HostRequest = v });
        yield return Step("host.serial", 120e-6, 0.5, (c, v) => c with { HostSerial = v });
        yield return Step("host.promptLaunch", 60e-6, 0.5, (c, v) => c with { PromptLaunch = v });
    }

    private static IEnumerable<ServingParameter> FirstTokens()
    {
        yield return First("fixed", 0.03, 0.5, (c, v) => c with { Fixed = v });
        yield return First("perSequence", 0.0007, 0.7, (c, v) => c with { PerSequence = v });
        yield return First("perToken", 6e-6, 0.6, (c, v) => c with { PerToken = v });
        yield return First("steps", 1.5, 0.2, (c, v) => c with { Steps = v });
        yield return First("prompt", 1, 0.06, (c, v) => c with { Prompt = v });
        yield return First("burst", 1, 0.2, (c, v) => c with { Burst = v });
        yield return First("equalBurst", 2.5, 0.3, (c, v) => c with { EqualBurst = v });
        yield return First("equalGrowth", 0.3, 0.3, (c, v) => c with { EqualGrowth = v });
        yield return First("wholeWave", 0.75, 0.3, (c, v) => c with { WholeWave = v });
        yield return First("steadyQueue", 0.1, 0.5, (c, v) => c with { SteadyQueue = v });
        yield return First("mixedShare", 0.5, 0.3, (c, v) => c with { MixedShare = v });
    }

    private static IEnumerable<ServingParameter> Memories()
    {
        yield return Of("memory.ofTotal", 0.92, 0.03, (c, v) => c with { OfTotal = Math.Min(0.985, v) });
        yield return Of("memory.ofFree", 0.92, 0.03, (c, v) => c with { OfFree = Math.Min(0.98, v) });
        yield return Of("memory.working", 3e9, 0.3, (c, v) => c with { Working = v });
        yield return Of("memory.workingOfFree", 3.5e9, 0.3, (c, v) => c with { WorkingOfFree = v });
    }

    private static IEnumerable<ServingParameter> Factors(string engine)
    {
        yield return Factor(engine, "weights", 0.05, (e, v) => e with { Weights = v });
        yield return Factor(engine, "compute", 0.15, (e, v) => e with { Compute = v });
        // llama.cpp launches kernels one by one, before 2024 without a captured graph even where the same ones follow each other.
        bool launches = engine.StartsWith("llama-cpp", StringComparison.Ordinal);
        yield return Factor(engine, "latency", 0.3, (e, v) => e with { Latency = v }, !launches ? 1 : engine == "llama-cpp" ? 2 : 3);
        yield return Factor(engine, "attention", 0.08, (e, v) => e with { Attention = v });
        yield return Factor(engine, "reduce", 0.25, (e, v) => e with { Reduce = v });
        yield return Factor(engine, "experts", 0.15, (e, v) => e with { Experts = v });
        yield return Factor(engine, "expertLatency", 0.4, (e, v) => e with { ExpertLatency = v });
        yield return Factor(engine, "hostStep", 0.4, (e, v) => e with { HostStep = v });
        yield return Factor(engine, "hostSequence", 0.6, (e, v) => e with { HostSequence = v });
        yield return Factor(engine, "hostRequest", 0.5, (e, v) => e with { HostRequest = v });
        yield return Factor(engine, "hostSerial", 0.3, (e, v) => e with { HostSerial = v });
        yield return Factor(engine, "promptLaunch", launches ? 1 : 0.3, (e, v) => e with { PromptLaunch = v }, launches ? 10 : 1);
        yield return Factor(engine, "firstToken", 0.6, (e, v) => e with { FirstToken = v });
    }

    private static ServingParameter Factor(string engine, string name, double width, Func<Engine, double, Engine> with, double prior = 1)
        => new($"{engine}.{name}", prior, width, engine, (state, value) => state.Engines[engine] = with(state.Engines[engine], value));

    private static ServingParameter Step(string name, double prior, double width, Func<ServingConstants, double, ServingConstants> with)
        => new(name, prior, width, "", (state, value) => state.Constants = with(state.Constants, value));

    private static ServingParameter First(string name, double prior, double width, Func<FirstTokenConstants, double, FirstTokenConstants> with)
        => Step("firstToken." + name, prior, width, (c, v) => c with { FirstToken = with(c.FirstToken, v) });

    private static ServingParameter Of(string name, double prior, double width, Func<MemoryShares, double, MemoryShares> with)
        => Step(name, prior, width, (c, v) => c with { Memory = with(c.Memory, v) });

    private static ServingParameter Matrix(int at, string name, (double Prior, double Width) belief, Func<MatrixShares, double, MatrixShares> with)
        => Step($"matrix.{s_classes[at]}.{name}", belief.Prior, belief.Width, (c, v) => c with { Matrices = Changed(c.Matrices, at, one => with(one, v)) });

    private static ServingParameter Expert(int at, string name, (double Prior, double Width) belief, Func<ExpertShares, double, ExpertShares> with)
        => Step($"experts.{s_classes[at]}.{name}", belief.Prior, belief.Width, (c, v) => c with { Experts = Changed(c.Experts, at, one => with(one, v)) });

    private static ImmutableArray<T> Changed<T>(ImmutableArray<T> all, int at, Func<T, T> with) => all.SetItem(at, with(all[at]));
}
