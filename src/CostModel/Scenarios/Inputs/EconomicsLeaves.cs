using System.Collections.Immutable;

namespace CostModel.Scenarios.Inputs;

/// <summary>Numbers that tables and iterative code of the money side put into the formulas.</summary>
internal static class EconomicsLeaves
{
    /// <summary>The tax deduction of <c>ownership.taxYear</c> as a share of the purchase.</summary>
    internal static readonly Leaf TaxShare = new("ownership.macrsShare", "");

    /// <summary>Share of capacity that is there only for the busiest step of <c>ownership.schedule</c>.</summary>
    internal static readonly Leaf Headroom = new("ownership.scheduleHeadroom", "");

    internal static readonly Leaf LossMakingShare = new("usage.lossMakingUsers", "");

    internal static readonly Leaf TopDecileShare = new("usage.topDecileOfUse", "");

    internal static readonly Leaf MeanQueries = new("usage.meanQueriesOfUsers", "query/user/month");

    internal static readonly Leaf BilledQueries = new("usage.meanQueriesUnderCap", "query/user/month");

    internal static readonly Leaf MedianQueries = new("usage.medianQueries", "query/user/month");

    internal static readonly Leaf CapForTarget = new("usage.capThatReachesTarget", "query/user/month");

    internal static readonly Leaf PlanRevenue = new("plan.sumOfRevenue", "USD");

    internal static readonly Leaf PlanGrossProfit = new("plan.sumOfGrossProfit", "USD");

    internal static readonly Leaf PlanFreeCashFlow = new("plan.sumOfFreeCashFlow", "USD");

    internal static readonly Leaf PlanBurn = new("plan.largestBurn", "USD");

    internal static readonly Leaf PlanLowestCash = new("plan.lowestCash", "USD");

    internal static readonly Leaf PlanRunway = new("plan.monthsOfCash", "month");

    internal static readonly Leaf PlanBreakEven = new("plan.firstMonthWithoutLoss", "month");

    internal static readonly Leaf PlanPayback = new("plan.monthOfPayback", "month");

    internal static readonly Leaf PlanLastMargin = new("plan.marginOfLastMonth", "");

    internal static readonly ImmutableArray<Leaf> All =
    [
        TaxShare, Headroom, LossMakingShare, TopDecileShare, MeanQueries, BilledQueries, MedianQueries, CapForTarget, PlanRevenue,
        PlanGrossProfit, PlanFreeCashFlow, PlanBurn, PlanLowestCash, PlanRunway, PlanBreakEven, PlanPayback, PlanLastMargin,
    ];
}
