using System.Collections.Concurrent;
using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Catalogs;

/// <summary>Records by id. Shipped records are read from their files only when asked for; a user's own stand in front of them.</summary>
/// <typeparam name="T">The kind of record.</typeparam>
public sealed class Catalog<T>
    where T : class, ICatalogRecord
{
    private readonly string _kind;
    private readonly ImmutableDictionary<string, T> _own;
    private readonly ImmutableArray<string> _shippedIds;
    private readonly Func<string, T> _load;
    private readonly ConcurrentDictionary<string, T> _loaded;

    internal Catalog(string kind, ImmutableArray<string> shippedIds, Func<string, T> load)
        : this(kind, shippedIds, load, [], new ConcurrentDictionary<string, T>(StringComparer.Ordinal))
    {
    }

    private Catalog(
        string kind,
        ImmutableArray<string> shippedIds,
        Func<string, T> load,
        ImmutableDictionary<string, T> own,
        ConcurrentDictionary<string, T> loaded)
        => (_kind, _shippedIds, _load, _own, _loaded) = (kind, shippedIds, load, own, loaded);

    /// <summary>All ids in ordinal order.</summary>
    public IEnumerable<string> Ids => _shippedIds.Concat(_own.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The record of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is no such id; the message names the nearest one.</exception>
    public T this[string id] => TryGet(id, out T? record) ? record : throw new KeyNotFoundException(UnknownIdMessage(id) + Hint(id));

    /// <summary>A catalog with one more record, which replaces one of the same id.</summary>
    public Catalog<T> With(T record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new Catalog<T>(_kind, _shippedIds, _load, _own.SetItem(record.Id, record), _loaded);
    }

    /// <summary>Whether there is a record of that id.</summary>
    public bool TryGet(string id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? record)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (_own.TryGetValue(id, out record))
        {
            return true;
        }

        if (_shippedIds.BinarySearch(id, StringComparer.Ordinal) < 0)
        {
            return false;
        }

        record = _loaded.GetOrAdd(id, _load);
        return true;
    }

    /// <summary>The record of an id, or null with a fault that names the nearest one.</summary>
    public T? Find(string id, string path, SourcePosition? position, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (TryGet(id, out T? record))
        {
            return record;
        }

        string? nearest = NearestMatch.Of(id, Ids);
        faults.Add(new Fault(FaultCodes.UnknownId, path, UnknownIdMessage(id), nearest is null ? null : $"did you mean '{nearest}'?", position));
        return null;
    }

    private string UnknownIdMessage(string id) => $"there is no {_kind} '{id}'";

    private string Hint(string id)
    {
        string? nearest = NearestMatch.Of(id, Ids);
        return nearest is null ? "" : $"; did you mean '{nearest}'?";
    }
}
