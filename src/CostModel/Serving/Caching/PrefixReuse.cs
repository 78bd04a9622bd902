using CostModel.Hardware;
using CostModel.Serving.Conversations;
using CostModel.Serving.Loads;

namespace CostModel.Serving.Caching;

/// <summary>
/// How much of a conversation's history is still cached when it goes on. Conversations wait for a think time after each answer but the last, so
/// that by Little's law rate x (1 - 1 / turns) x think time of them wait. They keep their caches as far as the accelerators have room beside the
/// requests in flight, then as far as the host has, and the others are computed again; what is computed again lowers the rate.
/// </summary>
internal sealed class PrefixReuse
{
    private const int Rounds = 24;

    /// <summary>Of a PCIe 5 x16 slot's 63 GB/s, pinned copies to an H100 measure 53 to 55 GB/s (NVIDIA nvbandwidth).</summary>
    private const double LinkShare = 0.85;

    /// <summary>A PCIe 3 x16 slot, where the hardware's link to its host is not known.</summary>
    private const double UnknownLink = 16e9;

    private readonly CompiledServingPlan _plan;
    private readonly ConversationLengths _lengths;
    private readonly double _thinkSeconds;
    private readonly double _hostBytes;
    private readonly double _bandwidth;

    private PrefixReuse(CompiledServingPlan plan, ConversationLengths lengths, double thinkSeconds)
    {
        _plan = plan;
        _lengths = lengths;
        _thinkSeconds = thinkSeconds;
        CacheOffload? offload = plan.Plan.Offload;
        _hostBytes = offload?.Memory?.TotalBytes ?? 0;
        HardwareProfile hardware = plan.Plan.Hardware!;
        _bandwidth = offload?.Bandwidth?.TotalBytesPerSecond ?? (LinkShare * (hardware.HostLink?.BandwidthPerDirection.TotalBytesPerSecond ?? UnknownLink));
    }

    internal static PrefixReuse? Of(CompiledServingPlan plan)
        => ConversationLengths.Of(plan.Plan.Workload) is { } lengths && plan.Plan.Workload!.Conversation!.ThinkTime is { } think
            ? new PrefixReuse(plan, lengths, think.TotalSeconds)
            : null;

    /// <summary>A replica with so many requests in flight; does not allocate.</summary>
    internal LoopTime Loop(double concurrency, in LoopProtocol protocol) => Settle(concurrency, protocol, out _);

    internal CacheReuse Describe(double concurrency)
    {
        Settle(concurrency, LoopProtocol.Steady, out State state);
        double reload = Reload;
        return new CacheReuse
        {
            Waiting = state.Waiting,
            RoomInMemory = state.RoomInMemory,
            RoomInHost = RoomInHost,
            InMemory = Ratio.FromFraction(state.InMemory),
            InHost = Ratio.FromFraction(state.InHost),
            CachedShare = Ratio.FromFraction(_lengths.MeanInput > 0 ? Cached(state) / _lengths.MeanInput : 0),
            Reload = _hostBytes > 0 ? Duration.FromSeconds(reload) : null,
            Recompute = Duration.FromSeconds(Recompute),
        };
    }

    /// <summary>Seconds to read the mean history back.</summary>
    private double Reload => _plan.Memory.SequenceBytes(_lengths.MeanHistory) / _bandwidth;

    /// <summary>Seconds to compute it again.</summary>
    private double Recompute => _lengths.MeanHistory > 0 ? _plan.Step.Seconds(new(0, 0, _lengths.MeanHistory, _lengths.System + (_lengths.MeanHistory / 2))) : 0;

    /// <summary>Tokens that a conversation waits with, in the mean.</summary>
    private double WaitingTokens => _lengths.System + (_lengths.Turns * (_lengths.Turn + _lengths.Answer) / 2);

    private double RoomInHost => _hostBytes * _plan.Step.Layout.AttentionData / Math.Max(1, _plan.Memory.SequenceBytes(WaitingTokens));

    private double Cached(in State state) => _lengths.System + ((state.InMemory + state.InHost) * _lengths.MeanHistory);

    private LoopTime Settle(double concurrency, in LoopProtocol protocol, out State state)
    {
        state = new State { InMemory = 1 };
        bool isWorthReading = _hostBytes > 0 && Reload < Recompute;
        double each = Math.Max(1, _plan.Memory.SequenceBytes(WaitingTokens));
        LoopTime time = default;
        for (int i = 0; i < Rounds; i++)
        {
            RequestShape shape = _plan.Shape with { Cached = Cached(state) };
            time = ClosedLoopModel.Evaluate(_plan.Step, _plan.Memory, shape, concurrency, protocol, _plan.Drafts);
            time.FirstToken += state.InHost * Reload;
            time.EndToEnd += state.InHost * Reload;
            time.OutputPerSecond = concurrency * shape.Output / time.EndToEnd;
            double inUse = time.Running * _plan.Memory.SequenceBytes(shape.Context) / _plan.Step.Layout.AttentionData;
            state.RoomInMemory = Math.Max(0, _plan.Memory.Cache - inUse) * _plan.Step.Layout.AttentionData / each;
            state.Waiting = time.OutputPerSecond / shape.Output * (1 - (1 / Math.Max(1, _lengths.Turns))) * _thinkSeconds;
            double inMemory = Share(state.RoomInMemory, state.Waiting);
            double inHost = isWorthReading ? Math.Min(1 - inMemory, Share(RoomInHost, state.Waiting)) : 0;
            state.InMemory = 0.5 * (state.InMemory + inMemory);
            state.InHost = 0.5 * (state.InHost + inHost);
        }

        return time;
    }

    private static double Share(double room, double waiting) => waiting <= room ? 1 : room / waiting;

    private struct State
    {
        internal double Waiting;
        internal double RoomInMemory;
        internal double InMemory;
        internal double InHost;
    }
}
