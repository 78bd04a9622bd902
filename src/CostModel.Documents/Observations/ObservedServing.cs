using System.Globalization;
using System.Text.RegularExpressions;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Serving.Engines;

namespace CostModel.Documents.Observations;

/// <summary>The deployment and load that a row of serving measurements describes. What the row leaves blank, the plan leaves open.</summary>
internal static partial class ObservedServing
{
    /// <summary>Requests of an offline table that does not print how many.</summary>
    private const double UsualRequests = 3000;

    /// <summary>The plan, or null with the reason why it cannot be expressed.</summary>
    internal static ServingPlan? Of(ObservationRow row, CatalogSet catalogs, out string reason)
    {
        if (!catalogs.Hardware.TryGet(row["hardware"], out HardwareProfile? hardware))
        {
            reason = $"the catalog holds no hardware '{row["hardware"]}'";
            return null;
        }

        if (ObservedArchitecture.Named(row["model"], catalogs) is not { } architecture)
        {
            reason = $"the catalog holds no architecture of model '{row["model"]}'";
            return null;
        }

        string written = row["weight_precision"] is { Length: > 0 } given ? given : WeightFormat.Bf16.Id;
        if (!WeightFormat.ById.TryGetValue(written, out WeightFormat? precision))
        {
            reason = $"weight_precision '{written}' is not known";
            return null;
        }

        if (LoadOf(row) is not { } load)
        {
            reason = $"the load '{row["load"]}' says neither a concurrency nor a rate";
            return null;
        }

        reason = "";
        string notes = row["notes"];
        (ServingLayout layout, double replicas) = ObservedServingLayout.Of(row, architecture);
        Match scale = MeanOfNominal().Match(notes);
        double factor = scale.Success ? Number(scale.Groups[1]) : 1;
        return new ServingPlan
        {
            Model = Model.OfArchitecture(row["model"], row["model"], architecture with { ContextLength = 0 }),
            Hardware = hardware,
            Engine = EngineCatalog.Named(row["engine"], row.Number("year") ?? double.PositiveInfinity, hardware),
            Precision = precision,
            CachePrecision = CacheFormat.ById.TryGetValue(row["kv_precision"].Split('/')[0], out CacheFormat? cache) ? cache : null,
            Layout = layout,
            Replicas = replicas,
            Disaggregation = ObservedServingLayout.PoolsOf(row, architecture),
            Workload = new Workload
            {
                InputTokens = Tokens.FromTokens(factor * (row.Number("input_tokens") ?? 0)),
                OutputTokens = Tokens.FromTokens(Math.Max(1, factor * (row.Number("output_tokens") ?? 1))),
                CachedShare = CachedOf(row),
            },
            Load = load,
            MayHaveDrafted = row["speculative"] == "unknown",
            Speculation = row["speculative"] is "" or "unknown" or "none" or "no" ? null : new Speculation(1, Ratio.FromFraction(0.85)),
            MemoryShare = MemoryFraction().Match(notes) is { Success: true } fraction ? Ratio.FromFraction(Number(fraction.Groups[1])) : null,
        };
    }

    /// <summary>Whether an output rate is that of decoding alone: batch-1 tools and decode pools print it without the prompt.</summary>
    internal static bool IsDecodeRate(ObservationRow row, ServingPlan plan)
        => plan.Engine is { InProcess: true } && row["load"] != "offline" && !IsStatic(row["notes"])
            || row["notes"].StartsWith("decode", StringComparison.OrdinalIgnoreCase)
            || row["notes"].StartsWith("simulated MTP", StringComparison.OrdinalIgnoreCase);

    private static ServingLoad? LoadOf(ObservationRow row)
    {
        string load = row["load"];
        string notes = row["notes"];
        double? concurrency = row.Number("concurrency");
        double chips = Math.Max(1, row.Number("num_gpus") ?? 1);
        if (load == "offline")
        {
            return new OfflineLoad(Requests().Match(notes) is { Success: true } count ? Number(count.Groups[1]) : UsualRequests)
            {
                MaxSequences = MaxBatch().Match(notes) is { Success: true } most ? Number(most.Groups[1]) : null,
            };
        }

        if (IsStatic(notes))
        {
            return new StaticLoad(concurrency ?? 1);
        }

        if (PerDevice().Match(load) is { Success: true } device)
        {
            double each = Number(device.Groups[1]);
            double input = row.Number("input_tokens") ?? 0;
            return device.Groups[2].Value == "/GPU" ? new StaticLoad(each * chips)
                : input > 0 ? new StaticLoad(each * chips / input)
                : null;
        }

        if (PerSecond().Match(load) is { Success: true } rate)
        {
            return new OpenLoad(Number(rate.Groups[1]))
            {
                Requests = Prompts().Match(load) is { Success: true } prompts ? Number(prompts.Groups[1]) : null,
            };
        }

        Match stated = AfterColon().Match(load);
        return (concurrency ?? (stated.Success ? Number(stated.Groups[1]) : null)) switch
        {
            { } inFlight when inFlight > 0 => new ClosedLoad(inFlight)
            {
                Rounds = RoundsOf().Match(notes) is { Success: true } rounds ? Number(rounds.Groups[1])
                    : notes.Contains("requests at once", StringComparison.Ordinal) ? 1 : 0,
                HasEqualLengths = notes.Contains("nominal lengths", StringComparison.Ordinal) || IsProfile(notes),
                IsInProcess = IsProfile(notes),
            },
            null when load is "closed-loop" or "" => new ClosedLoad(1),
            _ => null,
        };
    }

    private static Ratio? CachedOf(ObservationRow row)
    {
        string notes = row["notes"];
        return CacheHits().Match(notes) is { Success: true } hits ? Ratio.FromFraction(Number(hits.Groups[1]) / 100)
            : CachedTokens().Match(notes) is { Success: true } tokens && row.Number("input_tokens") is { } input and > 0
                ? Ratio.FromFraction(Math.Min(1, Number(tokens.Groups[1]) / input))
            : null;
    }

    /// <summary>LMDeploy's profile_generation calls the engine with token ids, all equally many, each thread its next request after the last.</summary>
    private static bool IsProfile(string notes) => notes.Contains("profile_generation", StringComparison.Ordinal);

    private static bool IsStatic(string notes) => StaticBatch().IsMatch(notes);

    private static double Number(Group group) => double.Parse(group.ValueSpan, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex("static batch|engine only|low-batch|batch as ")]
    private static partial Regex StaticBatch();

    [GeneratedRegex(@"(\d[\d,]*) cached")]
    private static partial Regex CachedTokens();

    [GeneratedRegex(@"mean (0?\.\d+)x")]
    private static partial Regex MeanOfNominal();

    [GeneratedRegex(@"(?:^|[ ,;])(\d+) (?:requests|prompts|ShareGPT)")]
    private static partial Regex Requests();

    [GeneratedRegex(@"max batch (\d+)")]
    private static partial Regex MaxBatch();

    [GeneratedRegex(@"mem_fraction (0\.\d+)")]
    private static partial Regex MemoryFraction();

    [GeneratedRegex(@"num_prompts (\d+)x concurrency")]
    private static partial Regex RoundsOf();

    [GeneratedRegex(@"([\d.]+) req/s")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"(\d+) (?:ShareGPT )?prompts")]
    private static partial Regex Prompts();

    [GeneratedRegex(@"(\d+)(/GPU| tok/device)")]
    private static partial Regex PerDevice();

    [GeneratedRegex(@": *(\d+)$")]
    private static partial Regex AfterColon();

    [GeneratedRegex(@"cache hits \(([\d.]+)%")]
    private static partial Regex CacheHits();
}
