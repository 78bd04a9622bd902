namespace CostModel.Scenarios.Inputs;

/// <summary>The shapes of entry that the input table is written in.</summary>
internal static class Input
{
    /// <summary>The vocabulary of a count or another plain number.</summary>
    internal static QuantityUnits PlainNumber { get; } = new()
    {
        Name = "a number",
        Example = "8",
        AllowsCountSuffix = true,
        AllowsBareNumber = true,
        Units = [QuantityUnit.Shown("", 1)],
    };

    /// <summary>An input of a quantity type.</summary>
    internal static InputDefinition Of<T>(
        string path,
        string unit,
        InputRange range,
        string meaning,
        Func<Scenario, T?> get,
        Func<Scenario, T, Scenario> with)
        where T : struct, IQuantity<T>
        => new(path, meaning, unit, T.Units, range, s => get(s)?.BaseValue, (s, value) => with(s, T.FromBaseValue(value)));

    /// <summary>A count or another plain number.</summary>
    internal static InputDefinition Number(
        string path,
        string unit,
        InputRange range,
        string meaning,
        Func<Scenario, double?> get,
        Func<Scenario, double, Scenario> with)
        => new(path, meaning, unit, PlainNumber, range, get, with);

    /// <summary>A whole number from 1.</summary>
    internal static InputDefinition Count(
        string path,
        string unit,
        string meaning,
        Func<Scenario, int?> get,
        Func<Scenario, int, Scenario> with)
        => new(path, meaning, unit, PlainNumber, InputRange.WholeFromOne, s => get(s), (s, value) => with(s, (int)value));
}
