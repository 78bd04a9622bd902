using CostModel.Economics.Prices;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Scenarios.Search;
using CostModel.Serving;
using CostModel.Validation;
using FluentAssertions;

namespace CostModel.Tests.Scenarios.Search;

public class DeploymentSearchTests
{
    private static readonly HardwareProfile s_h100 = HardwareCatalog.Default["h100-sxm-80gb"];
    private static readonly HardwareProfile s_h200 = HardwareCatalog.Default["h200-sxm-141gb"];

    private static readonly Scenario s_scenario = new Scenario
    {
        Model = ModelCatalog.Default["llama-3.1-70b"],
        Serving = new ServingPlan
        {
            Objective = new ServingObjective { TimeToFirstToken = Duration.FromSeconds(1), TimePerOutputToken = Duration.FromMilliseconds(50) },
            Utilization = Ratio.FromPercent(80),
            SpareReplicas = 1,
        },
        Workload = new Workload
        {
            Queries = Rate.FromPerDay(2e6),
            InputTokens = Tokens.FromTokens(1200),
            OutputTokens = Tokens.FromTokens(300),
            PeakToMean = 2.5,
        },
    }.WithPrice(s_h100, UsdPerGpuHour.FromDollarsPerGpuHour(2)).WithPrice(s_h200, UsdPerGpuHour.FromDollarsPerGpuHour(2.8));

    /// <summary>The search and the scenario count replicas and dollars apart: both must say the same of the same deployment.</summary>
    [Fact]
    public void The_scenario_with_the_answer_in_it_costs_what_the_search_says()
    {
        foreach (PricedDeployment option in new DeploymentSearch { Scenario = s_scenario, Hardware = [s_h100, s_h200] }.Run().Options)
        {
            ServingPlan plan = option.Option.Plan with { SpareReplicas = 1, Utilization = Ratio.FromPercent(80) };
            ScenarioResult result = (s_scenario with { Serving = plan }).Evaluate();

            result.IsFeasible.Should().BeTrue();
            result["serving.replicas"].Should().Be(option.Option.Replicas);
            result["serving.headroom"].Should().BeApproximately(option.Option.Headroom!.Value.TotalFraction, 1e-9);
            result["serving.costPerDayUsd"].Should().BeApproximately(option.PerDay.TotalDollars, 1e-6);
            result["serving.costPerQueryUsd"].Should().BeApproximately(option.PerQuery.TotalDollars, 1e-12);
            result["serving.costPerMillionTokensUsd"].Should().BeApproximately(option.PerMillionTokens.TotalDollars, 1e-9);
        }
    }

    [Fact]
    public void The_cheapest_comes_first_and_its_band_holds_it()
    {
        DeploymentChoices choices = new DeploymentSearch { Scenario = s_scenario, Hardware = [s_h100, s_h200] }.Run();

        choices.Options.Select(option => option.PerDay.TotalDollars).Should().BeInAscendingOrder().And.HaveCount(2);
        choices.Best!.PerMillionTokensBand.Low.Should().BeLessThanOrEqualTo(choices.Best.PerMillionTokens);
        choices.Best.PerMillionTokensBand.High.Should().BeGreaterThan(choices.Best.PerMillionTokens);
    }

    /// <summary>By hand: a replica of n chips at 2 USD that is full makes X output tokens a second, and 1,500 / 300 as many in all.</summary>
    [Fact]
    public void Without_a_demand_a_full_replica_is_compared()
    {
        Scenario idle = s_scenario with { Workload = s_scenario.Workload! with { Queries = null } };
        PricedDeployment best = new DeploymentSearch { Scenario = idle, Hardware = [s_h100] }.Run().Best!;

        double perSecond = best.Option.OutputTokensPerSecond.TotalTokensPerSecond * 5;
        best.PerMillionTokens.TotalDollars.Should().BeApproximately(2 * best.Option.Chips / 3600.0 / perSecond * 1e6, 1e-9);
        best.Option.Replicas.Should().Be(1);
    }

    [Fact]
    public void Without_names_every_accelerator_with_a_price_is_searched()
        => new DeploymentSearch { Scenario = s_scenario }.Run().Options.Select(option => option.Option.Plan.Hardware!.Id)
            .Should().BeEquivalentTo("h100-sxm-80gb", "h200-sxm-141gb");

    [Fact]
    public void Shipped_prices_are_taken_where_a_book_is_named_and_old_ones_are_left_out_with_a_word()
    {
        DeploymentChoices choices = new DeploymentSearch
        {
            Scenario = s_scenario with { Prices = s_scenario.Prices.Clear(), PriceChoice = new PriceChoice { Book = Commitment.OnDemand } },
        }.Run();

        choices.Options.Length.Should().BeGreaterThan(3);
        choices.Options.Should().OnlyContain(option => option.PriceSource != null);
        choices.Warnings.Should().ContainSingle().Which.Message.Should().Contain("are left out");
    }

    [Fact]
    public void A_missing_price_is_a_fault_and_never_zero()
    {
        var faults = new FaultCollector();
        new DeploymentSearch { Scenario = s_scenario, Hardware = [HardwareCatalog.Default["l40s-48gb"]] }.TryRun(faults).Should().BeNull();
        faults.ToImmutable().Should().ContainSingle().Which.Code.Should().Be(FaultCodes.MissingPrice);
    }
}
