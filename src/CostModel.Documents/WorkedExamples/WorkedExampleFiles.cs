using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Documents.WorkedExamples;

/// <summary>The worked examples inside the assembly, a file for each kind.</summary>
internal static class WorkedExampleFiles
{
    private const string Folder = "worked-examples/";

    /// <summary>All examples, kind by kind.</summary>
    internal static ImmutableArray<WorkedExample> Read()
    {
        Assembly assembly = typeof(WorkedExampleFiles).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .SelectMany(name => ReadFile(assembly, name)),
        ];
    }

    private static IEnumerable<WorkedExample> ReadFile(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var faults = new FaultCollector();
        var root = (DataMapping?)JsonDataReader.Read(reader.ReadToEnd(), name, faults);
        faults.ThrowIfAny();
        return ((DataSequence)root!.Find("examples")!.Value).Items.Cast<DataMapping>().Select(ReadExample);
    }

    private static WorkedExample ReadExample(DataMapping example) => new()
    {
        Id = Text(example, "id")!,
        Computes = Text(example, "computes")!,
        Source = Text(example, "source")!,
        Published = Number(example, "published")!.Value,
        Tolerance = Number(example, "tolerance")!.Value,
        Metric = Text(example, "metric")!,
        Times = Number(example, "times") ?? 1,
        Scenario = (DataMapping)example.Find("scenario")!.Value,
        Note = Text(example, "note"),
        Slip = Text(example, "slip"),
        RightMetric = Text(example, "rightMetric"),
    };

    private static string? Text(DataMapping example, string key) => (example.Find(key)?.Value as DataScalar)?.Text;

    private static double? Number(DataMapping example, string key)
        => Text(example, key) is { } text ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
