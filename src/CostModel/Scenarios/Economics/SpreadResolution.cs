using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Scenarios.Economics;

/// <summary>Runs what is iterative: a spread of use over users, and a plan month by month. Their results enter the formulas as leaves.</summary>
internal static class SpreadResolution
{
    internal static EconomicsShape Resolve(SectionCheck check, EconomicsShape shape)
    {
        EconomicsShape resolved = shape;
        if (check.Scenario.Usage is { } usage)
        {
            bool carries = usage is { FixedPerUser: null, CostPerQuery: null, Price: null } && check.Scenario.Revenue is { Subscription: not null, Users: > 0 } revenue
                && revenue.Paying?.TotalFraction != 0;
            resolved = resolved with { Cohorts = Usage(check, usage, carries), UsersCarryCostOfRevenue = carries };
        }

        if (check.Scenario.Plan is not null)
        {
            resolved = resolved with { Months = Plan(check) };
        }

        return resolved;
    }

    private static UsageCohorts? Usage(SectionCheck check, UsageSpread usage, bool carries)
    {
        Scenario scenario = check.Scenario;
        check.OnlyOne("how use spreads", UsageInputs.TopDecileShare, UsageInputs.Sigma, UsageInputs.Alpha);
        bool listed = !usage.Users.IsDefaultOrEmpty;
        check.Conflict(usage.Shape == UsageShape.Listed && !listed, UsageInputs.Shape.Path, "users are listed in usage.file: give it");
        check.Conflict(usage.Sigma is not null && usage.Shape == UsageShape.Pareto, UsageInputs.Sigma.Path, "sigma is of a lognormal: a pareto has usage.alpha");
        check.Conflict(usage.Alpha is not null && usage.Shape != UsageShape.Pareto, UsageInputs.Alpha.Path, "alpha is of a pareto: give usage.shape");
        check.Need(
            usage is { TopDecileShare: null, Sigma: null, Alpha: null } && !listed, UsageInputs.TopDecileShare, "a spread needs its shape, or users in usage.file");
        if (scenario.Revenue?.Subscription is { } subscription)
        {
            double kept = 1 - (scenario.Cloud?.Refunds?.TotalFraction ?? 0);
            check.Default(UsageInputs.Price, subscription.TotalDollarsPerMonth * kept, kept < 1 ? "revenue.subscription less refunds" : "revenue.subscription");
        }

        check.Default(UsageInputs.TargetMargin, 0.8, "default: software as a service");
        check.Need(!check.Has(UsageInputs.Price), UsageInputs.Price, "margins by user need what a user pays");
        double mean = listed ? usage.Users.Average() : check.Has(UsageInputs.MeanQueries) ? check.Number(UsageInputs.MeanQueries) : MeanQueries(scenario);
        check.Need(double.IsNaN(mean), UsageInputs.MeanQueries, "a spread needs its mean, or a workload by user");
        ScenarioResult? month = check.Has(UsageInputs.CostPerQuery) ? null : Month(scenario);
        double cost = check.Has(UsageInputs.CostPerQuery) ? check.Number(UsageInputs.CostPerQuery) : CostPerQuery(scenario, month);
        check.Need(double.IsNaN(cost), UsageInputs.CostPerQuery, "margins by user need what a query costs, or a deployment");
        if (double.IsNaN(mean) || double.IsNaN(cost) || cost <= 0 || !check.Has(UsageInputs.Price) || check.Faults.Any)
        {
            return null;
        }

        double price = check.Number(UsageInputs.Price);
        double perUser = carries && month is not null ? FixedPerUser(scenario, month, cost, price) : usage.FixedPerUser?.TotalDollarsPerMonth ?? 0;
        var cohorts = UsageCohorts.Of(
            usage with { FixedPerUser = UsdPerMonth.FromDollarsPerMonth(perUser) }, mean, UsdPerMonth.FromDollarsPerMonth(price), UsdPerQuery.FromDollars(cost));
        string words = listed ? $"{usage.Users.Length} users of {usage.File ?? "a list"}" : $"{(usage.Shape == UsageShape.Pareto ? "pareto" : "lognormal")} spread";
        var origin = new InputOrigin(words);
        check.Slots.Set(EconomicsLeaves.MeanQueries, cohorts.MeanQueries, origin);
        check.Slots.Set(EconomicsLeaves.BilledQueries, cohorts.BilledQueries, origin);
        check.Slots.Set(EconomicsLeaves.MedianQueries, cohorts.MedianQueries, origin);
        check.Slots.Set(EconomicsLeaves.TopDecileShare, cohorts.TopDecileShare, origin);
        check.Slots.Set(EconomicsLeaves.LossMakingShare, cohorts.LossMakingShare, origin);
        check.Slots.Set(EconomicsLeaves.CapForTarget, cohorts.CapForTarget ?? double.NaN, origin);
        return cohorts;
    }

