using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using FluentAssertions;

namespace CostModel.Tests.Scenarios.Serving;

public class ServingEnergyTests
{
    /// <summary>By hand: 100 servers of 8 chips at 700 W x 1.8 x 0.75 x 1.1 for 24 h over 10M queries are 1.996 Wh each.</summary>
    [Fact]
    public void A_query_takes_its_share_of_what_the_fleet_draws()
        => new Scenario
        {
            Serving = new ServingPlan { Hardware = HardwareCatalog.Default["h100-sxm-80gb"], Fleet = new Fleet { Servers = 100 } },
            Workload = new Workload { Queries = Rate.FromPerDay(1e7) },
            QuantitiesOnly = true,
        }.Evaluate()["serving.energyPerQueryWh"].Should().BeApproximately(800 * 700 * 1.8 * 0.75 * 1.1 * 24 / 1e7, 1e-9);

    [Fact]
    public void An_energy_section_says_what_is_drawn()
        => new Scenario
        {
            Serving = new ServingPlan { Hardware = HardwareCatalog.Default["h100-sxm-80gb"], Fleet = new Fleet { Chips = 10 } },
            Workload = new Workload { Queries = Rate.FromPerDay(24_000), OutputTokensPerDay = Rate.FromPerDay(864_000) },
            Energy = new EnergyPlan { ChipPower = Power.FromWatts(500), Pue = 1.2 },
            QuantitiesOnly = true,
        }.Evaluate()["serving.joulesPerOutputToken"].Should().BeApproximately(10 * 500 * 1.2 / 10, 1e-9);

    /// <summary>
    /// By hand: the device draws its power and makes X tokens a second, so that a token takes the power over X. llama.cpp on a Raspberry Pi 5
    /// makes 5 to 10 tokens a second with models of 1 to 2 GB (public llama-bench tables), one to two joules each at 12 W.
    /// </summary>
    [Theory]
    [InlineData("raspberry-pi-5", 12)]
    [InlineData("phone-apple-a17-pro", 5)]
    public void A_device_takes_its_power_over_its_speed_for_each_token(string device, double watts)
    {
        ScenarioResult result = new Scenario
        {
            Model = ModelCatalog.Default["llama-3.2-1b"],
            Serving = new ServingPlan { Hardware = HardwareCatalog.Default[device], Precision = WeightFormat.ById["q4_k_m"], Load = new ClosedLoad(1) },
            Workload = new Workload { InputTokens = Tokens.FromTokens(100), OutputTokens = Tokens.FromTokens(100) },
            QuantitiesOnly = true,
        }.Evaluate();

        result["serving.joulesPerOutputToken"].Should().BeApproximately(watts / result["serving.outputTokensPerSecond"]!.Value, 1e-9).And.BeInRange(0.1, 5);
    }
}
