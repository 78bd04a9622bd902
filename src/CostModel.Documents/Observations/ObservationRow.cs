using System.Globalization;

namespace CostModel.Documents.Observations;

/// <summary>One measurement, its fields by column name. A column that the file lacks reads as empty.</summary>
internal sealed class ObservationRow(IReadOnlyDictionary<string, int> columns, string[] fields, int line)
{
    /// <summary>The line of the file, from 1.</summary>
    internal int Line { get; } = line;

    /// <summary>The text of a field; empty where it is blank or the column is absent.</summary>
    internal string this[string column] => columns.TryGetValue(column, out int index) && index < fields.Length ? fields[index] : "";

    /// <summary>The number of a field, or null where it is blank.</summary>
    /// <exception cref="UnreadableFieldException">The field is neither blank nor a finite number.</exception>
    internal double? Number(string column)
    {
        string text = this[column];
        if (text.Length == 0)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new UnreadableFieldException(column, text);
    }

    /// <summary>The whole number of a field, or null where it is blank.</summary>
    /// <exception cref="UnreadableFieldException">The field is neither blank nor a whole number.</exception>
    internal int? Integer(string column)
        => Number(column) is not { } value ? null
            : value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value
            : throw new UnreadableFieldException(column, this[column]);
}

/// <summary>A field that is not what its column holds; the row is skipped with this as the reason.</summary>
internal sealed class UnreadableFieldException(string column, string text) : Exception($"{column} '{text}' is not a number of the kind expected");
