namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>currencies</c>: one for each currency that amounts may be written in.</summary>
internal static class CurrencyInputs
{
    internal const string Prefix = "currencies";

    internal static readonly NamedSection Named = new(
        Prefix,
        "what one unit of the currency is worth, e.g. 1.08 USD",
        (code, _) => IsCode(code) ? For(code) : null,
        (code, scenario) => scenario.Currencies.ContainsKey(code) ? For(code) : null,
        new InputSummary($"{Prefix}.CODE", "1.08 USD", "above 0", "What one unit of a currency is worth: amounts may then be written in it, as 2 EUR/h."));

    /// <summary>Whether a text has the form of an ISO 4217 code other than that of the dollar.</summary>
    internal static bool IsCode(string text) => text.Length == 3 && text != "USD" && text.All(char.IsAsciiLetterUpper);

    private static InputDefinition For(string code) => Input.Of<Usd>(
        InputPath.Join(Prefix, code),
        "USD",
        InputRange.Positive,
        $"What one {code} is worth: amounts may then be written in {code}.",
        s => s.Currencies.TryGetValue(code, out Usd worth) ? worth : null,
        (s, v) => s with { Currencies = s.Currencies.SetItem(code, v) });
}
