using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using CostModel.Validation;

namespace CostModel.Catalogs;

/// <summary>The data files inside the assembly, one per record, named <c>folder/id.json</c>.</summary>
internal static class ShippedFiles
{
    private static readonly Assembly s_assembly = typeof(ShippedFiles).Assembly;

    /// <summary>The ids in one folder, in ordinal order.</summary>
    internal static ImmutableArray<string> IdsIn(string folder)
    {
        string prefix = folder + "/";
        return
        [
            .. s_assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
                .Select(name => name[prefix.Length..^".json".Length])
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>One file as nodes.</summary>
    internal static DataMapping Read(string folder, string id)
    {
        string name = $"{folder}/{id}.json";
        using Stream stream = s_assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly holds no '{name}'");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var faults = new FaultCollector();
        DataNode? root = JsonDataReader.Read(reader.ReadToEnd(), name, faults);
        faults.ThrowIfAny();
        return (DataMapping)root!;
    }

    /// <summary>One shipped record; a fault in it is a defect of this package.</summary>
    internal static T Load<T>(string folder, string id, Func<RecordReader, T> read)
    {
        var faults = new FaultCollector();
        T record = RecordReader.ReadRecord(Read(folder, id), faults, read)!;
        faults.ThrowIfAny();
        return record;
    }
}
