using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using FluentAssertions;

namespace CostModel.Tests.Scenarios.Serving;

public class ServingCostTests
{
    private static readonly string[] s_parts =
    [
        "serving.inputCostPerDayUsd", "serving.outputCostPerDayUsd", "serving.reasoningCostPerDayUsd", "serving.startCostPerDayUsd", "serving.idleCostPerDayUsd",
    ];

    private static readonly HardwareProfile s_h100 = HardwareCatalog.Default["h100-sxm-80gb"];

    /// <summary>
    /// By hand: 43.2M tokens a day keep half a replica of 1,000 tokens a second busy; with a peak of three times the mean two replicas of two chips
    /// at 3 USD cost 288 USD a day, of which 72 are busy, 60 % of that with reasoning, and 216 idle.
    /// </summary>
    [Fact]
    public void Idle_replicas_and_reasoning_are_shown_apart()
    {
        ScenarioResult result = new Scenario
        {
            Serving = new ServingPlan { Hardware = s_h100, Chips = 2, Throughput = TokensPerSecond.FromTokensPerSecond(1000) },
            Workload = new Workload { OutputTokensPerDay = Rate.FromPerDay(43.2e6), PeakToMean = 3, ReasoningShare = Ratio.FromPercent(60) },
        }.WithPrice(s_h100, UsdPerGpuHour.FromDollarsPerGpuHour(3)).Evaluate();

        result["serving.costPerDayUsd"].Should().Be(288);
        result["serving.reasoningCostPerDayUsd"].Should().BeApproximately(43.2, 1e-9);
        result["serving.outputCostPerDayUsd"].Should().BeApproximately(28.8, 1e-9);
        result["serving.idleCostPerDayUsd"].Should().BeApproximately(216, 1e-9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parts_of_the_bill_add_up_to_it(bool scales)
    {
        ScenarioResult result = new Scenario
        {
            Model = ModelCatalog.Default["llama-3.1-70b"],
            Serving = new ServingPlan
            {
                Hardware = s_h100,
                Chips = 4,
                SpareReplicas = 1,
                Scaling = scales ? new FleetScaling { StorageBandwidth = BytesPerSecond.FromGigabytesPerSecond(5) } : null,
            },
            Workload = new Workload
            {
                Queries = Rate.FromPerDay(3e6),
                InputTokens = Tokens.FromTokens(1500),
                OutputTokens = Tokens.FromTokens(300),
                ReasoningShare = Ratio.FromPercent(25),
                Profile = DemandProfile.TryParse("1 2 6 4"),
            },
        }.WithPrice(s_h100, UsdPerGpuHour.FromDollarsPerGpuHour(2)).Evaluate();

        s_parts.Select(part => result[part] ?? 0).Sum().Should().BeApproximately(result["serving.costPerDayUsd"]!.Value, 1e-6);
        s_parts.Where(part => result[part] is not null).Should().HaveCount(scales ? 5 : 4);
        result["serving.idleCostPerDayUsd"].Should().BePositive();
    }
}
