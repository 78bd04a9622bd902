using System.Collections.Immutable;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Sections of named amounts of money.</summary>
internal static class MoneyLines
{
    /// <summary>Where only dollars can be meant, the unit may be left out.</summary>
    internal static readonly QuantityUnits Money = new()
    {
        Name = "an amount of money",
        Example = "15 USD",
        AllowsCountSuffix = true,
        AllowsBareNumber = true,
        Units = [QuantityUnit.Shown("USD", 1), QuantityUnit.Read("cent", 0.01)],
    };

    internal static NamedSection Section(
        string prefix,
        string what,
        Func<Scenario, ImmutableSortedDictionary<string, Usd>?> get,
        Func<Scenario, string, Usd, Scenario> with)
    {
        InputDefinition For(string name) => Amount(
            InputPath.Join(prefix, name),
            $"{name}, as {what}.",
            InputRange.NotNegative,
            s => get(s) is { } lines && lines.TryGetValue(name, out Usd amount) ? amount.TotalDollars : null,
            (s, v) => with(s, name, Usd.FromDollars(v)));
        return new NamedSection(
            prefix,
            $"{what}, e.g. 15 USD",
            (name, _) => For(name),
            (name, s) => get(s)?.ContainsKey(name) == true ? For(name) : null,
            new InputSummary(
                InputPath.Join(prefix, "NAME"),
                "15 USD",
                InputRange.NotNegative.InWords(Money),
                $"{char.ToUpperInvariant(what[0])}{what[1..]}, under a name of your own."));
    }

    internal static InputDefinition Amount(
        string path, string meaning, InputRange range, Func<Scenario, double?> get, Func<Scenario, double, Scenario> with)
        => new(path, meaning, "USD", Money, range, get, with);
}
