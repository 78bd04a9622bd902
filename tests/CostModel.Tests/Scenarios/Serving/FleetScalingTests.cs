using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Validation;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Scenarios.Serving;

public class FleetScalingTests
{
    private static readonly HardwareProfile s_h100 = HardwareCatalog.Default["h100-sxm-80gb"];

    /// <summary>A replica of two chips makes 1,000 tokens a second; a day's 86.4M tokens are its whole day.</summary>
    private static Scenario Of(string profile, FleetScaling? scaling, double tokensPerDay = 86.4e6) => new Scenario
    {
        Serving = new ServingPlan { Hardware = s_h100, Chips = 2, Throughput = TokensPerSecond.FromTokensPerSecond(1000), Scaling = scaling },
        Workload = new Workload { OutputTokensPerDay = Rate.FromPerDay(tokensPerDay), Profile = DemandProfile.TryParse(profile) },
    }.WithPrice(s_h100, UsdPerGpuHour.FromDollarsPerGpuHour(3));

    /// <summary>
    /// By hand, four steps of six hours with 0, 1, 3 and 0 parts of the demand: 0, 1, 3 and 0 replicas. 4 x 6 = 24 replica-hours, three starts of
    /// 14 s, and 2 chips at 3 USD: (24 + 3 x 14 / 3600) x 6 = 144.07 USD, against 3 x 24 x 6 = 432 USD around the clock.
    /// </summary>
    [Fact]
    public void Replicas_follow_the_day_and_every_start_is_paid()
    {
        ScenarioResult result = Of("0 1 3 0", new FleetScaling { ColdStart = Duration.FromSeconds(14) }).Evaluate();

        result["serving.replicas"].Should().Be(3);
        result["serving.replicaHoursPerDay"].Should().Be(24);
        result["serving.startsPerDay"].Should().Be(3);
        result["serving.coldStartUsd"].Should().BeApproximately(6 * 14 / 3600.0, 1e-12);
        result["serving.costPerDayUsd"].Should().BeApproximately(144.07, 1e-9);
        result["serving.fixedCostPerDayUsd"].Should().BeApproximately(432, 1e-9);
        result["serving.scalingSaving"].Should().BeApproximately(1 - (144.07 / 432), 1e-12);
        result["serving.chipsUsed"].Should().BeApproximately(144.07 / (3 * 24), 1e-12);
    }

    /// <summary>By hand: the same with one replica that stays: 1, 1, 3 and 1, so 36 replica-hours and two starts.</summary>
    [Fact]
    public void A_minimum_keeps_replicas_that_need_no_start()
    {
        ScenarioResult result = Of("0 1 3 0", new FleetScaling { ColdStart = Duration.FromSeconds(14), MinimumReplicas = 1 }).Evaluate();

        result["serving.replicaHoursPerDay"].Should().Be(36);
        result["serving.startsPerDay"].Should().Be(2);
    }

    /// <summary>By hand: Llama 3.1 8B in bf16 is 16.06 GB; at 2 GB/s and 6 s of engine a cold start takes 14.03 s.</summary>
    [Fact]
    public void A_cold_start_reads_the_weights_and_starts_the_engine()
    {
        Scenario scenario = new Scenario
        {
            Model = ModelCatalog.Default["llama-3.1-8b"],
            Serving = new ServingPlan
            {
                Hardware = s_h100,
                Chips = 1,
                Scaling = new FleetScaling { StorageBandwidth = BytesPerSecond.FromGigabytesPerSecond(2), EngineStart = Duration.FromSeconds(6) },
            },
            Workload = new Workload
            {
                Queries = Rate.FromPerDay(50_000),
                InputTokens = Tokens.FromTokens(800),
                OutputTokens = Tokens.FromTokens(200),
                Profile = DemandProfile.TryParse("0 0 0 0 0 0 1 2 4 4 4 4 4 4 4 4 3 2 1 1 0 0 0 0"),
            },
        }.WithPrice(s_h100, UsdPerGpuHour.FromDollarsPerGpuHour(2));
        ScenarioResult result = scenario.Evaluate();

        result["serving.coldStartSeconds"].Should().BeApproximately((16.06 / 2) + 6, 0.05);
        result["serving.coldStartUsd"].Should().BeApproximately(2 * result["serving.coldStartSeconds"]!.Value / 3600, 1e-12);
        result["serving.replicaHoursPerDay"].Should().Be(14, "one replica carries it while there is anything to do");
    }

    [Fact]
    public void The_peak_follows_from_the_profile_and_scaling_never_costs_more_where_starts_are_free()
        => Prop.ForAll(ArbMap.Default.ArbFor<NonNegativeInt[]>(), ArbMap.Default.ArbFor<PositiveInt>(), (steps, millions) =>
        {
            if (!steps.Any(step => step.Get > 0))
            {
                return;
            }

            string profile = string.Join(' ', steps.Select(step => step.Get));
            ScenarioResult result = Of(profile, new FleetScaling { ColdStart = Duration.FromSeconds(0) }, millions.Get * 1e6).Evaluate();
            ScenarioResult fixedFleet = Of(profile, null, millions.Get * 1e6).Evaluate();
            result["serving.fixedCostPerDayUsd"].Should().BeApproximately(fixedFleet["serving.costPerDayUsd"]!.Value, 1e-6);
            result["serving.costPerDayUsd"].Should().BeLessThanOrEqualTo(fixedFleet["serving.costPerDayUsd"]!.Value * (1 + 1e-12));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1 2 -1")]
    [InlineData("0 0 0")]
    [InlineData("")]
    [InlineData("1 x")]
    public void What_is_no_profile_is_refused(string text) => DemandProfile.TryParse(text).Should().BeNull();

    [Fact]
    public void What_scaling_lacks_or_says_twice_is_refused()
    {
        string[] Paths(Scenario scenario)
        {
            var faults = new FaultCollector();
            scenario.TryCompile(faults);
            return [.. faults.ToImmutable().Select(fault => fault.Path)];
        }

        Scenario none = Of("1", new FleetScaling());
        Paths(none).Should().Contain("serving.scaling.coldStart");
        Paths(none with { Workload = none.Workload! with { Profile = null } }).Should().Contain("workload.profile");
        Paths(Of("1 2", null) with { Workload = none.Workload! with { PeakToMean = 2 } }).Should().Equal("workload.peakToMean");
        Paths(Of("1", new FleetScaling { ColdStart = Duration.FromSeconds(1), EngineStart = Duration.FromSeconds(1) })).Should().Contain("serving.scaling.coldStart");
    }
}
