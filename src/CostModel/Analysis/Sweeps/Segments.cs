namespace CostModel.Analysis.Sweeps;

/// <summary>Work over a long range on several threads, joined in the order of the range, so that sums are the same on any number of threads.</summary>
internal static class Segments
{
    private const long Size = 64 * SweepWorker.MostPoints;

    /// <summary>Cuts a range into segments, works on them, and joins the parts in order.</summary>
    /// <param name="count">Length of the range.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="worker">Makes what one thread works with.</param>
    /// <param name="work">Works on the points from the first number up to the second.</param>
    /// <param name="join">Takes the parts, one at a time, in order.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static void Run<TWorker, TPart>(
        long count,
        int threads,
        Func<TWorker> worker,
        Func<TWorker, long, long, TPart> work,
        Action<TPart> join,
        CancellationToken cancellation)
    {
        var waiting = new SortedDictionary<long, TPart>();
        long next = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, (count + Size - 1) / Size, options, worker, (segment, _, own) =>
        {
            TPart part = work(own, segment * Size, Math.Min(count, (segment + 1) * Size));
            lock (waiting)
            {
                waiting.Add(segment, part);
                while (waiting.Remove(next, out TPart? first))
                {
                    join(first);
                    next++;
                }
            }

            return own;
        }, _ => { });
    }
}
