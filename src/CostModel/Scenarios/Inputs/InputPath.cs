using System.Collections.Immutable;
using System.Text;

namespace CostModel.Scenarios.Inputs;

/// <summary>Dotted paths; a segment that holds a dot is quoted, as in <c>prices."x.y"</c>.</summary>
public static class InputPath
{
    /// <summary>Joins a path and one more segment.</summary>
    public static string Join(string path, string segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        string quoted = segment.Contains('.', StringComparison.Ordinal) ? $"\"{segment}\"" : segment;
        return string.IsNullOrEmpty(path) ? quoted : $"{path}.{quoted}";
    }

    /// <summary>Splits a path into its segments, without their quotes.</summary>
    public static ImmutableArray<string> Split(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var segments = ImmutableArray.CreateBuilder<string>();
        var current = new StringBuilder();
        bool quoted = false;
        foreach (char c in path)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == '.' && !quoted)
            {
                segments.Add(current.ToString());
                current.Clear();
            }
            else
            {
                current.Append(c);
            }
        }

        segments.Add(current.ToString());
        return segments.ToImmutable();
    }
}
