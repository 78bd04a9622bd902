using CostModel;
using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Training;

HardwareProfile h100 = HardwareCatalog.Default["h100-sxm-80gb"];
ScenarioResult result = new Scenario
{
    Model = ModelCatalog.Default["llama-3.1-70b"],
    Training = new TrainingRun { Tokens = Tokens.Parse("15T"), Cluster = new Cluster(h100, 2_048) },
    Serving = new ServingPlan { Hardware = h100, Chips = 4, Throughput = TokensPerSecond.Parse("6000 tokens/s") },
    Workload = new Workload { Queries = Rate.Parse("2M/day"), InputTokens = Tokens.Parse("1200"), OutputTokens = Tokens.Parse("300") },
    Revenue = new Revenue { Subscription = UsdPerMonth.Parse("20 USD/month"), Users = 400_000, Paying = Ratio.Parse("5%") },
}.WithPrice(h100, UsdPerGpuHour.Parse("2.10 USD/h")).Evaluate();
Console.WriteLine($"training {result.Text("training.gpuHours")}, a query {result.Text("serving.costPerQueryUsd")}, margin {result.Text("margin.grossMargin")}");
