namespace CostModel.Tests.Formulas;

/// <summary>Exponents of unit symbols, so that hours and seconds are as different as hours and bytes.</summary>
internal sealed class Dimension
{
    private readonly SortedDictionary<string, int> _exponents;

    private Dimension(SortedDictionary<string, int> exponents) => _exponents = exponents;

    internal static Dimension None { get; } = new([]);

    internal bool IsNone => _exponents.Count == 0;

    internal static Dimension Parse(string unit)
    {
        Dimension result = None;
        string[] parts = unit.Split('/');
        for (int i = 0; i < parts.Length; i++)
        {
            foreach (string symbol in parts[i].Split('*', StringSplitOptions.RemoveEmptyEntries))
            {
                result = result.Combine(new Dimension(new() { [symbol] = 1 }), i == 0 ? 1 : -1);
            }
        }

        return result;
    }

    internal Dimension Combine(Dimension other, int sign)
    {
        var exponents = new SortedDictionary<string, int>(_exponents);
        foreach ((string symbol, int exponent) in other._exponents)
        {
            int sum = exponents.GetValueOrDefault(symbol) + (sign * exponent);
            if (sum == 0)
            {
                exponents.Remove(symbol);
            }
            else
            {
                exponents[symbol] = sum;
            }
        }

        return new Dimension(exponents);
    }

    public override bool Equals(object? obj) => obj is Dimension other && other.ToString() == ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join(" ", _exponents.Select(pair => $"{pair.Key}^{pair.Value}"));
}
