using CostModel.Formulas;

namespace CostModel.Economics;

/// <summary>The closed-form arithmetic of a cached prompt prefix, in multiples of the price of plain input.</summary>
internal static class CachingFormulas
{
    /// <summary>What so many uses cost when the first writes and the others read.</summary>
    internal static T CostOfUses<T>(T uses, T write, T read)
        where T : struct, IReal<T>
        => write + ((uses - T.Constant(1)) * read);

    /// <summary>Reads after which the write has paid for itself: (write - 1) / (1 - read).</summary>
    internal static T BreakEvenReads<T>(T write, T read)
        where T : struct, IReal<T>
        => T.Max(T.Constant(0), write - T.Constant(1)) / (T.Constant(1) - read);

    /// <summary>Share of uses that find the prefix alive, where uses come independently of one another and each renews its life: 1 - exp(-life / interval).</summary>
    internal static T HitShare<T>(T timeToLive, T interval)
        where T : struct, IReal<T>
        => T.Constant(1) - T.Exp(T.Constant(0) - (timeToLive / interval));
}
