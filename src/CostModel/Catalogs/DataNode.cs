using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Catalogs;

/// <summary>A piece of a YAML or JSON document, with its place: what catalog and scenario readers read.</summary>
/// <param name="Position">Where it stands.</param>
public abstract record DataNode(SourcePosition Position);

/// <summary>A single value, kept as the text that was written so that units survive.</summary>
/// <param name="Text">The text without quotes; empty for null.</param>
/// <param name="IsNull">Whether it is an explicit or implicit null.</param>
/// <param name="Position">Where it stands.</param>
public sealed record DataScalar(string Text, bool IsNull, SourcePosition Position) : DataNode(Position);

/// <summary>A list.</summary>
/// <param name="Items">The items in order.</param>
/// <param name="Position">Where it stands.</param>
public sealed record DataSequence(ImmutableArray<DataNode> Items, SourcePosition Position) : DataNode(Position);

/// <summary>A key of a mapping with its value.</summary>
/// <param name="Key">The key's text.</param>
/// <param name="KeyPosition">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record DataEntry(string Key, SourcePosition KeyPosition, DataNode Value);

/// <summary>Keys and values in the order in which they were written; keys are distinct.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Position">Where it stands.</param>
public sealed record DataMapping(ImmutableArray<DataEntry> Entries, SourcePosition Position) : DataNode(Position)
{
    /// <summary>The entry of a key, or null.</summary>
    public DataEntry? Find(string key)
    {
        foreach (DataEntry entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}
