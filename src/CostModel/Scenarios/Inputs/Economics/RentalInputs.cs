using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>rental</c>: one run under several commitments.</summary>
internal static class RentalInputs
{
    private static readonly Section<RentalTerms> s_section = new("rental", s => s.Rental, (s, v) => s with { Rental = v });

    internal static readonly InputDefinition OnDemand = Price("onDemand", "on demand", r => r.OnDemand, (r, v) => r with { OnDemand = v }).WithExample("3.95 USD/h");

    internal static readonly InputDefinition OneYear = Price("oneYear", "committed for a year", r => r.OneYear, (r, v) => r with { OneYear = v }).WithExample("2.60 USD/h");

    internal static readonly InputDefinition ThreeYears = Price(
        "threeYears", "committed for three years", r => r.ThreeYears, (r, v) => r with { ThreeYears = v }).WithExample("1.90 USD/h");

    internal static readonly InputDefinition Spot = Price("spot", "on the spot market", r => r.Spot, (r, v) => r with { Spot = v }).WithExample("1.20 USD/h");

    internal static readonly InputDefinition SpotGoodput = s_section.Of<Ratio>(
        "spotGoodput",
        "",
        InputRange.PositiveShare,
        "Share of billed spot time that makes progress after preemptions; instead of rental.preemptions and rental.recovery.",
        r => r.SpotGoodput,
        (r, v) => r with { SpotGoodput = v }).WithExample("85%");

    internal static readonly InputDefinition Preemptions = s_section.Of<Rate>(
        "preemptions",
        "preemption/day",
        InputRange.NotNegative,
        "Preemptions of the whole spot job a day.",
        r => r.Preemptions,
        (r, v) => r with { Preemptions = v }).WithExample("0.5/day");

    internal static readonly InputDefinition Recovery = s_section.Of<Duration>(
        "recovery",
        "s/preemption",
        InputRange.NotNegative,
        "Billed time that one preemption loses: work since the last checkpoint, and the restart.",
        r => r.Recovery,
        (r, v) => r with { Recovery = v }).WithExample("20 min");

    internal static readonly ImmutableArray<InputDefinition> Numbers = [OnDemand, OneYear, ThreeYears, Spot, SpotGoodput, Preemptions, Recovery];

    private static InputDefinition Price(
        string name, string words, Func<RentalTerms, UsdPerGpuHour?> read, Func<RentalTerms, UsdPerGpuHour, RentalTerms> write)
        => s_section.Of(
            name,
            "USD/chip/h",
            InputRange.Positive,
            $"Price of an accelerator-hour {words}, to show the training run's rent beside the other terms; with prices.book, the shipped one where not given.",
            read,
            write);
}
