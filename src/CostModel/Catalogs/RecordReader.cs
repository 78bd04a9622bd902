using System.Collections.Immutable;
using System.Globalization;
using CostModel.Validation;

namespace CostModel.Catalogs;

/// <summary>
/// Reads the fields of one mapping. A missing or malformed field becomes a fault and a stand-in value, so that one pass finds everything;
/// keys that were never asked for are faults at the end.
/// </summary>
internal sealed class RecordReader
{
    private readonly DataMapping _mapping;
    private readonly FaultCollector _faults;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordReader> _children = new(StringComparer.Ordinal);

    private RecordReader(DataMapping mapping, string path, FaultCollector faults)
        => (_mapping, Path, _faults) = (mapping, path, faults);

    /// <summary>The dotted path of this mapping; empty for the root.</summary>
    internal string Path { get; }

    internal FaultCollector Faults => _faults;

    internal SourcePosition Position => _mapping.Position;

    /// <summary>The keys of this mapping; for mappings whose keys are data.</summary>
    internal ImmutableArray<DataEntry> Entries => _mapping.Entries;

    /// <summary>Reads a whole record and reports what it did not ask for.</summary>
    internal static T? ReadRecord<T>(DataNode node, FaultCollector faults, Func<RecordReader, T> read)
    {
        if (node is not DataMapping mapping)
        {
            faults.Add(new Fault(FaultCodes.WrongShape, "", "expected a mapping of keys and values", null, node.Position));
            return default;
        }

        var reader = new RecordReader(mapping, "", faults);
        T record = read(reader);
        reader.RefuseUnknown();
        return record;
    }

    internal bool Has(string key)
    {
        _asked.Add(key);
        return _mapping.Find(key) is { Value: not DataScalar { IsNull: true } };
    }

    internal string Text(string key) => OptionalText(key) ?? Missing(key, "");

    internal string? OptionalText(string key) => Scalar(key)?.Text;

    internal T Quantity<T>(string key)
        where T : struct, IQuantity<T>
        => Has(key) ? OptionalQuantity<T>(key) ?? default : Missing<T>(key, default);

    internal T? OptionalQuantity<T>(string key)
        where T : struct, IQuantity<T>
        => Scalar(key) is { } scalar && ReadQuantity(scalar, PathOf(key), T.Units) is { } value ? T.FromBaseValue(value) : null;

    internal double Number(string key) => Has(key) ? OptionalNumber(key) ?? 0 : Missing(key, 0.0);

    internal double? OptionalNumber(string key)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
        {
            return value;
        }