    private static double MeanQueries(Scenario scenario)
        => scenario.Workload switch
        {
            { QueriesPerUser: { } perUser } => perUser.TotalPerDay * scenario.Calendar.DaysPerMonth,
            { Queries: { } queries } when (scenario.Workload.Users ?? scenario.Revenue?.Users) is > 0 and { } users
                => queries.TotalPerDay * scenario.Calendar.DaysPerMonth / users,
            _ => double.NaN,
        };

    /// <summary>The scenario's month without its spread; null where it cannot be evaluated.</summary>
    private static ScenarioResult? Month(Scenario scenario)
        => (scenario with { Usage = null, Plan = null, PlanChanges = [] }).TryCompile(new FaultCollector())?.Evaluate();

    private static double CostPerQuery(Scenario scenario, ScenarioResult? month)
        => month?[ServingMetrics.CostPerQueryUsd] + Lines(scenario, CostBasis.PerQuery) ?? double.NaN;

    /// <summary>What does not depend on the use of a paying user, as the formulas have it: carried costs, and fees on what it pays.</summary>
    private static double FixedPerUser(Scenario scenario, ScenarioResult month, double costPerQuery, double price)
    {
        double feeShare = Lines(scenario, CostBasis.ShareOfRevenue) + (scenario.Cloud?.MarketplaceShare?.TotalFraction ?? 0);
        double paying = scenario.Revenue!.Paying?.TotalFraction ?? 1;
        double use = (month[ServingMetrics.QueriesPerDay] ?? 0) * scenario.Calendar.DaysPerMonth * costPerQuery;
        Scalar carried = UsageFormulas.CarriedPerUser<Scalar>(
            month[MarginMetrics.CostOfRevenueUsd] ?? 0,
            (month[MarginMetrics.RevenueUsd] ?? 0) * feeShare,
            use * paying,
            scenario.Revenue.Users!.Value * paying);
        return carried.Value + (price * feeShare);
    }

    private static double Lines(Scenario scenario, CostBasis basis)
        => scenario.CostOfRevenue.Values.Where(line => line.Basis == basis).Sum(line => line.Amount);

    private static ImmutableArray<PlanMonth> Plan(SectionCheck check)
    {
        Scenario scenario = check.Scenario;
        check.Together(PlanInputs.CommittedChips, PlanInputs.CommittedPrice);
        check.Need(
            scenario is { Revenue: null, Serving: null, Api: null, ServingCost: null }, RevenueInputs.Fixed, "a plan carries a month forward: it needs revenue, serving or api");
        if (check.Faults.Any)
        {
            return [];
        }

        double training = TrainingCost(scenario);
        ImmutableArray<PlanMonth> months = PlanOverTime.Run(scenario, training, check.Faults);
        if (months.IsEmpty)
        {
            return months;
        }

        var origin = new InputOrigin(FormattableString.Invariant($"plan of {months.Length} months"));
        double cash = scenario.Plan!.Cash?.TotalDollars ?? 0;
        check.Slots.Set(EconomicsLeaves.PlanRevenue, months.Sum(month => month.Revenue), origin);
        check.Slots.Set(EconomicsLeaves.PlanGrossProfit, months.Sum(month => month.GrossProfit), origin);
        check.Slots.Set(EconomicsLeaves.PlanFreeCashFlow, months.Sum(month => month.FreeCashFlow), origin);
        check.Slots.Set(EconomicsLeaves.PlanBurn, Math.Max(0, -months.Min(month => month.FreeCashFlow)), origin);
        check.Slots.Set(EconomicsLeaves.PlanLowestCash, months.Min(month => month.Cash), origin);
        int? broke = scenario.Plan.Cash is null ? null : First(months, month => month.Cash < 0) - 1;
        check.Slots.Set(EconomicsLeaves.PlanRunway, broke ?? double.NaN, origin);
        int lastLoss = months.LastOrDefault(month => month.OperatingCashFlow < 0)?.Month ?? 0;
        check.Slots.Set(EconomicsLeaves.PlanBreakEven, lastLoss < months.Length ? lastLoss + 1 : double.NaN, origin);
        check.Slots.Set(EconomicsLeaves.PlanPayback, First(months, month => month.Cash >= cash) ?? double.NaN, origin);
        check.Slots.Set(EconomicsLeaves.PlanLastMargin, months[^1].GrossMargin ?? double.NaN, origin);
        return months;
    }

    private static int? First(ImmutableArray<PlanMonth> months, Func<PlanMonth, bool> holds) => months.FirstOrDefault(holds)?.Month;

    /// <summary>What the scenario's training run costs; nothing where it has none.</summary>
    private static double TrainingCost(Scenario scenario)
    {
        var training = new Scenario
        {
            Calendar = scenario.Calendar,
            AsOf = scenario.AsOf,
            Model = scenario.Model,
            Training = scenario.Training,
            StatedTraining = scenario.StatedTraining,
            Prices = scenario.Prices,
            PriceChoice = scenario.PriceChoice,
        };
        return scenario.Training is null && scenario.StatedTraining is null
            ? 0
            : training.TryCompile(new FaultCollector())?.Evaluate()[TrainingMetrics.CostUsd] ?? 0;
    }
}
