using CostModel.Efficiency;

namespace CostModel.Analysis.Levers;

/// <summary>Finds the techniques that go together, keep the floor and cost least: every combination of the most useful ones.</summary>
internal sealed class LeverSearch(LeverBase basis, LeverGoal goal, double floor)
{
    /// <summary>Combinations grow with the product of the choices in each slot; beyond the first fifteen a technique that helps little alone helps little.</summary>
    private const int CandidateLimit = 15;

    private readonly List<Technique> _chosen = [];
    private Technique[] _best = [];
    private double _bestCost = double.PositiveInfinity;

    /// <summary>The best combination; empty where no technique helps.</summary>
    internal Technique[] Best(IEnumerable<LeverRow> rows)
    {
        Technique[] candidates =
        [
            .. rows.Where(row => row.Status == LeverStatus.Applies && row.Gain > 1e-6 && (row.Technique.Serving ?? (object?)row.Technique.Training) is not null)
                .OrderByDescending(row => row.Gain)
                .Take(CandidateLimit)
                .Select(row => row.Technique),
        ];
        _bestCost = Cost();
        Try(candidates, 0, QualityEffect.None);
        return _best;
    }

    private void Try(Technique[] candidates, int from, QualityEffect quality)
    {
        for (int i = from; i < candidates.Length; i++)
        {
            Technique next = candidates[i];
            QualityEffect together = quality.And(next.Quality);

            // A technique that raises quality may make room for one that lowers it, so that only the whole set is held against the floor.
            if (!_chosen.TrueForAll(chosen => chosen.GoesWith(next)))
            {
                continue;
            }

            _chosen.Add(next);
            if (together.Kept.Central >= floor && Cost() is var cost && cost < _bestCost * (1 - 1e-9))
            {
                _bestCost = cost;
                _best = [.. _chosen];
            }

            Try(candidates, i + 1, together);
            _chosen.RemoveAt(_chosen.Count - 1);
        }
    }

    /// <summary>What the chosen techniques make of the cost, relative to the scenario as it is.</summary>
    private double Cost()
    {
        if (goal == LeverGoal.TrainingCost)
        {
            return basis.TrainingRatio(_chosen);
        }

        if (basis.State is null)
        {
            return basis.With(_chosen) is var figures && figures.Of(goal) is { } value ? (goal == LeverGoal.GrossMargin ? -value : value) : 0;
        }

        double added = _chosen.Sum(technique => technique.Serving?.AddedCost.TotalDollars ?? 0);
        return basis.TimeRatio(_chosen) + (basis.Baseline.CostPerQuery is { } perQuery ? added / perQuery : 0);
    }
}