        Refuse(key, scalar, FaultCodes.BadValue, $"'{scalar.Text}' is not a number, e.g. 1.5");
        return null;
    }

    internal int Integer(string key) => Has(key) ? OptionalInteger(key) ?? 0 : Missing(key, 0);

    internal int? OptionalInteger(string key)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
        {
            return value;
        }

        Refuse(key, scalar, FaultCodes.BadValue, $"'{scalar.Text}' is not a whole number, e.g. 8");
        return null;
    }

    internal bool Flag(string key, bool otherwise = false)
    {
        if (Scalar(key) is not { } scalar)
        {
            return otherwise;
        }

        if (scalar.Text is "true" or "false")
        {
            return scalar.Text == "true";
        }

        Refuse(key, scalar, FaultCodes.BadValue, $"'{scalar.Text}' is neither true nor false");
        return otherwise;
    }

    internal T OneOf<T>(string key, IReadOnlyDictionary<string, T> choices, T otherwise)
    {
        if (Scalar(key) is not { } scalar)
        {
            return otherwise;
        }

        if (choices.TryGetValue(scalar.Text, out T? value))
        {
            return value;
        }

        string? nearest = NearestMatch.Of(scalar.Text, choices.Keys);
        Refuse(
            key,
            scalar,
            FaultCodes.BadValue,
            $"'{scalar.Text}' is not one of {string.Join(", ", choices.Keys)}",
            nearest is null ? null : $"did you mean '{nearest}'?");
        return otherwise;
    }

    /// <summary>The reader of a nested mapping, or null where it is absent.</summary>
    internal RecordReader? Child(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        DataEntry entry = _mapping.Find(key)!;
        return Nested(entry.Value, PathOf(key));
    }

    /// <summary>The readers of a list of mappings; empty where it is absent.</summary>
    internal IEnumerable<RecordReader> Children(string key)
    {
        foreach ((DataNode item, string path) in Items(key))
        {
            if (Nested(item, path) is { } reader)
            {
                yield return reader;
            }
        }
    }

    /// <summary>The texts of a list; empty where it is absent.</summary>
    internal ImmutableArray<string> Texts(string key)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach ((DataNode item, string path) in Items(key))
        {
            if (item is DataScalar scalar)
            {
                texts.Add(scalar.Text);
            }
            else
            {
                _faults.Add(new Fault(FaultCodes.WrongShape, path, "expected a single value", null, item.Position));
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>Every key of this mapping with its quantity; for mappings whose keys are data.</summary>
    internal IEnumerable<(DataEntry Entry, T Value)> Quantities<T>()
        where T : struct, IQuantity<T>
    {
        foreach (DataEntry entry in _mapping.Entries)
        {
            if (OptionalQuantity<T>(entry.Key) is { } value)
            {
                yield return (entry, value);
            }
        }
    }

    /// <summary>Reports a field whose value was read but is not acceptable.</summary>
    internal void Refuse(string key, string code, string message, string? suggestion = null)
    {
        SourcePosition position = _mapping.Find(key)?.Value.Position ?? _mapping.Position;
        _faults.Add(new Fault(code, PathOf(key), message, suggestion, position));
    }

    internal string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private void Refuse(string key, DataScalar scalar, string code, string message, string? suggestion = null)
        => _faults.Add(new Fault(code, PathOf(key), message, suggestion, scalar.Position));

    private double? ReadQuantity(DataScalar scalar, string path, QuantityUnits units)
    {
        if (QuantityText.TryParse(scalar.Text, units, out double value, out string problem))
        {
            return value;
        }

        _faults.Add(new Fault(FaultCodes.BadValue, path, $"'{scalar.Text}': {problem}", null, scalar.Position));
        return null;
    }

    private DataScalar? Scalar(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        DataEntry entry = _mapping.Find(key)!;
        if (entry.Value is DataScalar scalar)
        {
            return scalar;
        }

        _faults.Add(new Fault(FaultCodes.WrongShape, PathOf(key), "expected a single value", null, entry.Value.Position));
        return null;
    }

    private IEnumerable<(DataNode Item, string Path)> Items(string key)
    {
        if (!Has(key))
        {
            yield break;
        }

        DataEntry entry = _mapping.Find(key)!;
        if (entry.Value is not DataSequence sequence)
        {
            _faults.Add(new Fault(FaultCodes.WrongShape, PathOf(key), "expected a list", null, entry.Value.Position));
            yield break;
        }

        for (int i = 0; i < sequence.Items.Length; i++)
        {
            yield return (sequence.Items[i], FormattableString.Invariant($"{PathOf(key)}[{i}]"));
        }
    }

    private RecordReader? Nested(DataNode node, string path)
    {
        if (node is not DataMapping mapping)
        {
            _faults.Add(new Fault(FaultCodes.WrongShape, path, "expected a mapping of keys and values", null, node.Position));
            return null;
        }

        if (!_children.TryGetValue(path, out RecordReader? reader))
        {
            reader = new RecordReader(mapping, path, _faults);
            _children.Add(path, reader);
        }

        return reader;
    }

    private T Missing<T>(string key, T standIn)
    {
        _faults.Add(new Fault(FaultCodes.Missing, PathOf(key), $"'{key}' is missing", null, _mapping.Position));
        return standIn;
    }

    private void RefuseUnknown()
    {
        foreach (DataEntry entry in _mapping.Entries)
        {
            if (_asked.Contains(entry.Key))
            {
                continue;
            }

            string? nearest = NearestMatch.Of(entry.Key, _asked);
            _faults.Add(new Fault(
                FaultCodes.UnknownKey,
                PathOf(entry.Key),
                $"unknown key '{entry.Key}'",
                nearest is null ? $"known keys: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}" : $"did you mean '{nearest}'?",
                entry.KeyPosition));
        }

        foreach (RecordReader child in _children.Values)
        {
            child.RefuseUnknown();
        }
    }
}
