namespace CostModel.Serving.Search;

/// <summary>Points of a speed and a cost that no other beats in both, kept in order: the faster, the dearer.</summary>
internal sealed class ParetoFront
{
    private readonly List<FrontPoint> _points = [];

    internal IReadOnlyList<FrontPoint> Points => _points;

    /// <summary>Whether some point is as fast and as cheap.</summary>
    internal bool Beats(double speed, double cost)
    {
        int at = FirstAsFast(speed);
        return at < _points.Count && _points[at].Cost <= cost;
    }

    /// <summary>Adds a point unless another beats it; removes those that it beats.</summary>
    internal void Add(in FrontPoint point)
    {
        int at = FirstAsFast(point.Speed);
        if (at < _points.Count && _points[at].Cost <= point.Cost)
        {
            return;
        }

        int first = at;
        while (first > 0 && _points[first - 1].Cost >= point.Cost)
        {
            first--;
        }

        if (at < _points.Count && _points[at].Speed <= point.Speed)
        {
            at++;
        }

        _points.RemoveRange(first, at - first);
        _points.Insert(first, point);
    }

    /// <summary>The slowest point that is at least so fast, which is the cheapest of them.</summary>
    private int FirstAsFast(double speed)
    {
        int low = 0;
        int high = _points.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _points[middle].Speed < speed ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>A point of the front: a configuration and the requests in flight on it.</summary>
/// <param name="Speed">Tokens a second of a user.</param>
/// <param name="Cost">Of a million tokens.</param>
/// <param name="Plan">The configuration.</param>
/// <param name="Concurrency">Requests in flight.</param>
internal readonly record struct FrontPoint(double Speed, double Cost, CompiledServingPlan Plan, double Concurrency);
