namespace CostModel.Scenarios.Inputs;

/// <summary>The numbers that an input allows.</summary>
/// <param name="Minimum">The smallest, or the bound that it must exceed.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="ExcludesMinimum">Whether the minimum itself is refused.</param>
/// <param name="WholeOnly">Whether only whole numbers are allowed.</param>
public sealed record InputRange(double Minimum, double Maximum, bool ExcludesMinimum = false, bool WholeOnly = false)
{
    /// <summary>Above zero.</summary>
    public static InputRange Positive { get; } = new(0, double.PositiveInfinity, ExcludesMinimum: true);

    /// <summary>Zero or more.</summary>
    public static InputRange NotNegative { get; } = new(0, double.PositiveInfinity);

    /// <summary>A share from 0 to 100 %.</summary>
    public static InputRange Share { get; } = new(0, 1);

    /// <summary>A share above 0 up to 100 %.</summary>
    public static InputRange PositiveShare { get; } = new(0, 1, ExcludesMinimum: true);

    /// <summary>1 or more.</summary>
    public static InputRange AtLeastOne { get; } = new(1, double.PositiveInfinity);

    /// <summary>Whole numbers from 1.</summary>
    public static InputRange WholeFromOne { get; } = new(1, int.MaxValue, WholeOnly: true);

    /// <summary>Any finite number.</summary>
    public static InputRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether a number is allowed.</summary>
    public bool Allows(double value)
        => double.IsFinite(value)
            && (ExcludesMinimum ? value > Minimum : value >= Minimum)
            && value <= Maximum
            && (!WholeOnly || value == Math.Floor(value));

    /// <summary>The range in words, in the input's own units.</summary>
    internal string InWords(QuantityUnits units)
    {
        string kind = WholeOnly ? "a whole number " : "";
        if (double.IsInfinity(Minimum) && double.IsInfinity(Maximum))
        {
            return kind + "any number";
        }

        string low = QuantityText.Format(Minimum, units);
        bool open = double.IsInfinity(Maximum) || Maximum == int.MaxValue;
        return (ExcludesMinimum, open) switch
        {
            (true, true) => $"{kind}above {low}",
            (false, true) => $"{kind}at least {low}",
            (true, false) => $"{kind}above {low} and at most {QuantityText.Format(Maximum, units)}",
            (false, false) => $"{kind}from {low} to {QuantityText.Format(Maximum, units)}",
        };
    }
}
