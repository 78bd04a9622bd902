using System.Globalization;

namespace CostModel.Documents.Analysis;

/// <summary>One of several equal parts of a sweep: disjoint, and together all of it.</summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Of">How many parts there are.</param>
public readonly record struct Shard(int Index, int Of)
{
    /// <summary>All of a sweep.</summary>
    public static Shard Whole { get; } = new(0, 1);

    /// <summary>Reads <c>2/8</c>: the third of eight. Numbers start at 0, as <c>JOB_COMPLETION_INDEX</c> does.</summary>
    public static bool TryParse(string text, out Shard shard, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        shard = Whole;
        problem = $"'{text}': expected part/parts with parts numbered from 0, as 0/4, 1/4, 2/4 and 3/4";
        string[] parts = text.Split('/');
        bool isRead = parts.Length == 2 && TryCount(parts[0], out int _) && TryCount(parts[1], out int _);
        if (!isRead)
        {
            return false;
        }

        int index = int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture);
        int of = int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
        if (of < 1 || index >= of)
        {
            return false;
        }

        shard = new Shard(index, of);
        return true;
    }

    /// <summary>The points of this part: the first, and the one behind the last.</summary>
    public (long From, long To) RangeOf(long points) => ((long)((Int128)points * Index / Of), (long)((Int128)points * (Index + 1) / Of));

    /// <summary>As it is written on the command line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Of}");

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
