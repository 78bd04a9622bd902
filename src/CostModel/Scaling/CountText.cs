namespace CostModel.Scaling;

/// <summary>Writes a bare count as people say it: <c>16B</c>, <c>93</c>, <c>3.8e+25</c>.</summary>
internal static class CountText
{
    private static readonly (string Suffix, double Factor)[] s_suffixes = [("T", 1e12), ("B", 1e9), ("M", 1e6), ("K", 1e3)];

    internal static string Of(double value)
    {
        double size = Math.Abs(value);
        if (size is < 1e4 or >= 1e15)
        {
            return QuantityText.Number(value);
        }

        (string suffix, double factor) = Array.Find(s_suffixes, known => size >= known.Factor);
        return QuantityText.Number(value / factor) + suffix;
    }
}
