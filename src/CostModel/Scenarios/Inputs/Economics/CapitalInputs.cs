using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>capital</c>: the training cluster bought, by Epoch AI's method.</summary>
internal static class CapitalInputs
{
    /// <summary>A share below 100 %, as part of a whole that has other parts.</summary>
    internal static readonly InputRange PartOfWhole = new(0, 0.99);

    private static readonly Section<CapitalPlan> s_section = new("capital", s => s.Capital, (s, v) => s with { Capital = v });

    internal static readonly InputDefinition ChipPrice = s_section.Of<Usd>(
        "chipPrice",
        "USD/chip",
        InputRange.Positive,
        "Price of a bare accelerator; times capital.serverToChip it is the price in its server.",
        c => c.ChipPrice,
        (c, v) => c with { ChipPrice = v }).WithExample("15000 USD");

    internal static readonly InputDefinition ServerPricePerChip = s_section.Of<Usd>(
        "serverPricePerChip",
        "USD/chip",
        InputRange.Positive,
        "Price of a server over the number of its accelerators, as 24875 USD for a DGX A100 at 199,000 USD; instead of capital.chipPrice.",
        c => c.ServerPricePerChip,
        (c, v) => c with { ServerPricePerChip = v }).WithExample("24875 USD");

    internal static readonly InputDefinition ValueAtStart = s_section.Of<Usd>(
        "valueAtStart",
        "USD/chip",
        InputRange.Positive,
        "What an accelerator with its part of the server is worth when training starts, where known rather than computed from price and age.",
        c => c.ValueAtStart,
        (c, v) => c with { ValueAtStart = v }).WithExample("14165 USD");

    internal static readonly InputDefinition ServerToChip = s_section.Number(
        "serverToChip",
        "",
        InputRange.AtLeastOne,
        "Price of an accelerator in its server over that of the bare one: A100 1.66, V100 1.69, P100 1.54, others 1.64 (Cottier et al. 2024); 1.64 where not given.",
        c => c.ServerToChip,
        (c, v) => c with { ServerToChip = v }).WithExample("1.66");

    internal static readonly InputDefinition NetworkShare = s_section.Of<Ratio>(
        "networkShare",
        "",
        PartOfWhole,
        "The network's share of the cluster's price; 19% where not given (Cottier et al. 2024).",
        c => c.NetworkShare,
        (c, v) => c with { NetworkShare = v }).WithExample("19%");

    internal static readonly InputDefinition Decline = s_section.Number(
        "decline",
        "/year",
        InputRange.NotNegative,
        "How fast hardware loses value, in orders of magnitude a year; 0.14 where not given, which is 32.2 % a year (Cottier et al. 2024).",
        c => c.Decline,
        (c, v) => c with { Decline = v }).WithExample("0.14");

    internal static readonly InputDefinition Age = s_section.Of<Duration>(
        "age",
        "s",
        InputRange.NotNegative,
        "Time between purchase and start of training, instead of capital.priceDate and capital.start.",
        c => c.Age,
        (c, v) => c with { Age = v }).WithExample("638 days");

    internal static readonly InputDefinition Chips = s_section.Number(
        "chips",
        "chip",
        InputRange.Positive,
        "Accelerators bought; training.chips where not given.",
        c => c.Chips,
        (c, v) => c with { Chips = v }).WithExample("25000");

    internal static readonly TextInputDefinition PriceDate = s_section.Date(
        "priceDate", "When the price held, which is when the hardware is taken to be bought.", c => c.PriceDate, (c, v) => c with { PriceDate = v });

    internal static readonly TextInputDefinition ReleaseDate = s_section.Date(
        "releaseDate",
        "When the accelerator was released: it can be had 90 days later at the earliest, so a later date than capital.priceDate counts.",
        c => c.ReleaseDate,
        (c, v) => c with { ReleaseDate = v });

    internal static readonly TextInputDefinition Start = s_section.Date(
        "start", "When training starts; asOf where not given.", c => c.Start, (c, v) => c with { Start = v });

    internal static readonly ImmutableArray<InputDefinition> Numbers =
        [ChipPrice, ServerPricePerChip, ValueAtStart, ServerToChip, NetworkShare, Decline, Age, Chips];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [PriceDate, ReleaseDate, Start];
}
