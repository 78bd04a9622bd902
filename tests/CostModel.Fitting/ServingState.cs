using CostModel.Serving.Constants;
using CostModel.Serving.Engines;

namespace CostModel.Fitting;

/// <summary>The constants of serving and all engines at one point of a fit.</summary>
internal sealed class ServingState
{
    internal Dictionary<string, Engine> Engines { get; } = new(StringComparer.Ordinal);

    internal ServingConstants Constants { get; set; } = ServingConstants.Default;

    internal static ServingState Of(IEnumerable<string> engines)
    {
        var state = new ServingState();
        foreach (string id in engines.Distinct(StringComparer.Ordinal))
        {
            state.Engines[id] = Neutral(EngineCatalog.Default[id]);
        }

        return state;
    }

    /// <summary>An engine as nothing but its structure makes it, so that shipped factors do not leak into a fit that must not know them.</summary>
    private static Engine Neutral(Engine engine) => engine with
    {
        Weights = 1,
        Compute = 1,
        Latency = 1,
        Attention = 1,
        Reduce = 1,
        Experts = 1,
        ExpertLatency = 1,
        HostStep = 1,
        HostSequence = 1,
        HostRequest = 1,
        HostSerial = 1,
        PromptLaunch = 1,
        FirstToken = 1,
    };
}
