using CostModel.Catalogs;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Scenarios;

/// <summary>Finds a catalog record by its id, by a file that is named, or by a file of that id beside the scenario.</summary>
internal sealed class RecordResolver(string folder, CatalogSet catalogs, FaultCollector faults)
{
    private static readonly string[] s_endings = [".yaml", ".yml", ".json"];

    /// <summary>The catalogs, with the records that were read so far in front.</summary>
    internal CatalogSet Catalogs { get; private set; } = catalogs;

    /// <summary>A file that a scenario names, from the scenario's own folder.</summary>
    internal string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>The id under which the record stands in <see cref="Catalogs"/>, or null with a fault.</summary>
    internal string? Resolve<T>(string text, Func<CatalogSet, Catalog<T>> catalog, string path, SourcePosition position)
        where T : class, ICatalogRecord
    {
        if (catalog(Catalogs).TryGet(text, out _))
        {
            return text;
        }

        if (FileOf(text) is not { } file)
        {
            catalog(Catalogs).Find(text, path, position, faults);
            return null;
        }

        Catalogs = CatalogFiles.With(Catalogs, file, faults, out string? id);
        if (id is not null && !catalog(Catalogs).TryGet(id, out _))
        {
            faults.Add(new Fault(FaultCodes.WrongShape, path, $"'{text}' holds another kind of record", null, position));
            return null;
        }

        return id;
    }

    private string? FileOf(string text)
    {
        if (text.Contains('/', StringComparison.Ordinal) || s_endings.Any(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            return Path.Combine(folder, text);
        }

        return text.IndexOfAny(Path.GetInvalidFileNameChars()) >= 0
            ? null
            : s_endings.Select(ending => Path.Combine(folder, text + ending)).FirstOrDefault(File.Exists);
    }
}
