using System.Collections.Immutable;
using System.Globalization;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Models.HuggingFace;

/// <summary>
/// The typed keys of one mapping of a Hugging Face configuration. Keys that are never asked for are no fault. A number that is missing or
/// makes no sense becomes a fault and reads as 0, which checks between numbers pass over.
/// </summary>
internal sealed class ConfigReader
{
    /// <summary>No width is larger; what is multiplied from two smaller numbers then stays a number.</summary>
    internal const int LargestSize = 1 << 24;
    private const int LargestCount = 1 << 14;
    private readonly DataMapping _mapping;
    private readonly string _path;
    private readonly FaultCollector _faults;
    private readonly ConfigReader? _outer;

    internal ConfigReader(DataMapping mapping, FaultCollector faults)
        : this(mapping, "", faults, null)
    {
    }

    private ConfigReader(DataMapping mapping, string path, FaultCollector faults, ConfigReader? outer)
        => (_mapping, _path, _faults, _outer) = (mapping, path, faults, outer);

    internal bool Has(string key) => _mapping.Find(key) is { Value: not DataScalar { IsNull: true } };

    /// <summary>The first of several names of one key that is there, or the first of all where none is.</summary>
    internal string NameOf(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (Has(key))
            {
                return key;
            }
        }

        return keys[0];
    }

    /// <summary>A number of layers, heads, experts, or elements of a head.</summary>
    internal int Count(string key) => Required(key, OptionalCount(key));

    internal int? OptionalCount(string key) => Number(key, 1, LargestCount);

    /// <summary>A number that may be 0; 0 where it is absent.</summary>
    internal int CountOrNone(string key) => Number(key, 0, LargestCount) ?? 0;

    /// <summary>A width, a rank or the size of a vocabulary.</summary>
    internal int Size(string key) => Required(key, OptionalSize(key));

    internal int? OptionalSize(string key) => Number(key, 1, LargestSize);

    /// <summary>A width that may be 0; 0 where it is absent.</summary>
    internal int SizeOrNone(string key) => Number(key, 0, LargestSize) ?? 0;

    /// <summary>A number of positions; 0 where it is absent.</summary>
    internal int Positions(string key) => Number(key, 1, int.MaxValue) ?? 0;

    internal bool Flag(string key, bool otherwise = false)
    {
        if (Scalar(key) is not { } scalar)
        {
            return otherwise;
        }

        if (scalar.Text is not ("true" or "false"))
        {
            Refuse(key, FaultCodes.BadValue, $"'{key}' must be true or false, not '{scalar.Text}'");
        }

        return scalar.Text == "true";
    }

    /// <summary>Whether the output head is the embedding; a multimodal configuration may say so outside of its language part.</summary>
    internal bool Tied(bool otherwise)
    {
        const string key = "tie_word_embeddings";
        return !Has(key) && _outer is not null ? _outer.Flag(key, otherwise) : Flag(key, otherwise);
    }

    internal string? OptionalText(string key) => Scalar(key)?.Text;

    internal string Text(string key)
    {
        if (!Has(key))
        {
            Missing(key);
        }

        return OptionalText(key) ?? "";
    }

    /// <summary>The texts of a list; empty where it is absent.</summary>
    internal ImmutableArray<string> Texts(string key)
        => [.. Items(key).Select(item => item is DataScalar scalar ? scalar.Text : "")];

    /// <summary>The whole numbers of a list, none below 0; empty where it is absent.</summary>
    internal ImmutableArray<int> Numbers(string key)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (string text in Texts(key))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                numbers.Add(number);
            }
            else
            {
                Refuse(key, FaultCodes.BadValue, $"'{key}' must be a list of whole numbers, and '{text}' is not one");
            }
        }

        return numbers.ToImmutable();
    }

    /// <summary>The reader of a nested mapping, or null where it is absent.</summary>
    internal ConfigReader? Child(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        DataNode value = _mapping.Find(key)!.Value;
        if (value is DataMapping mapping)
        {
            return new ConfigReader(mapping, PathOf(key), _faults, this);
        }

        Refuse(key, FaultCodes.WrongShape, $"'{key}' must be a mapping of keys and values");
        return null;
    }

    /// <summary>The reader of a nested mapping; a fault and null where it is absent.</summary>
    internal ConfigReader? RequiredChild(string key)
    {
        if (!Has(key))
        {
            Missing(key);
        }

        return Child(key);
    }

    /// <summary>Refuses a part that does not divide its whole.</summary>
    internal void RequireDivisor(string key, int part, int whole, string wholeName)
    {
        if (part > 0 && whole % part != 0)
        {
            Refuse(key, FaultCodes.OutOfRange, FormattableString.Invariant($"'{key}' must divide the {whole} of '{wholeName}', and {part} does not"));
        }
    }

    internal void Refuse(string key, string code, string message, string? suggestion = null)
        => _faults.Add(new Fault(code, PathOf(key), message, suggestion, _mapping.Find(key)?.Value.Position ?? _mapping.Position));

    private string PathOf(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    private void Missing(string key)
        => Refuse(key, FaultCodes.Missing, $"'{key}' is missing, and the shape cannot be told without it");

    private int Required(string key, int? value)
    {
        if (!Has(key))
        {
            Missing(key);
        }

        return value ?? 0;
    }

    private int? Number(string key, int least, int most)
    {
        if (Scalar(key) is not { } scalar)
        {
            return null;
        }

        bool isNumber = double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        if (isNumber && value == Math.Floor(value) && value >= least && value <= most)
        {
            return (int)value;
        }

        string code = isNumber ? FaultCodes.OutOfRange : FaultCodes.BadValue;
        Refuse(key, code, FormattableString.Invariant($"'{key}' must be a whole number from {least} to {most}, not '{scalar.Text}'"));
        return null;
    }

    private DataScalar? Scalar(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        if (_mapping.Find(key)!.Value is DataScalar scalar)
        {
            return scalar;
        }

        Refuse(key, FaultCodes.WrongShape, $"'{key}' must be a single value");
        return null;
    }

    private ImmutableArray<DataNode> Items(string key)
    {
        if (!Has(key))
        {
            return [];
        }

        if (_mapping.Find(key)!.Value is DataSequence sequence)
        {
            return sequence.Items;
        }

        Refuse(key, FaultCodes.WrongShape, $"'{key}' must be a list");
        return [];
    }
}
