using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Solving;
using CostModel.Analysis.Sweeps;
using CostModel.Documents.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Analysis;

/// <summary>What a file and a command line together ask to vary.</summary>
/// <param name="Vary">Axes as <c>path=values</c>; one for an input of the file's matrix takes its place.</param>
/// <param name="Zip">Lists of paths that advance together, as <c>training.chips,training.tokens</c>.</param>
/// <param name="Limit">The most points that are allowed.</param>
public sealed record SweepRequest(ImmutableArray<string> Vary, ImmutableArray<string> Zip, long Limit)
{
    /// <summary>The plan and its points, or null with everything that is wrong.</summary>
    /// <param name="load">Reads the scenario with some more settings.</param>
    /// <param name="faults">Gathers what is wrong.</param>
    public (ScenarioPlan Plan, GridPoints Points)? Resolve(Func<ImmutableArray<ScenarioSetting>, ScenarioDocument> load, FaultCollector faults)
        => Resolve(load, [], faults) is { } resolved ? (resolved.Plan, resolved.Points!) : null;

    /// <summary>The plan, its listed points and the ranges to search in, or null with everything that is wrong.</summary>
    /// <param name="load">Reads the scenario with some more settings.</param>
    /// <param name="ranges">Ranges as <c>path=from..to</c>; where there is one, nothing need be listed.</param>
    /// <param name="faults">Gathers what is wrong.</param>
    public (ScenarioPlan Plan, GridPoints? Points, ImmutableArray<SearchRange> Ranges)? Resolve(
        Func<ImmutableArray<ScenarioSetting>, ScenarioDocument> load, IReadOnlyList<string> ranges, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(ranges);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        ScenarioDocument document = load([]);
        var plan = new ScenarioPlan(document.Scenario, document.Catalogs);
        var matrix = new MatrixSection(plan, faults);
        if (document.Sections.Matrix is { } node)
        {
            matrix.Read(node);
        }

        List<ImmutableArray<Axis>> groups = Zipped(plan, matrix.Groups, faults);
        ImmutableArray<SearchRange> searched = [.. ranges.Select(text => SearchRange.Parse(plan, text, faults)).OfType<SearchRange>()];
        bool lists = groups.Count > 0 || ranges.Count == 0;
        GridPoints? points = faults.Count > before || !lists ? null : GridPoints.Create([.. groups], [.. matrix.Excluded], [.. matrix.Included], Limit, faults);

        // An input that varies may be missing in the file, so that the rest of the file is judged with a first value in its place.
        IEnumerable<(PlanInput Input, double Value)> first = groups.SelectMany(group => group).Select(axis => (axis.Input, axis[0]))
            .Concat(searched.Where(range => range.Input.Value is null).Select(range => (range.Input, range.Low)));
        ScenarioDocument filled = load([.. first.Select(one => new ScenarioSetting(one.Input.Path, one.Input.Format(one.Value), $"--vary {one.Input.Path}"))]);
        faults.AddRange(filled.Faults.Where(fault => !fault.IsInfeasibility));
        return faults.Count > before ? null : (new ScenarioPlan(filled.Scenario, filled.Catalogs), points, searched);
    }

    private List<ImmutableArray<Axis>> Zipped(ScenarioPlan plan, List<ImmutableArray<Axis>> file, FaultCollector faults)
    {
        List<Axis> axes = [.. Vary.Select(assignment => AxisOf(plan, assignment, faults)).OfType<Axis>()];
        foreach (IGrouping<string, Axis> twice in axes.GroupBy(axis => axis.Input.Path).Where(group => group.Count() > 1))
        {
            faults.Add(new Fault(FaultCodes.Conflict, twice.Key, "varies twice"));
        }

        List<ImmutableArray<Axis>> groups = [];
        foreach (ImmutableArray<Axis> group in file)
        {
            groups.Add([.. group.Select(axis => axes.Find(other => other.Input.Path == axis.Input.Path) ?? axis)]);
        }

        HashSet<string> known = [.. groups.SelectMany(group => group).Select(axis => axis.Input.Path)];
        List<Axis> added = [.. axes.Where(axis => !known.Contains(axis.Input.Path))];
        foreach (string[] paths in Zip.Select(list => list.Split(',', StringSplitOptions.TrimEntries)))
        {
            foreach (string path in paths.Where(path => !added.Exists(axis => axis.Input.Path == path)))
            {
                faults.Add(new Fault(FaultCodes.Usage, path, $"--zip names '{path}', which does not vary", $"add --vary {path}=..."));
            }

            ImmutableArray<Axis> group = [.. added.Where(axis => paths.Contains(axis.Input.Path))];
            if (!group.IsEmpty)
            {
                groups.Add(group);
                added.RemoveAll(group.Contains);
            }
        }

        groups.AddRange(added.Select(axis => ImmutableArray.Create(axis)));
        return groups;
    }

    private static Axis? AxisOf(ScenarioPlan plan, string assignment, FaultCollector faults)
    {
        int equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 1)
        {
            return AxisText.Parse(plan, assignment[..equals].Trim(), assignment[(equals + 1)..], faults, new SourcePosition($"--vary {assignment}", 0, 0));
        }

        faults.Add(new Fault(FaultCodes.Usage, "", $"--vary {assignment}: expected path=values, e.g. --vary training.chips=256..4096x2"));
        return null;
    }
}
