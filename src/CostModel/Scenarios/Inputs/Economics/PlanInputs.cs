using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>plan</c>: the scenario month by month.</summary>
internal static class PlanInputs
{
    /// <summary>Growth or decline: above -100 %.</summary>
    private static readonly InputRange s_growth = new(-0.99, 100);

    private static readonly Section<MonthlyPlan> s_section = new("plan", s => s.Plan, (s, v) => s with { Plan = v });

    internal static readonly InputDefinition Months = s_section.Number(
        "months",
        "month",
        new InputRange(1, 600, WholeOnly: true),
        "Months to look ahead; 24 where not given.",
        p => p.Months,
        (p, v) => p with { Months = (int)v }).WithExample("24");

    internal static readonly InputDefinition TrafficGrowth = s_section.Of<Ratio>(
        "trafficGrowth", "/month", s_growth, "Growth of use a month, as 8%.", p => p.TrafficGrowth, (p, v) => p with { TrafficGrowth = v }).WithExample("6%");

    internal static readonly InputDefinition UserGrowth = s_section.Of<Ratio>(
        "userGrowth",
        "/month",
        s_growth,
        "Growth of users and seats that pay, a month; as plan.trafficGrowth where not given.",
        p => p.UserGrowth,
        (p, v) => p with { UserGrowth = v }).WithExample("4%");

    internal static readonly InputDefinition PriceDecline = s_section.Of<Ratio>(
        "priceDecline",
        "/year",
        new InputRange(-10, 0.99),
        "Fall of rents and API prices a year, as 20%; spread evenly over the months.",
        p => p.PriceDecline,
        (p, v) => p with { PriceDecline = v }).WithExample("20%");

    internal static readonly InputDefinition RevenueDecline = s_section.Of<Ratio>(
        "revenueDecline",
        "/year",
        new InputRange(-10, 0.99),
        "Fall of what customers pay a year; spread evenly over the months.",
        p => p.RevenueDecline,
        (p, v) => p with { RevenueDecline = v }).WithExample("10%");

    internal static readonly InputDefinition OperatingExpenses = s_section.Of<UsdPerMonth>(
        "operatingExpenses",
        "USD/month",
        InputRange.NotNegative,
        "Operating expenses below the gross margin: people, research, sales.",
        p => p.OperatingExpenses,
        (p, v) => p with { OperatingExpenses = v }).WithExample("160K USD/month");

    internal static readonly InputDefinition ExpenseGrowth = s_section.Of<Ratio>(
        "expenseGrowth", "/month", s_growth, "Growth of operating expenses a month.", p => p.ExpenseGrowth, (p, v) => p with { ExpenseGrowth = v }).WithExample("1%");

    internal static readonly InputDefinition Cash = s_section.Of<Usd>(
        "cash", "USD", InputRange.NotNegative, "Cash at the start.", p => p.Cash, (p, v) => p with { Cash = v }).WithExample("2.5M USD");

    internal static readonly InputDefinition CommittedChips = s_section.Number(
        "committedChips",
        "chip",
        InputRange.NotNegative,
        "Serving accelerators under a commitment: paid for whether used or not; those beyond are on demand.",
        p => p.CommittedChips,
        (p, v) => p with { CommittedChips = v }).WithExample("48");

    internal static readonly InputDefinition CommittedPrice = s_section.Of<UsdPerGpuHour>(
        "committedPrice",
        "USD/chip/h",
        InputRange.Positive,
        "Price of a committed accelerator-hour; it does not fall with plan.priceDecline.",
        p => p.CommittedPrice,
        (p, v) => p with { CommittedPrice = v }).WithExample("1.70 USD/h");

    internal static readonly InputDefinition CommittedFor = s_section.Of<Years>(
        "committedFor",
        "year",
        InputRange.Positive,
        "How long the commitment runs; throughout where not given.",
        p => p.CommittedFor,
        (p, v) => p with { CommittedFor = v }).WithExample("1 year");

    internal static readonly InputDefinition Investment = s_section.Of<Usd>(
        "investment",
        "USD",
        InputRange.NotNegative,
        "Investment of the first month; in plan.changes, of the month that it stands under, such as a hardware refresh.",
        p => p.Investment,
        (p, v) => p with { Investment = v }).WithExample("250K USD");

    internal static readonly TextInputDefinition PaysForTraining = s_section.Choice(
        "paysForTraining",
        "Whether the cost of the scenario's training run falls into the first month; true where not given.",
        TokenCostInputs.YesNo,
        "false",
        p => p.PaysForTraining,
        (p, v) => p with { PaysForTraining = v });

    internal static readonly TextInputDefinition Changes = s_section.Text(
        "changes",
        "months",
        "Inputs that become different in a month and stay so, as { month 7: { serving.throughput: 9000 tokens/s }, month 13: { plan.investment: 2M USD } }: model swaps, hardware refreshes, new prices.",
        _ => [],
        "{ month 7: { serving.throughput: 9000 tokens/s } }",
        _ => null,
        (_, _, _) => null,
        TextInputKind.Changes);

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        Months, TrafficGrowth, UserGrowth, PriceDecline, RevenueDecline, OperatingExpenses, ExpenseGrowth, Cash, CommittedChips, CommittedPrice,
        CommittedFor, Investment,
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [PaysForTraining, Changes];
}
