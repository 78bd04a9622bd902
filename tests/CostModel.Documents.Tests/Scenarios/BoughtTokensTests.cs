using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Training;

namespace CostModel.Documents.Tests.Scenarios;

public class BoughtTokensTests
{
    /// <summary>By hand: 1,000,000 USD at 2 USD an hour are 500,000 accelerator-hours.</summary>
    [Fact]
    public void A_budget_without_tokens_is_spent_to_the_last_dollar()
    {
        ScenarioResult result = new Scenario
        {
            Model = ModelCatalog.Default["llama-2-7b"],
            Training = new TrainingRun { Hardware = HardwareCatalog.Default["h100-sxm-80gb"], Chips = 64 },
            TrainingBudget = Usd.FromDollars(1e6),
            Prices = System.Collections.Immutable.ImmutableSortedDictionary<string, UsdPerGpuHour>.Empty.Add("h100-sxm-80gb", UsdPerGpuHour.FromDollarsPerGpuHour(2)),
        }.Compile().Evaluate();

        result["training.gpuHours"].Should().BeApproximately(500_000, 1e-3);
        result["training.costUsd"].Should().BeApproximately(1e6, 1e-3);
    }
}
