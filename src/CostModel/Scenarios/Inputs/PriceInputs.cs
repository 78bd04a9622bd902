namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>prices</c>: one for each hardware id.</summary>
internal static class PriceInputs
{
    internal const string Prefix = "prices";

    internal static readonly NamedSection Named = new(
        Prefix,
        "a price per accelerator-hour, e.g. 2.10 USD/h",
        (id, _) => For(id),
        (id, _) => For(id),
        new InputSummary(
            $"{Prefix}.ID", "2.10 USD/h", "above 0", "Price of one billed accelerator-hour, for each hardware id that the scenario uses."));

    internal static InputDefinition For(string hardwareId) => Input.Of<UsdPerGpuHour>(
        InputPath.Join(Prefix, hardwareId),
        "USD/chip/h",
        InputRange.Positive,
        $"Price of one billed hour of one {hardwareId}.",
        s => s.Prices.TryGetValue(hardwareId, out UsdPerGpuHour price) ? price : null,
        (s, v) => s with { Prices = s.Prices.SetItem(hardwareId, v) });
}
