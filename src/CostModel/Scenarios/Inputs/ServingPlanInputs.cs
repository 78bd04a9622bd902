using System.Collections.Immutable;
using CostModel.Serving;
using CostModel.Serving.Engines;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>serving</c> that the operator-level model reads: engine, layout, load and objective.</summary>
internal static class ServingPlanInputs
{
    /// <summary>One draft a step; DeepSeek-V3 reports 85 to 90 % for it (arXiv 2412.19437, section 5.4.3).</summary>
    private static readonly Speculation s_usual = new(1, Ratio.FromFraction(0.85));

    internal static readonly TextInputDefinition Engine = new(
        "serving.engine",
        "engine",
        "The inference engine and its generation.",
        catalogs => catalogs.Engines.Ids,
        s => s.Serving?.Engine?.Id,
        (s, text, catalogs) => catalogs.Engines.TryGet(text, out Engine? engine) ? Change(s, p => p with { Engine = engine }) : null)
    {
        Example = "vllm-2026",
    };

    internal static readonly TextInputDefinition CachePrecision = TextInput.RecordOf(
        "serving.cachePrecision",
        "precision",
        "Number format in which keys and values are cached.",
        CacheFormat.ById,
        "fp8",
        s => s.Serving?.CachePrecision,
        (s, v) => Change(s, p => p with { CachePrecision = v }));

    internal static readonly InputDefinition Tensor = Degree(
        "tensor", "Accelerators that split each attention layer.", layout => layout.Tensor, (layout, v) => layout with { Tensor = v });

    internal static readonly InputDefinition Pipeline = Degree(
        "pipeline", "Stages of layers.", layout => layout.Pipeline, (layout, v) => layout with { Pipeline = v });

    internal static readonly InputDefinition Expert = Degree(
        "expert", "Groups that routed experts are divided over.", layout => layout.Expert, (layout, v) => layout with { Expert = v });

    internal static readonly InputDefinition AttentionData = Degree(
        "attentionData",
        "Groups that each hold all of attention and serve their own requests, while experts span all of them.",
        layout => layout.AttentionData,
        (layout, v) => layout with { AttentionData = v });

    internal static readonly InputDefinition Concurrency = Input.Number(
        "serving.concurrency",
        "request",
        InputRange.Positive,
        "Requests in flight on one replica; as many as the objective and the cache allow where not given.",
        s => (s.Serving?.Load as ClosedLoad)?.Concurrency,
        (s, v) => Change(s, p => p with { Load = new ClosedLoad(v) }))
        .WithExample("32");

    internal static readonly InputDefinition RequestRate = Input.Number(
        "serving.requestRate",
        "request/s",
        InputRange.Positive,
        "Requests a second that arrive at random at one replica; instead of a concurrency.",
        s => (s.Serving?.Load as OpenLoad)?.RequestsPerSecond,
        (s, v) => Change(s, p => p with { Load = new OpenLoad(v) }))
        .WithExample("2.5");

    internal static readonly InputDefinition FirstToken = Objective(
        "ttft", "Time to the first token at most.", o => o.TimeToFirstToken, (o, v) => o with { TimeToFirstToken = v }).WithExample("500 ms");

    internal static readonly InputDefinition PerToken = Objective(
        "tpot", "Mean time per token after the first at most.", o => o.TimePerOutputToken, (o, v) => o with { TimePerOutputToken = v }).WithExample("50 ms");

    internal static readonly InputDefinition EndToEnd = Objective(
        "endToEnd", "Time from question to last token at most.", o => o.EndToEnd, (o, v) => o with { EndToEnd = v }).WithExample("20 s");

    internal static readonly InputDefinition Percentile = Input.Of<Ratio>(
        "serving.objective.percentile",
        "",
        new InputRange(0.5, 0.999),
        "Share of requests that must meet the objective, where they arrive at random; the mean request where not given.",
        s => s.Serving?.Objective?.Percentile,
        (s, v) => Change(s, p => p with { Objective = (p.Objective ?? new ServingObjective()) with { Percentile = v } }))
        .WithExample("90%");

    internal static readonly InputDefinition SpareReplicas = Input.Number(
        "serving.spareReplicas",
        "",
        new InputRange(0, 1e6, WholeOnly: true),
        "Replicas beyond those that the busiest hour needs, which stand in for one that fails: 1 for N+1.",
        s => s.Serving?.SpareReplicas,
        (s, v) => Change(s, p => p with { SpareReplicas = (int)v }))
        .WithExample("1");

    internal static readonly InputDefinition Drafts = Input.Count(
        "serving.speculation.drafts",
        "token",
        "Tokens drafted and verified in each step: a draft model's, or the model's own prediction modules.",
        s => s.Serving?.Speculation is { } given && given.Drafts != s_usual.Drafts ? given.Drafts : null,
        (s, v) => Change(s, p => p with { Speculation = (p.Speculation ?? s_usual) with { Drafts = v } }))
        .WithExample("3");

    internal static readonly InputDefinition Acceptance = Input.Of<Ratio>(
        "serving.speculation.acceptance",
        "",
        InputRange.Share,
        "Probability that a drafted token is accepted.",
        s => s.Serving?.Speculation is { } given && given.Acceptance != s_usual.Acceptance ? given.Acceptance : null,
        (s, v) => Change(s, p => p with { Speculation = (p.Speculation ?? s_usual) with { Acceptance = v } }))
        .WithExample("90%");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        Tensor, Pipeline, Expert, AttentionData, Concurrency, RequestRate, FirstToken, PerToken, EndToEnd, Percentile, SpareReplicas,
        Drafts, Acceptance,
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Engine, CachePrecision];

    private static InputDefinition Degree(string name, string meaning, Func<ServingLayout, int> get, Func<ServingLayout, int, ServingLayout> with)
        => Input.Count(
            "serving.parallelism." + name,
            "chip",
            meaning,
            s => s.Serving?.Layout is { } layout && get(layout) > 1 ? get(layout) : null,
            (s, v) => Change(s, p => p with { Layout = with(p.Layout ?? ServingLayout.OneChip, v) }))
            .WithExample("8");

    private static InputDefinition Objective(
        string name, string meaning, Func<ServingObjective, Duration?> get, Func<ServingObjective, Duration, ServingObjective> with)
        => Input.Of<Duration>(
            "serving.objective." + name,
            "s",
            InputRange.Positive,
            meaning,
            s => s.Serving?.Objective is { } objective ? get(objective) : null,
            (s, v) => Change(s, p => p with { Objective = with(p.Objective ?? new ServingObjective(), v) }));

    private static Scenario Change(Scenario scenario, Func<ServingPlan, ServingPlan> change)
        => scenario with { Serving = change(scenario.Serving ?? new ServingPlan()) };
}
