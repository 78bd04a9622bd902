using CostModel.Serving.Loads;
using CostModel.Serving.Steps;

namespace CostModel.Serving;

/// <summary>The latency below which a deployment cannot answer, however little it has to do, and what sets it.</summary>
internal static class ServingFloor
{
    /// <summary>Why an objective cannot be met even by one request at a time; null where it can.</summary>
    internal static string? Of(CompiledServingPlan plan, ServingObjective objective, in LoopTime floor)
        => Missed(objective, floor) is { } missed
            ? $"even one request at a time takes {missed}; {CauseOf(plan, objective, floor)} sets that floor"
            : null;

    /// <summary>How far the time of a single request lies above the objective: the largest ratio of both, at most 1 where it is met.</summary>
    internal static double Excess(ServingObjective objective, in LoopTime floor) => Math.Max(
        floor.PerToken / (objective.TimePerOutputToken?.TotalSeconds ?? double.PositiveInfinity),
        Math.Max(
            floor.FirstToken / (objective.TimeToFirstToken?.TotalSeconds ?? double.PositiveInfinity),
            floor.EndToEnd / (objective.EndToEnd?.TotalSeconds ?? double.PositiveInfinity)));

    /// <summary>The part of an objective that is missed, with both figures; null where none is.</summary>
    internal static string? Missed(ServingObjective objective, in LoopTime time)
    {
        string at = objective.Percentile is { } share ? FormattableString.Invariant($" at the {share.TotalFraction * 100:0.###}th percentile") : "";
        if (objective.TimePerOutputToken is { } perToken && time.PerToken > perToken.TotalSeconds)
        {
            return FormattableString.Invariant($"{time.PerToken * 1e3:0.#} ms per token{at}, not {perToken.TotalSeconds * 1e3:0.#} ms");
        }

        if (objective.TimeToFirstToken is { } first && time.FirstToken > first.TotalSeconds)
        {
            return FormattableString.Invariant($"{time.FirstToken * 1e3:0} ms to the first token{at}, not {first.TotalSeconds * 1e3:0} ms");
        }

        return objective.EndToEnd is { } end && time.EndToEnd > end.TotalSeconds
            ? FormattableString.Invariant($"{time.EndToEnd:0.##} s to the last token{at}, not {end.TotalSeconds:0.##} s")
            : null;
    }

    /// <summary>The largest part of the step that matters: of a token, or of the prompt where the first token is what is late.</summary>
    private static string CauseOf(CompiledServingPlan plan, ServingObjective objective, in LoopTime floor)
    {
        bool isPrompt = !(floor.PerToken > objective.TimePerOutputToken?.TotalSeconds)
            && (floor.FirstToken > objective.TimeToFirstToken?.TotalSeconds || floor.FirstToken > floor.EndToEnd / 2);
        StepTime step = plan.Step.Evaluate(isPrompt ? plan.Shape.PromptAlone : new StepLoad(1, plan.Shape.Context));
        double weights = step.Projections + step.FeedForward + step.Head;
        (string Name, double Seconds)[] parts =
        [
            (isPrompt ? "multiplying the prompt with the weights" : "reading dense weights", weights),
            (isPrompt ? "multiplying the prompt with the experts" : "reading expert weights", step.Experts),
            (isPrompt ? "attention within the prompt" : "attention over the context", step.Attention),
            ("communication between chips", step.Communication),
            ("launching small kernels", step.Elementwise),
            ("the engine's host code", step.Host),
            ("the request's way through the server", isPrompt ? Math.Max(0, floor.FirstToken - floor.PromptSeconds) : 0),
        ];
        return parts.MaxBy(part => part.Seconds).Name;
    }
}
