using CostModel.Economics;
using CostModel.Economics.Api;
using CostModel.Economics.Prices;
using CostModel.Hardware;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;
using CostModel.Serving;
using CostModel.Tests.Scenarios;
using CostModel.Validation;

namespace CostModel.Tests.Economics;

/// <summary>What has no answer says so: never a zero, never an infinity, never a silent default.</summary>
public class NoNumberTests
{
    [Fact]
    public void A_break_even_that_never_comes_has_a_reason_and_no_number()
    {
        Scenario scenario = EconomicsSamples.All["break-even, staircase"];
        ScenarioResult result = (scenario with
        {
            BreakEven = scenario.BreakEven! with { ApiPrice = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.01) },
        }).Evaluate();

        result["breakEven.tokensPerMonth"].Should().BeNull();
        Reason(result, "breakEven.tokensPerMonth").Should().Contain("never breaks even");
    }

    [Fact]
    public void Rent_below_running_cost_never_pays_back_a_purchase()
    {
        ScenarioResult result = new Scenario
        {
            Ownership = new OwnershipPlan
            {
                Capex = Usd.FromDollars(1000),
                OperatingPerHour = UsdPerHour.FromDollarsPerHour(2),
                RentPerHour = UsdPerHour.FromDollarsPerHour(1.5),
            },
        }.Evaluate();

        result["ownership.breakEvenHours"].Should().BeNull();
        Reason(result, "ownership.breakEvenMonths").Should().Contain("never pays back");
    }

    [Fact]
    public void A_query_that_costs_more_than_it_earns_has_no_break_even_volume()
    {
        ScenarioResult result = new Scenario
        {
            Api = new ApiTariff { PerQuery = UsdPerQuery.FromDollars(0.02) },
            Workload = new Workload { Queries = Rate.FromPerDay(1000) },
            Revenue = new Revenue { PerQuery = UsdPerQuery.FromDollars(0.01) },
        }.Evaluate();

        result["margin.grossMargin"].Should().BeApproximately(-1, 1e-12);
        Reason(result, "margin.breakEvenQueriesPerDay").Should().Contain("costs at least what it earns");
    }

    [Fact]
    public void Nothing_to_break_even_is_not_a_break_even_of_zero()
    {
        ScenarioResult result = new Scenario
        {
            Api = new ApiTariff { PerQuery = UsdPerQuery.FromDollars(0.01) },
            Workload = new Workload { Queries = Rate.FromPerDay(1000) },
            Revenue = new Revenue { PerQuery = UsdPerQuery.FromDollars(0.02) },
        }.Evaluate();

        result["margin.breakEvenQueriesPerDay"].Should().BeNull();
        Reason(result, "margin.breakEvenQueriesPerDay").Should().Contain("no fixed cost");
    }

    [Fact]
    public void Without_revenue_there_is_no_margin()
    {
        ScenarioResult result = new Scenario { Statement = new Statement { Revenue = Usd.Zero, Cost = Usd.FromDollars(5) } }.Evaluate();

        result["statement.grossMargin"].Should().BeNull();
        Reason(result, "statement.grossMargin").Should().Contain("no revenue");
        result["statement.markup"].Should().Be(-1);
    }

    [Fact]
    public void A_subscription_without_a_paying_share_is_paid_by_every_user()
        => new Scenario { Revenue = new Revenue { Subscription = UsdPerMonth.FromDollarsPerMonth(20), Users = 100 } }
            .Evaluate()["margin.revenueUsd"].Should().Be(2000);

    [Fact]
    public void A_missing_price_is_a_fault_that_names_the_price_book()
    {
        var faults = new FaultCollector();

        Fleet().TryCompile(faults).Should().BeNull();

        Fault fault = faults.ToImmutable().Should().ContainSingle().Which;
        fault.Code.Should().Be(FaultCodes.MissingPrice);
        fault.Path.Should().Be("prices.h100-sxm-80gb");
        fault.Suggestion.Should().Contain("book: on-demand");
    }

    [Fact]
    public void A_price_of_the_book_is_used_where_the_scenario_asks_for_it_and_says_its_age()
    {
        CompiledScenario plan = (Fleet() with { PriceChoice = new PriceChoice { Book = Commitment.ThreeYears } }).Compile();

        plan.Evaluate()["serving.costPerDayUsd"].Should().BeApproximately(8 * 24 * 4.86, 1e-9, "Google Cloud asked 4.86 for three years in March 2025");
        plan.Warnings.Should().ContainSingle().Which.Should().Match<Fault>(warning => warning.Code == FaultCodes.OldPrice && warning.Message.Contains("2025-03-17"));
    }

    [Fact]
    public void An_old_price_fails_where_the_scenario_says_so()
    {
        var faults = new FaultCollector();

        (Fleet() with { PriceChoice = new PriceChoice { Book = Commitment.ThreeYears, WhenOld = OldPrices.Fail } }).TryCompile(faults).Should().BeNull();

        faults.ToImmutable().Should().ContainSingle().Which.Code.Should().Be(FaultCodes.OldPrice);
    }

    [Fact]
    public void Terms_that_the_book_lacks_are_a_fault_that_names_those_it_has()
    {
        var faults = new FaultCollector();
        Scenario scenario = Fleet() with
        {
            Serving = new ServingPlan { Hardware = HardwareCatalog.Default["l4"], Fleet = new Fleet { Chips = 8 } },
            PriceChoice = new PriceChoice { Book = Commitment.Spot },
        };

        scenario.TryCompile(faults).Should().BeNull();

        faults.ToImmutable().Should().ContainSingle().Which.Suggestion.Should().Contain("on-demand");
    }

    [Fact]
    public void The_same_thing_stated_twice_is_a_conflict()
    {
        var faults = new FaultCollector();
        var scenario = new Scenario
        {
            StatedTraining = new StatedTraining { GpuHours = GpuHours.FromGpuHours(1), Duration = Duration.FromDays(1), Price = UsdPerGpuHour.FromDollarsPerGpuHour(1) },
            TokenCost = new TokenCost { Throughput = TokensPerSecond.FromTokensPerSecond(1), Time = Duration.FromSeconds(1), OutputTokens = Tokens.FromTokens(1) },
            Customers = new CustomerPlan { Churn = Ratio.FromPercent(5), Lifetime = Years.FromYears(1), RevenuePerAccount = UsdPerMonth.FromDollarsPerMonth(1), GrossMargin = Ratio.FromPercent(50) },
            Energy = new EnergyPlan { ChipPower = Power.FromWatts(1), RenewableShare = Ratio.FromPercent(1), MarketIntensity = default(CarbonIntensity), CarbonIntensity = default(CarbonIntensity) },
            Ownership = new OwnershipPlan { Capex = Usd.FromDollars(1), ChipPrice = Usd.FromDollars(1) },
        };

        scenario.TryCompile(faults).Should().BeNull();

        faults.ToImmutable().Where(fault => fault.Code == FaultCodes.Conflict).Select(fault => fault.Path.Split('.')[0])
            .Should().Contain(["training", "tokenCost", "customers", "energy", "ownership"]);
    }

    [Fact]
    public void Every_section_that_lacks_something_says_what()
    {
        foreach (Scenario scenario in (Scenario[])
        [
            new() { Ownership = new OwnershipPlan() }, new() { BreakEven = new BreakEvenPlan() }, new() { Bill = new ApiBill() },
            new() { TokenCost = new TokenCost() }, new() { Capacity = new CapacityPlan() }, new() { Energy = new EnergyPlan() },
            new() { Autoscaling = new AutoscalingPlan() }, new() { Capital = new CapitalPlan() }, new() { Usage = new UsageSpread() },
            new() { Statement = new Statement() }, new() { Comparison = new Comparison { Ours = 1 } },
            new() { Cloud = new CloudTerms(), Statement = new Statement { Revenue = Usd.Zero } },
        ])
        {
            var faults = new FaultCollector();
            scenario.TryCompile(faults).Should().BeNull();
            faults.ToImmutable().Should().OnlyContain(fault => fault.Code == FaultCodes.Missing && fault.Path.Length > 0 && fault.Message.Contains("add "));
        }
    }

    [Fact]
    public void More_cached_tokens_than_input_are_a_conflict_unless_they_are_reported_apart()
    {
        var bill = new ApiBill
        {
            InputTokens = Tokens.FromTokens(100),
            CachedTokens = Tokens.FromTokens(500),
            InputPrice = UsdPerMillionTokens.FromDollarsPerMillionTokens(3),
        };
        var faults = new FaultCollector();

        new Scenario { Bill = bill }.TryCompile(faults).Should().BeNull();
        ScenarioResult apart = new Scenario { Bill = bill with { InputIncludesCached = false } }.Evaluate();

        faults.ToImmutable().Should().ContainSingle().Which.Suggestion.Should().Contain("inputIncludesCached");
        apart["bill.totalUsd"].Should().BeApproximately((100 * 3e-6) + (500 * 0.3e-6), 1e-15);
    }

    [Fact]
    public void Cash_that_lasts_and_a_plan_that_never_breaks_even_say_so()
    {
        ScenarioResult result = (EconomicsSamples.Product with
        {
            Plan = new MonthlyPlan { Months = 6, OperatingExpenses = UsdPerMonth.FromDollarsPerMonth(1e7), Cash = Usd.FromDollars(1e9) },
        }).Evaluate();

        Reason(result, "plan.runwayMonths").Should().Contain("lasts beyond");
        Reason(result, "plan.breakEvenMonth").Should().Contain("does not break even");
        result["plan.largestBurnUsd"].Should().BeGreaterThan(9e6);
    }

    [Fact]
    public void Dollars_do_not_add_to_hours_nor_rates_by_the_hour_to_rates_by_the_month()
    {
        Type[] money = [typeof(Usd), typeof(UsdPerHour), typeof(UsdPerGpuHour), typeof(UsdPerMonth), typeof(UsdPerQuery), typeof(UsdPerMillionTokens)];
        IEnumerable<string> mixed =
            from type in money
            from method in type.GetMethods()
            where method.Name is "op_Addition" or "op_Subtraction"
            where method.GetParameters().Select(parameter => parameter.ParameterType).Distinct().Count() > 1
            select $"{type.Name}: {method}";

        mixed.Should().BeEmpty();
    }

    private static Scenario Fleet() => new()
    {
        AsOf = new DateOnly(2026, 11, 20),
        Serving = new ServingPlan { Hardware = HardwareCatalog.Default["h100-sxm-80gb"], Fleet = new Fleet { Chips = 8 } },
    };

    private static string? Reason(ScenarioResult result, string path) => result.WhyNone(ScenarioMetrics.Find(path)!);
}
