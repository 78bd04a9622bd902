using CostModel.Formulas;

namespace CostModel.Training;

/// <summary>What failures and checkpoints leave of billed time. Source: Young 1974, CACM 17(9); Daly 2006, FGCS 22(3), first order.</summary>
internal static class ReliabilityFormulas
{
    /// <summary>Seconds between interruptions of a job on so many accelerators.</summary>
    internal static T MeanTimeBetweenInterruptions<T>(T chips, T hoursBetween)
        where T : struct, IReal<T>
        => hoursBetween * T.Constant(3600, "s/h") / chips;

    internal static T CheckpointInterval<T>(T pause, T meanTime)
        where T : struct, IReal<T>
        => T.Sqrt(T.Constant(2) * pause * meanTime);

    /// <summary>
    /// How much longer a step takes that waits for the slowest of so many: the expected largest of normal deviates, sqrt(2 ln n), first order.
    /// </summary>
    internal static T Straggling<T>(T chips, T spread)
        where T : struct, IReal<T>
        => T.Constant(1) + (spread * T.Sqrt(T.Constant(2) * T.Log(chips)));

    /// <summary>Lost time per useful time: writing checkpoints, computing again half an interval, and starting again.</summary>
    internal static T Goodput<T>(T chips, T hoursBetween, T pause, T restart)
        where T : struct, IReal<T>
    {
        T meanTime = MeanTimeBetweenInterruptions(chips, hoursBetween);
        T interval = CheckpointInterval(pause, meanTime);
        T lost = (pause / interval) + (((interval / T.Constant(2)) + restart) / meanTime);
        return T.Constant(1) / (T.Constant(1) + lost);
    }
}
