using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Documents.Analysis;

/// <summary>
/// The <c>matrix</c> of a scenario file: paths with their values, <c>zip</c> for inputs that advance together, <c>include</c> for points to
/// add and <c>exclude</c> for combinations to leave out.
/// </summary>
internal sealed class MatrixSection(IPlan plan, FaultCollector faults)
{
    private static readonly string[] s_keys = ["zip", "include", "exclude"];

    internal List<ImmutableArray<Axis>> Groups { get; } = [];

    internal List<ImmutableDictionary<string, double>> Included { get; } = [];

    internal List<ImmutableDictionary<string, double>> Excluded { get; } = [];

    internal void Read(DataNode node)
    {
        if (node is not DataMapping mapping)
        {
            faults.Add(new Fault(FaultCodes.WrongShape, "matrix", "'matrix' is a mapping of paths and values, e.g. training.chips: 256..4096x2", null, node.Position));
            return;
        }

        foreach (DataEntry entry in mapping.Entries.Where(entry => !s_keys.Contains(entry.Key)))
        {
            if (AxisOf(entry) is { } axis)
            {
                Groups.Add([axis]);
            }
        }

        foreach (DataMapping zipped in Mappings(mapping, "zip"))
        {
            ImmutableArray<Axis> group = [.. zipped.Entries.Select(AxisOf).OfType<Axis>()];
            if (!group.IsEmpty)
            {
                Groups.Add(group);
            }
        }

        Excluded.AddRange(Mappings(mapping, "exclude").Select(PointOf));
        foreach (DataMapping point in Mappings(mapping, "include"))
        {
            ImmutableDictionary<string, double> values = PointOf(point);
            string[] missing = [.. Groups.SelectMany(group => group).Select(axis => axis.Input.Path).Where(path => point.Find(path) is null)];
            if (missing.Length > 0)
            {
                faults.Add(new Fault(FaultCodes.Missing, "matrix.include", $"a point to add names every input that varies: {string.Join(", ", missing)} is missing", null, point.Position));
            }

            Included.Add(values);
        }
    }

    private Axis? AxisOf(DataEntry entry)
    {
        string? text = entry.Value switch
        {
            DataScalar scalar => scalar.Text,
            DataSequence list when list.Items.All(item => item is DataScalar) => string.Join(",", list.Items.Select(item => ((DataScalar)item).Text)),
            _ => null,
        };
        if (text is null)
        {
            faults.Add(new Fault(FaultCodes.WrongShape, $"matrix.{entry.Key}", "expected a list of values, or a range as 256..4096x2", null, entry.Value.Position));
            return null;
        }

        return AxisText.Parse(plan, entry.Key, text, faults, entry.Value.Position);
    }

    private IEnumerable<DataMapping> Mappings(DataMapping matrix, string key)
    {
        DataNode? node = matrix.Find(key)?.Value;
        IEnumerable<DataNode> items = node switch
        {
            null => [],
            DataSequence list => list.Items,
            _ => [node],
        };
        foreach (DataNode item in items)
        {
            if (item is DataMapping mapping)
            {
                yield return mapping;
            }
            else
            {
                faults.Add(new Fault(FaultCodes.WrongShape, $"matrix.{key}", $"'{key}' is a list of mappings of paths and values", null, item.Position));
            }
        }
    }

    private ImmutableDictionary<string, double> PointOf(DataMapping mapping)
    {
        ImmutableDictionary<string, double>.Builder values = ImmutableDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        HashSet<string> varied = [.. Groups.SelectMany(group => group).Select(axis => axis.Input.Path)];
        foreach (DataEntry entry in mapping.Entries)
        {
            if (!varied.Contains(entry.Key))
            {
                string? nearest = NearestMatch.Of(entry.Key, varied);
                faults.Add(new Fault(
                    FaultCodes.UnknownKey, entry.Key, "does not vary in this matrix", nearest is null ? null : $"did you mean '{nearest}'?", entry.KeyPosition));
            }
            else if (AxisOf(entry) is { Count: 1 } value)
            {
                values[entry.Key] = value[0];
            }
        }

        return values.ToImmutable();
    }
}
