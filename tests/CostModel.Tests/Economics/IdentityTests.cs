using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Economics.Budgets;
using CostModel.Scenarios;
using CostModel.Scenarios.Economics;
using CostModel.Tests.Scenarios;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Economics;

/// <summary>What must sum, sums, for any numbers: a total is its lines, a bridge closes, two views of one thing agree.</summary>
public class IdentityTests
{
    /// <summary>Eight shares from 0 to 1 that scale the numbers of a scenario.</summary>
    private static Arbitrary<double[]> Shares { get; } =
        Gen.Choose(0, 1000).Select(value => value / 1000.0).ArrayOf(8).ToArbitrary();

    [Fact]
    public void Lines_of_a_bill_sum_to_the_cost_of_revenue()
        => Prop.ForAll(Shares, x =>
        {
            ScenarioResult result = Product(x).Evaluate();

            double lines = CostStatement.Of(result).Where(line => line.Recurs).Sum(line => line.CostUsd);

            return Same(lines, result["margin.costOfRevenueUsd"]!.Value - result["margin.reclassifiedUsd"]!.Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Margin_lines_sum_to_the_cost_of_revenue()
        => Prop.ForAll(Shares, x =>
        {
            ScenarioResult r = Product(x).Evaluate();

            return Same(
                r["margin.servingCostUsd"]!.Value + r["margin.otherCostUsd"]!.Value + r["margin.cloudCostUsd"]!.Value + r["margin.reclassifiedUsd"]!.Value,
                r["margin.costOfRevenueUsd"]!.Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Used_idle_and_overhead_are_what_is_billed()
        => Prop.ForAll(Shares, x =>
        {
            ScenarioResult r = Product(x).Evaluate();

            return Same(
                r["accounting.servingUsedUsd"]!.Value + r["accounting.servingIdleUsd"]!.Value + r["accounting.servingOverheadUsd"]!.Value,
                r["margin.servingCostUsd"]!.Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_accounting_view_comes_to_the_same_result()
        => Prop.ForAll(Shares, x =>
        {
            ScenarioResult r = Product(x).Evaluate();
            ResultTable views = r.Tables.Single(table => table.Name == "views");

            ImmutableArray<double> results = [.. views.Rows.Select(row => row[7].Number!.Value)];

            return views.Rows.Length == 8
                && results.All(value => Same(value, r["accounting.resultUsd"]!.Value))
                && Same(views.Rows.Single(row => row[8].Text == "chosen")[3].Number!.Value, r["margin.costOfRevenueUsd"]!.Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_bridge_from_owning_to_renting_to_calling_closes_to_the_cent()
        => Prop.ForAll(Shares, x =>
        {
            Scenario scenario = EconomicsSamples.All["break-even, staircase"];
            ScenarioResult r = (scenario with
            {
                BreakEven = scenario.BreakEven! with
                {
                    TokensPerMonth = Tokens.FromBillions(0.1 + (100 * x[0])),
                    ApiPrice = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.01 + (5 * x[1])),
                    ChipPrice = UsdPerGpuHour.FromDollarsPerGpuHour(0.1 + (6 * x[2])),
                    FixedPerMonth = UsdPerMonth.FromDollarsPerMonth(20_000 * x[3]),
                },
            }).Evaluate();

            double rent = r["breakEven.ownPerMonthUsd"]!.Value
                + r["breakEven.bridge.capitalUsd"]!.Value + r["breakEven.bridge.runningUsd"]!.Value + r["breakEven.bridge.rentUsd"]!.Value;
            double api = r["breakEven.selfHostPerMonthUsd"]!.Value
                + r["breakEven.bridge.usedRentUsd"]!.Value + r["breakEven.bridge.idleRentUsd"]!.Value
                + r["breakEven.bridge.fixedUsd"]!.Value + r["breakEven.bridge.apiUsd"]!.Value;

            return Math.Abs(rent - r["breakEven.selfHostPerMonthUsd"]!.Value) < 0.01 && Math.Abs(api - r["breakEven.apiPerMonthUsd"]!.Value) < 0.01;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_bridge_between_three_methods_of_training_cost_closes_to_the_cent()
        => Prop.ForAll(Shares, x =>
        {
            Scenario scenario = EconomicsSamples.Capital;
            ScenarioResult r = (scenario with
            {
                StatedTraining = new StatedTraining { GpuHours = GpuHours.FromGpuHours(1e5 + (1e8 * x[0])) },
                Capital = scenario.Capital! with { Decline = 0.01 + (0.3 * x[1]), NetworkShare = Ratio.FromFraction(0.5 * x[2]), Chips = 1 + (1e5 * x[3]) },
            }).Evaluate();

            double amortized = r["capital.acquisitionUsd"]!.Value + r["capital.bridge.priceFallUsd"]!.Value
                + r["capital.bridge.valueLeftUsd"]!.Value + r["capital.bridge.energyUsd"]!.Value;

            return Math.Abs(amortized - r["capital.amortizedUsd"]!.Value) < 0.01
                && Math.Abs(r["capital.amortizedUsd"]!.Value + r["capital.bridge.rentAboveCostUsd"]!.Value - r["capital.rentalUsd"]!.Value) < 0.01;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Margin_from_cohorts_is_the_margin_of_the_total()
        => Prop.ForAll(Shares, x =>
        {
            var spread = new UsageSpread
            {
                Shape = x[0] < 0.5 ? UsageShape.Lognormal : UsageShape.Pareto,
                TopDecileShare = Ratio.FromFraction(0.11 + (0.8 * x[1])),
                Cap = x[2] < 0.5 ? null : 10 + (1000 * x[2]),
                FixedPerUser = UsdPerMonth.FromDollarsPerMonth(2 * x[3]),
            };
            Scenario scenario = EconomicsSamples.Product with { Usage = spread, Plan = null };
            ScenarioResult r = scenario.Evaluate();

            return Same(r.Cohorts!.GrossMargin!.Value, r["usage.grossMargin"]!.Value)
                && Same(r.Cohorts.Cohorts.Sum(cohort => cohort.ShareOfUse), 1)
                && Same(r.Cohorts.Cohorts.Sum(cohort => cohort.To - cohort.From), 1);
        }).QuickCheckThrowOnFailure();

    /// <summary>Free users, credits, fees and hosting are carried by those who pay, so that both ways of counting meet.</summary>
    [Fact]
    public void Margin_over_users_is_the_gross_margin_of_a_subscription()
        => Prop.ForAll(Shares, x =>
        {
            Scenario product = Product(x);
            ScenarioResult r = (product with
            {
                Revenue = new Revenue { Subscription = UsdPerMonth.FromDollarsPerMonth(5 + (50 * x[4])), Users = product.Workload!.Users, Paying = Ratio.FromFraction(0.05 + (0.9 * x[5])) },
                Usage = new UsageSpread { TopDecileShare = Ratio.FromFraction(0.15 + (0.7 * x[6])) },
                Plan = null,
            }).Evaluate();

            return Same(r.Cohorts!.GrossMargin!.Value, r["margin.grossMargin"]!.Value) && Same(r["usage.grossMargin"]!.Value, r["margin.grossMargin"]!.Value);
        }).QuickCheckThrowOnFailure();

    /// <summary>At the price that reaches the target, with its fees, the target is reached.</summary>
    [Fact]
    public void The_price_for_a_target_margin_reaches_it()
        => Prop.ForAll(Shares, x =>
        {
            Scenario product = EconomicsSamples.Product with
            {
                Revenue = new Revenue { Subscription = UsdPerMonth.FromDollarsPerMonth(20), Users = 120_000 },
                Usage = new UsageSpread { TopDecileShare = Ratio.FromPercent(50), TargetMargin = Ratio.FromFraction(0.9 * x[0]) },
                Plan = null,
                Cloud = null,
            };
            double price = product.Evaluate()["usage.priceForTargetUsd"]!.Value;

            ScenarioResult there = (product with { Revenue = product.Revenue! with { Subscription = UsdPerMonth.FromDollarsPerMonth(price) } }).Evaluate();

            return Same(there["margin.grossMargin"]!.Value, 0.9 * x[0]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Margin_from_listed_users_is_the_margin_of_the_total()
        => Prop.ForAll(Gen.Choose(0, 5000).Select(value => value / 7.0).NonEmptyListOf().ToArbitrary(), users =>
        {
            UsageCohorts cohorts = UsageCohorts.Of(
                new UsageSpread { Users = [.. users] }, 0, UsdPerMonth.FromDollarsPerMonth(20), UsdPerQuery.FromDollars(0.04));

            double margin = ((20.0 * users.Count) - (0.04 * users.Sum())) / (20.0 * users.Count);

            return Same(cohorts.GrossMargin!.Value, margin) && Same(cohorts.LossMakingShare, users.Count(queries => queries > 500) / (double)users.Count);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_of_ownership_sum_to_its_year()
        => Prop.ForAll(Shares, x =>
        {
            Scenario scenario = EconomicsSamples.Ownership((DepreciationMethod)(int)Math.Min(2, 3 * x[0]));
            ScenarioResult r = (scenario with
            {
                Ownership = scenario.Ownership! with { ChipPrice = Usd.FromDollars(100 + (50_000 * x[1])), CostOfCapital = Ratio.FromFraction(x[2]), Life = Years.FromYears(1 + (9 * x[3])) },
            }).Evaluate();

            return Same(
                r["ownership.depreciationPerYearUsd"]!.Value + r["ownership.financingPerYearUsd"]!.Value + r["ownership.energyPerYearUsd"]!.Value
                    + r["ownership.operatingPerYearUsd"]!.Value + r["ownership.staffPerYearUsd"]!.Value + r["ownership.otherPerYearUsd"]!.Value,
                r["ownership.costPerYearUsd"]!.Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_annuity_returns_the_purchase_with_interest()
        => Prop.ForAll(Shares, x =>
        {
            double rate = 0.001 + (0.5 * x[0]);
            int years = 1 + (int)(9 * x[1]);
            Scenario scenario = EconomicsSamples.Ownership(DepreciationMethod.Annuity);
            ScenarioResult r = (scenario with
            {
                Ownership = scenario.Ownership! with { CostOfCapital = Ratio.FromFraction(rate), Life = Years.FromYears(years), Residual = Ratio.FromFraction(x[2]) },
            }).Evaluate();

            double payment = r["ownership.depreciationPerYearUsd"]!.Value + r["ownership.financingPerYearUsd"]!.Value;
            double capex = r["ownership.capexUsd"]!.Value;
            double worth = Enumerable.Range(1, years).Sum(year => payment / Math.Pow(1 + rate, year)) + (x[2] * capex / Math.Pow(1 + rate, years));

            return Same(worth, capex);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_of_an_api_bill_sum_to_it()
        => Prop.ForAll(Shares, x =>
        {
            Scenario scenario = EconomicsSamples.All["bill, marginal"];
            ScenarioResult r = (scenario with
            {
                Bill = scenario.Bill! with { InputTokens = Tokens.FromTokens(1 + (1e6 * x[0])), OutputTokens = Tokens.FromTokens(1e5 * x[1]), Requests = 1 + (9 * x[2]) },
            }).Evaluate();

            return Same(CostStatement.Of(r).Sum(line => line.CostUsd), r["bill.totalUsd"]!.Value);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Price_volume_mix_and_the_rest_are_the_variance()
        => Prop.ForAll(Shares, x =>
        {
            StatementLine Line(string name, double quantity, double price) => new("s", name, quantity, "GPU-Hours", quantity * price);
            StatementLine[] budget = [Line("a", 1 + (1000 * x[0]), 0.1 + x[1]), Line("b", 1 + (1000 * x[2]), 2), new("s", "hosting", 1, "Months", 500)];
            StatementLine[] actual = [Line("A", 1000 * x[3], 3 * x[4]), Line("b", 1000 * x[5], 1 + x[6]), new("s", "hosting", 1, "Months", 700 * x[7]), Line("new", 5, 1)];

            var variance = BudgetVariance.Of(budget, actual);

            return Same(variance.VarianceUsd, actual.Sum(line => line.CostUsd) - budget.Sum(line => line.CostUsd))
                && variance.Lines.All(line => Same(line.PriceUsd + line.VolumeUsd + line.MixUsd + line.OtherUsd, line.VarianceUsd));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cash_at_the_end_is_cash_at_the_start_and_all_cash_flow()
        => Prop.ForAll(Shares, x =>
        {
            Scenario scenario = EconomicsSamples.Product;
            ScenarioResult r = (scenario with
            {
                Plan = scenario.Plan! with { TrafficGrowth = Ratio.FromFraction((0.3 * x[0]) - 0.1), PriceDecline = Ratio.FromFraction(0.5 * x[1]), CommittedChips = 100 * x[2] },
            }).Evaluate();

            return Same(r.Months[^1].Cash, 2e6 + r.Months.Sum(month => month.FreeCashFlow)) && Same(r["plan.freeCashFlowUsd"]!.Value, r.Months.Sum(month => month.FreeCashFlow));
        }).QuickCheckThrowOnFailure();

    private static Scenario Product(double[] x)
    {
        Scenario scenario = EconomicsSamples.Product;
        return scenario with
        {
            Workload = scenario.Workload! with { Users = 1 + (1e6 * x[0]), PeakToMean = 1 + (4 * x[1]) },
            Revenue = scenario.Revenue! with { Users = 1 + (1e6 * x[2]), Paying = Ratio.FromFraction(x[3]) },
            Cloud = scenario.Cloud! with { Credits = UsdPerMonth.FromDollarsPerMonth(1e5 * x[4]), CommittedSpend = UsdPerMonth.FromDollarsPerMonth(1e5 * x[5]) },
            Accounting = new AccountingPolicy
            {
                FreeTier = x[6] < 0.5 ? FreeTierTreatment.Marketing : null,
                Idle = x[7] < 0.5 ? IdleTreatment.Below : null,
                Training = x[1] < 0.5 ? TrainingTreatment.Capitalised : null,
                IdleShare = Ratio.FromFraction(0.6 * x[2]),
                OverheadShare = Ratio.FromFraction(0.4 * x[3]),
            },
            Plan = null,
            Usage = null,
        };
    }

    private static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
