namespace CostModel.Training;

/// <summary>
/// How many accelerators finish a run in time. Each number is asked with the best layout that fits on so many, for speed per accelerator falls as
/// their number grows: bubbles, gradient reduction, smaller batches of each, more failures. Numbers are whole nodes, 32 to a doubling, so that the
/// answer is within about 3 % of the fewest.
/// </summary>
public static class DeadlineSearch
{
    /// <summary>More than any cluster has.</summary>
    private const int MostChips = 1 << 20;

    /// <summary>No published run of a language model exceeds this utilisation of the peak of its own format.</summary>
    private const double MostUtilization = 0.8;

    /// <summary>More accelerators than this many times the least would run at a tenth of that, which their owner would not want.</summary>
    private const double MostOverLeast = 12;

    /// <summary>Numbers within a doubling.</summary>
    private const int Rungs = 32;

    /// <summary>The fewest accelerators whose best layout finishes within a time; null where no number does.</summary>
    /// <param name="run">The run; its number of accelerators and of replicas are not read.</param>
    /// <param name="deadline">The time from start to end, above 0.</param>
    public static ScaledRun? Fewest(TrainingRun run, Duration deadline)
    {
        ArgumentNullException.ThrowIfNull(run);

        // Days do not fall steadily: a number that batch and layers divide among well may beat a larger one. So none is skipped.
        double least = LeastPossible(run, deadline);
        return Numbers(run)
            .Where(chips => chips >= least && (chips <= MostOverLeast * least || chips <= run.Hardware?.ChipsPerNode))
            .Select(chips => Meets(run, chips, deadline))
            .FirstOrDefault(met => met is not null);
    }

    /// <summary>
    /// The number of accelerators that finishes within a time on the fewest accelerator-hours, and so at the least rent: the fewest, or up to twice as
    /// many where those recompute less or hold a better layout. Null where no number does.
    /// </summary>
    /// <param name="run">The run; its number of accelerators and of replicas are not read.</param>
    /// <param name="deadline">The time from start to end, above 0.</param>
    public static ScaledRun? Cheapest(TrainingRun run, Duration deadline)
    {
        if (Fewest(run, deadline) is not { } fewest)
        {
            return null;
        }

        return Numbers(run)
            .Where(chips => chips > fewest.Chips && chips <= 2 * fewest.Chips)
            .Where((_, i) => i % (Rungs / 4) == (Rungs / 4) - 1)
            .Select(chips => Meets(run, chips, deadline))
            .OfType<ScaledRun>()
            .Prepend(fewest)
            .MinBy(scaled => scaled.Estimate.GpuHours.TotalGpuHours);
    }

    /// <summary>The run on another number of accelerators, with as many replicas as that makes.</summary>
    internal static TrainingRun On(TrainingRun run, int chips)
        => run with { Chips = chips, Deadline = null, Layout = run.Layout with { Data = null } };

    private static ScaledRun? Meets(TrainingRun run, int chips, Duration deadline)
    {
        TrainingEstimate? estimate = On(run, chips).TryCompile(new Validation.FaultCollector())?.Estimate();
        return estimate is { Feasibility: null or { Fits: true } } && estimate.WallClock <= deadline ? new ScaledRun(chips, estimate) : null;
    }

    /// <summary>What would do at a utilisation that nothing exceeds.</summary>
    private static double LeastPossible(TrainingRun run, Duration deadline)
    {
        if (On(run, 1).TryCompile(new Validation.FaultCollector()) is not { } one)
        {
            return 1;
        }

        return one.Terms.Tokens.Value * one.Estimate().FlopsPerToken.TotalFlops / (MostUtilization * one.Terms.DensePeak.Value * deadline.TotalSeconds);
    }

    /// <summary>Parts of a node that divide it, and whole nodes.</summary>
    private static int[] Numbers(TrainingRun run)
    {
        int node = Math.Max(1, run.Hardware?.ChipsPerNode ?? 1);
        var numbers = new SortedSet<int>(Divisors.Of(node));
        for (int octave = 1; octave <= MostChips / node; octave *= 2)
        {
            for (int i = 0; i < Rungs; i++)
            {
                numbers.Add(node * (octave + (octave * i / Rungs)));
            }
        }

        return [.. numbers.Where(chips => chips <= MostChips)];
    }
}

/// <summary>A run on a number of accelerators.</summary>
/// <param name="Chips">The accelerators.</param>
/// <param name="Estimate">What the run takes on them, with the best layout.</param>
public sealed record ScaledRun(int Chips, TrainingEstimate Estimate);
