using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Scaling;

/// <summary>Reads a range written as <c>{ low, high }</c>.</summary>
internal static class FittedRangeReader
{
    internal static FittedRange? Read<T>(RecordReader? ranges, string key, string quantity)
        where T : struct, IQuantity<T>
        => ranges?.Child(key) is { } range ? Checked(range, quantity, range.Quantity<T>("low").BaseValue, range.Quantity<T>("high").BaseValue) : null;

    internal static FittedRange? ReadNumbers(RecordReader? ranges, string key, string quantity)
        => ranges?.Child(key) is { } range ? Checked(range, quantity, range.Number("low"), range.Number("high")) : null;

    private static FittedRange Checked(RecordReader range, string quantity, double low, double high)
    {
        if (low > high)
        {
            range.Refuse("low", FaultCodes.OutOfRange, "low must not exceed high");
        }

        return new FittedRange(quantity, low, high);
    }
}
