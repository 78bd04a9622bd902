using CostModel.Validation;

namespace CostModel.Serving.Conversations;

/// <summary>
/// Lengths of the queries of a conversation of n turns: turn k has the system prompt s, k messages u and k - 1 answers o as its input. Over the
/// turns the mean input is s + u (n + 1) / 2 + o (n - 1) / 2, of which s + (u + o) (n - 1) / 2 was there before.
/// </summary>
/// <param name="Turns">n.</param>
/// <param name="System">s, in tokens.</param>
/// <param name="Turn">u, in tokens.</param>
/// <param name="Answer">o, in tokens.</param>
internal readonly record struct ConversationLengths(double Turns, double System, double Turn, double Answer)
{
    internal double MeanInput => System + (Turn * (Turns + 1) / 2) + (Answer * (Turns - 1) / 2);

    /// <summary>Mean tokens of earlier turns in a query's input.</summary>
    internal double MeanHistory => (Turn + Answer) * (Turns - 1) / 2;

    /// <summary>Tokens of the last turn, its answer included.</summary>
    internal double Longest => System + (Turns * (Turn + Answer));

    /// <summary>The lengths of a workload; null where it has no conversation.</summary>
    internal static ConversationLengths? Of(Workload? workload)
        => workload is { Conversation: { Turns: { } turns, TurnTokens: { } turn } conversation }
            ? new ConversationLengths(
                turns, conversation.SystemTokens?.TotalTokens ?? 0, turn.TotalTokens, workload.OutputTokens?.TotalTokens ?? ServingDefaults.OutputTokens)
            : null;

    /// <summary>The share of the input that earlier requests had, where nothing of it is lost.</summary>
    internal double ReusableShare => MeanInput > 0 ? (System + MeanHistory) / MeanInput : 0;

    /// <summary>The workload with the lengths that follow from its conversation; itself where it has none.</summary>
    internal static Workload? Fill(Workload? workload)
        => Of(workload) is { } lengths
            ? workload! with { InputTokens = Tokens.FromTokens(lengths.MeanInput), CachedShare = Ratio.FromFraction(lengths.ReusableShare) }
            : workload;

    /// <summary>What a conversation may not say. Lengths may stand beside it where they are the same.</summary>
    internal static void Check(Workload? workload, FaultCollector faults)
    {
        if (workload?.Conversation is not { } conversation)
        {
            return;
        }

        Need(conversation.Turns is null, "workload.conversation.turns", "expected how many turns, e.g. 8", faults);
        Need(conversation.TurnTokens is null, "workload.conversation.turnTokens", "expected the new tokens of a turn, e.g. 150 tokens", faults);
        if (Of(workload) is { } lengths)
        {
            Follows(workload.InputTokens?.TotalTokens, lengths.MeanInput, "workload.inputTokens", faults);
            Follows(workload.CachedShare?.TotalFraction, lengths.ReusableShare, "workload.cachedShare", faults);
        }
    }

    private static void Need(bool isMissing, string path, string expected, FaultCollector faults)
    {
        if (isMissing)
        {
            faults.Add(new Fault(FaultCodes.Missing, path, expected));
        }
    }

    private static void Follows(double? given, double follows, string path, FaultCollector faults)
    {
        const double rounding = 1e-9;
        if (given is { } value && Math.Abs(value - follows) > rounding * Math.Max(1, follows))
        {
            faults.Add(new Fault(
                FaultCodes.Conflict,
                path,
                FormattableString.Invariant($"{value:0.####} is given, and {follows:0.####} follows from workload.conversation"),
                "give one of both"));
        }
    }
}
