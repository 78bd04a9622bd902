namespace CostModel.Scenarios.Inputs;

/// <summary>The numbers that an input allows.</summary>
/// <param name="Minimum">The smallest, or the bound that it must exceed.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="ExcludesMinimum">Whether the minimum itself is refused.</param>
/// <param name="WholeOnly">Whether only whole numbers are allowed.</param>
public sealed record InputRange(double Minimum, double Maximum, bool ExcludesMinimum = false, bool WholeOnly = false)
{
    /// <summary>
    /// The largest size of any number, and one over it the smallest: far beyond every real input, and small enough that no formula over
    /// such numbers overflows.
    /// </summary>
    public const double LargestSize = 1e30;

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

    /// <summary>Whole numbers from 1 to 100 million: more accelerators, or tokens of one sequence, than there will be.</summary>
    public static InputRange WholeFromOne { get; } = new(1, 1e8, WholeOnly: true);

    /// <summary>Whether a number is allowed.</summary>
    public bool Allows(double value)
        => HasAllowedSize(value)
            && (ExcludesMinimum ? value > Minimum : value >= Minimum)
            && value <= Maximum
            && (!WholeOnly || value == Math.Floor(value));

    /// <summary>The bounds in words, in the input's own units.</summary>
    internal string InWords(QuantityUnits units)
    {
        string low = (WholeOnly ? "a whole number, " : "") + (ExcludesMinimum ? "above " : "at least ") + (Minimum == 0 ? "0" : QuantityText.Format(Minimum, units));
        return double.IsInfinity(Maximum) ? low : $"{low} and at most {QuantityText.Format(Maximum, units)}";
    }

    /// <summary>The bounds in words for refusing a number: also those that are too far out to mention otherwise.</summary>
    internal string WordsFor(double value, QuantityUnits units) => HasAllowedSize(value) ? InWords(units)
        : FormattableString.Invariant($"zero or of a size from {1 / LargestSize:0e+0} to {LargestSize:0e+0}");

    private static bool HasAllowedSize(double value) => value == 0 || Math.Abs(value) is >= 1 / LargestSize and <= LargestSize;
}
