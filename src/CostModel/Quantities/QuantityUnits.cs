using System.Collections.Immutable;

namespace CostModel;

/// <summary>The vocabulary of one quantity: its name, an example, its units, and whether K, M, B, T may follow the number.</summary>
internal sealed class QuantityUnits
{
    /// <summary>What the quantity is called in an error message, with its article: "a bandwidth".</summary>
    internal required string Name { get; init; }

    /// <summary>A well-formed value to show in an error message.</summary>
    internal required string Example { get; init; }

    /// <summary>The units, smallest first among the shown ones.</summary>
    internal required ImmutableArray<QuantityUnit> Units { get; init; }

    /// <summary>Whether <c>K M B T</c> (thousand, million, billion, trillion) may stand between number and unit.</summary>
    internal bool AllowsCountSuffix { get; init; }

    /// <summary>Whether a bare number is allowed, because only the base unit can be meant.</summary>
    internal bool AllowsBareNumber { get; init; }

    /// <summary>The unit that a value of this size is shown in.</summary>
    internal QuantityUnit ShownUnitFor(double baseValue)
    {
        double size = Math.Abs(baseValue);
        QuantityUnit? best = null;
        foreach (QuantityUnit unit in Units)
        {
            if (double.IsNaN(unit.ShownFrom))
            {
                continue;
            }

            if (best is null || (size >= unit.ShownFrom && unit.ShownFrom >= best.Value.ShownFrom))
            {
                best = unit;
            }
        }

        return best ?? Units[0];
    }

    /// <summary>Decimal-prefixed units of one symbol, shown in steps of a thousand.</summary>
    internal static IEnumerable<QuantityUnit> Prefixed(string symbol, params ReadOnlySpan<string> prefixes)
    {
        var units = new List<QuantityUnit>(prefixes.Length);
        foreach (string prefix in prefixes)
        {
            units.Add(QuantityUnit.Shown(prefix + symbol, SiPrefix(prefix)));
        }

        return units;
    }

    private static double SiPrefix(string prefix) => prefix switch
    {
        "n" => 1e-9,
        "u" => 1e-6,
        "m" => 1e-3,
        "" => 1,
        "k" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "T" => 1e12,
        "P" => 1e15,
        "E" => 1e18,
        "Z" => 1e21,
        "Y" => 1e24,
        _ => throw new ArgumentOutOfRangeException(nameof(prefix), prefix, "not an SI prefix"),
    };
}
