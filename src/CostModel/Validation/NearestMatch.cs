namespace CostModel.Validation;

/// <summary>Finds the name that a misspelled one was probably meant to be.</summary>
public static class NearestMatch
{
    private const int LongestName = 100;

    /// <summary>The closest candidate, or null where none is close enough to be worth suggesting.</summary>
    public static string? Of(string text, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        if (text.Length > LongestName)
        {
            return null;
        }

        string? best = null;
        double bestDistance = double.MaxValue;
        foreach (string candidate in candidates)
        {
            if (candidate.Length == 0)
            {
                continue;
            }

            double distance = Distance(text, candidate);
            if (distance < bestDistance)
            {
                bestDistance = distance;
                best = candidate;
            }
        }

        return best is not null && bestDistance < text.Length && bestDistance <= Math.Max(2, 0.45 * Math.Max(text.Length, best.Length)) ? best : null;
    }

    /// <summary>Edit distance with swaps; a change of case costs little, and a prefix less than the letters it leaves out.</summary>
    private static double Distance(string a, string b)
    {
        if (a.Length >= 3 && b.StartsWith(a, StringComparison.OrdinalIgnoreCase))
        {
            return 0.5 + (0.01 * (b.Length - a.Length));
        }

        var previous = new double[b.Length + 1];
        var current = new double[b.Length + 1];
        var beforePrevious = new double[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                double substitute = previous[j - 1] + SubstitutionCost(a[i - 1], b[j - 1]);
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, substitute);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
                }
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[b.Length];
    }

    private static double SubstitutionCost(char a, char b)
        => a == b ? 0 : char.ToLowerInvariant(a) == char.ToLowerInvariant(b) ? 0.1 : 1;
}
