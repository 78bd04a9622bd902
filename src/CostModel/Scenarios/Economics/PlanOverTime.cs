using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Serving;
using CostModel.Validation;

namespace CostModel.Scenarios.Economics;

/// <summary>
/// Carries a scenario forward: each month is the scenario itself with that month's use and prices, so that replicas stay whole and every line
/// means what it means in one month.
/// </summary>
internal static class PlanOverTime
{
    private const int DefaultMonths = 24;

    /// <summary>The scenario as far as a month of it needs: without training, and without what looks beyond a month.</summary>
    internal static Scenario MonthOf(Scenario scenario) => new()
    {
        Name = scenario.Name,
        AsOf = scenario.AsOf,
        Calendar = scenario.Calendar,
        Model = scenario.Model,
        Serving = scenario.Serving,
        ServingPrice = scenario.ServingPrice,
        ServingCost = scenario.ServingCost,
        Api = scenario.Api,
        Workload = scenario.Workload,
        Prices = scenario.Prices,
        PriceChoice = scenario.PriceChoice with { WhenOld = null },
        Revenue = scenario.Revenue,
        CostOfRevenue = scenario.CostOfRevenue,
        Cloud = scenario.Cloud,
        Plan = scenario.Plan,
    };

    /// <summary>The months, or as many as are valid, with what is wrong with the first that is not.</summary>
    internal static ImmutableArray<PlanMonth> Run(Scenario scenario, double trainingCost, FaultCollector faults)
    {
        MonthlyPlan plan = scenario.Plan!;
        Scenario month = MonthOf(scenario);
        var months = ImmutableArray.CreateBuilder<PlanMonth>();
        double cash = plan.Cash?.TotalDollars ?? 0;
        for (int number = 1; number <= (plan.Months ?? DefaultMonths); number++)
        {
            month = number == 1 ? month : Next(month, plan);
            foreach (PlanChange change in scenario.PlanChanges.Where(change => change.Month == number))
            {
                month = change.Apply(month);
            }

            var monthFaults = new FaultCollector();
            if ((month with { Plan = null }).TryCompile(monthFaults) is not { } compiled)
            {
                faults.AddRange(monthFaults.ToImmutable().Select(fault => fault with
                {
                    Path = "plan.changes",
                    Message = FormattableString.Invariant($"month {number}: {fault.Path}: {fault.Message}"),
                }));
                break;
            }

            double training = number == 1 && plan.PaysForTraining != false ? trainingCost : 0;
            PlanMonth result = Month(number, month, compiled.Evaluate(), training);
            cash += result.FreeCashFlow;
            months.Add(result with { Cash = cash });
            month = month with { Plan = month.Plan! with { Investment = null } };
        }

        return months.ToImmutable();
    }

    private static PlanMonth Month(int number, Scenario month, ScenarioResult result, double training)
    {
        MonthlyPlan plan = month.Plan!;
        double hours = month.Calendar.HoursPerMonth;
        double serving = result[MarginMetrics.ServingCostUsd] ?? ((result[ServingMetrics.CostPerDayUsd] ?? 0) * month.Calendar.DaysPerMonth);
        double other = (result[MarginMetrics.CostOfRevenueUsd] ?? serving) - serving;
        double? chips = result[ServingMetrics.ChipsUsed];
        double unused = 0;
        bool committed = plan.CommittedFor is null || number <= plan.CommittedFor.Value.TotalMonths;
        if (committed && plan is { CommittedChips: { } promised, CommittedPrice: { } price } && chips is > 0 and { } used)
        {
            double onDemand = serving / used;
            double rate = price.TotalDollarsPerGpuHour * hours;
            unused = Math.Max(0, promised - used) * rate;
            serving = (promised * rate) + (Math.Max(0, used - promised) * onDemand);
        }

        return new PlanMonth(
            number,
            result[MarginMetrics.RevenueUsd] ?? 0,
            serving,
            unused,
            other,
            plan.OperatingExpenses?.TotalDollarsPerMonth ?? 0,
            (plan.Investment?.TotalDollars ?? 0) + training,
            0)
        {
            Chips = chips,
        };
    }

    /// <summary>A month later: use and users have grown, prices have fallen.</summary>
    private static Scenario Next(Scenario month, MonthlyPlan plan)
    {
        double traffic = 1 + (plan.TrafficGrowth?.TotalFraction ?? 0);
        double users = 1 + (plan.UserGrowth?.TotalFraction ?? plan.TrafficGrowth?.TotalFraction ?? 0);
        double prices = MonthlyFactor(plan.PriceDecline);
        double revenue = MonthlyFactor(plan.RevenueDecline);
        double expenses = 1 + (plan.ExpenseGrowth?.TotalFraction ?? 0);
        return month with
        {
            Workload = Grown(month.Workload, traffic),
            Revenue = Grown(month.Revenue, users, revenue),
            Prices = month.Prices.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value * prices, StringComparer.Ordinal),
            ServingPrice = month.ServingPrice * prices,
            ServingCost = month.ServingCost * prices,
            Api = month.Api is { } api
                ? api with
                {
                    PerQuery = api.PerQuery * prices,
                    PerMillionInputTokens = api.PerMillionInputTokens * prices,
                    PerMillionCachedInputTokens = api.PerMillionCachedInputTokens * prices,
                    PerMillionOutputTokens = api.PerMillionOutputTokens * prices,
                }
                : null,
            Plan = month.Plan! with { OperatingExpenses = month.Plan!.OperatingExpenses * expenses },
        };
    }

    private static double MonthlyFactor(Ratio? declinePerYear) => Math.Pow(1 - (declinePerYear?.TotalFraction ?? 0), 1 / 12.0);

    private static Workload? Grown(Workload? workload, double factor) => workload is null ? null : workload with
    {
        Queries = workload.Queries * factor,
        Users = workload.Users * factor,
        InputTokensPerDay = workload.InputTokensPerDay * factor,
        CachedInputTokensPerDay = workload.CachedInputTokensPerDay * factor,
        OutputTokensPerDay = workload.OutputTokensPerDay * factor,
    };

    private static Revenue? Grown(Revenue? revenue, double users, double price) => revenue is null ? null : revenue with
    {
        Users = revenue.Users * users,
        Seats = revenue.Seats * users,
        Subscription = revenue.Subscription * price,
        PerSeat = revenue.PerSeat * price,
        PerQuery = revenue.PerQuery * price,
        AdsPerQuery = revenue.AdsPerQuery * price,
        OveragePerQuery = revenue.OveragePerQuery * price,
        PerMillionInputTokens = revenue.PerMillionInputTokens * price,
        PerMillionCachedInputTokens = revenue.PerMillionCachedInputTokens * price,
        PerMillionOutputTokens = revenue.PerMillionOutputTokens * price,
    };
}
