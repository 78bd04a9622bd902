using System.Collections.Immutable;
using System.Globalization;
using CostModel.Analysis.Plans;
using CostModel.Validation;

namespace CostModel.Analysis.Sweeps;

/// <summary>
/// Every combination of the values of some axes, the last one varying fastest. Axes of one group advance together; some combinations may be
/// left out, and points added behind them.
/// </summary>
public sealed class GridPoints : PointSet
{
    /// <summary>How many points a sweep has at most, unless more are asked for.</summary>
    public const long DefaultLimit = 1_000_000_000;

    private readonly ImmutableArray<ImmutableArray<Axis>> _groups;
    private readonly ImmutableArray<GridRule> _excluded;
    private readonly ImmutableArray<ImmutableArray<double>> _added;
    private readonly long _combinations;

    private GridPoints(
        ImmutableArray<ImmutableArray<Axis>> groups,
        long combinations,
        ImmutableArray<GridRule> excluded,
        ImmutableArray<ImmutableArray<double>> added)
        : base([.. groups.SelectMany(group => group).Select(axis => axis.Input)], combinations + added.Length)
        => (_groups, _combinations, _excluded, _added) = (groups, combinations, excluded, added);

    /// <summary>All combinations of independent axes.</summary>
    /// <exception cref="InvalidPlanException">There is no axis, an input varies twice, or there are more than <see cref="DefaultLimit"/> points.</exception>
    public static GridPoints Of(params IEnumerable<Axis> axes)
    {
        var faults = new FaultCollector();
        GridPoints? grid = Create([.. axes.Select(axis => ImmutableArray.Create(axis))], [], [], DefaultLimit, faults);
        faults.ThrowIfAny();
        return grid!;
    }

    /// <summary>Combinations of groups of axes, each group advancing together; null with faults where that makes no sense.</summary>
    /// <param name="groups">The groups; one of a single axis is independent.</param>
    /// <param name="excluded">Combinations to leave out: a value for some of the inputs.</param>
    /// <param name="added">Points to add: a value for every input.</param>
    /// <param name="limit">The most points that are allowed.</param>
    /// <param name="faults">Gathers what is wrong.</param>
    public static GridPoints? Create(
        ImmutableArray<ImmutableArray<Axis>> groups,
        ImmutableArray<ImmutableDictionary<string, double>> excluded,
        ImmutableArray<ImmutableDictionary<string, double>> added,
        long limit,
        FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        ImmutableArray<Axis> axes = [.. groups.SelectMany(group => group)];
        if (axes.IsEmpty)
        {
            faults.Add(new Fault(FaultCodes.Missing, "", "nothing varies", "add --vary training.chips=256..4096x2, or a matrix: section"));
        }

        foreach (string twice in axes.GroupBy(axis => axis.Input.Path).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            faults.Add(new Fault(FaultCodes.Conflict, twice, "varies twice"));
        }

        foreach (ImmutableArray<Axis> group in groups.Where(group => group.Any(axis => axis.Count != group[0].Count)))
        {
            string counts = string.Join(", ", group.Select(axis => string.Create(CultureInfo.InvariantCulture, $"{axis.Input.Path} has {axis.Count}")));
            faults.Add(new Fault(FaultCodes.Conflict, group[0].Input.Path, $"inputs that vary together need equally many values: {counts}"));
        }

        double combinations = groups.Aggregate(1.0, (product, group) => product * group[0].Count);
        if (combinations + added.Length > limit)
        {
            faults.Add(new Fault(
                FaultCodes.Usage,
                "",
                string.Create(CultureInfo.InvariantCulture, $"{Combinations(groups)} = {combinations:0.###e+0} combinations, and the limit is {limit:#,##0}"),
                string.Create(CultureInfo.InvariantCulture, $"narrow a range, or allow them all with --limit {Math.Ceiling(combinations + added.Length):0}")));
        }

        if (faults.Count > before)
        {
            return null;
        }

        ImmutableArray<PlanInput> inputs = [.. axes.Select(axis => axis.Input)];
        return new GridPoints(
            groups,
            (long)combinations,
            [.. excluded.Select(rule => GridRule.Of(rule, inputs))],
            [.. added.Select(point => inputs.Select(input => point[input.Path]).ToImmutableArray())]);
    }

    internal override void Fill(long start, Span<double> columns, Span<bool> included)
    {
        int count = included.Length;
        int column = Inputs.Length;
        long stride = 1;
        for (int g = _groups.Length - 1; g >= 0; g--)
        {
            ImmutableArray<Axis> group = _groups[g];
            column -= group.Length;
            for (int i = 0; i < group.Length; i++)
            {
                FillColumn(group[i], start, stride, columns.Slice((column + i) * count, count));
            }

            stride *= group[0].Count;
        }

        included.Fill(true);
        Exclude(columns, included);
        Add(start, columns, included);
    }

    /// <summary>Writes the values of one axis; each stays for a stride of points, and all of them repeat.</summary>
    private void FillColumn(Axis axis, long start, long stride, Span<double> column)
    {
        long end = Math.Min(start + column.Length, _combinations);
        long at = start;
        while (at < end)
        {
            long step = at / stride;
            long until = Math.Min(end, (step + 1) * stride);
            column[(int)(at - start)..(int)(until - start)].Fill(axis[step % axis.Count]);
            at = until;
        }
    }

    private void Exclude(Span<double> columns, Span<bool> included)
    {
        foreach (GridRule rule in _excluded)
        {
            for (int i = 0; i < included.Length; i++)
            {
                included[i] &= !rule.Matches(columns, included.Length, i);
            }
        }
    }

    private void Add(long start, Span<double> columns, Span<bool> included)
    {
        int count = included.Length;
        for (long at = Math.Max(start, _combinations); at < start + count; at++)
        {
            ImmutableArray<double> point = _added[(int)(at - _combinations)];
            int place = (int)(at - start);
            included[place] = true;
            for (int j = 0; j < point.Length; j++)
            {
                columns[(j * count) + place] = point[j];
            }
        }
    }

    private static string Combinations(ImmutableArray<ImmutableArray<Axis>> groups)
        => string.Join(" x ", groups.Select(group => group[0].Count.ToString("#,##0", CultureInfo.InvariantCulture)));
}
