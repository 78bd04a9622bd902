using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Serving.Conversations;
using CostModel.Training;

namespace CostModel.Tests.Scenarios;

/// <summary>Scenarios that reach every branch of the chain.</summary>
internal static class SampleScenarios
{
    internal static Scenario Training { get; } = new Scenario
    {
        Name = "a 65B model",
        Model = Model.OfSize(ParameterCount.FromBillions(65.2)),
        Training = new TrainingRun
        {
            Tokens = Tokens.FromTrillions(1.4),
            Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
            Chips = 2048,
            Utilization = Ratio.FromPercent(40),
            Goodput = Ratio.FromPercent(90),
            Deadline = Duration.FromDays(30),
        },
        TrainingBudget = Usd.FromDollars(1e6),
    }.WithPrice(HardwareCatalog.Default["h100-sxm-80gb"], UsdPerGpuHour.FromDollarsPerGpuHour(2));

    internal static Scenario Fleet { get; } = new Scenario
    {
        Serving = new ServingPlan
        {
            Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
            Fleet = new Fleet { Servers = 100, ChipsPerServer = 8 },
        },
        Workload = new Workload
        {
            Users = 1e6,
            QueriesPerUser = Rate.FromPerDay(10),
            InputTokens = Tokens.FromTokens(1000),
            OutputTokens = Tokens.FromTokens(200),
            CachedShare = Ratio.FromPercent(30),
        },
        Prices = Training.Prices,
        Revenue = new Revenue
        {
            Subscription = UsdPerMonth.FromDollarsPerMonth(20),
            Users = 2e6,
            Paying = Ratio.FromPercent(5),
            PerQuery = UsdPerQuery.FromDollars(0.001),
            Fixed = UsdPerMonth.FromDollarsPerMonth(1000),
        },
    }
        .WithCostOfRevenue("hosting", CostLine.PerMonth(UsdPerMonth.FromDollarsPerMonth(50_000)))
        .WithCostOfRevenue("retrieval", CostLine.PerQuery(UsdPerQuery.FromDollars(0.00002)))
        .WithCostOfRevenue("payment fees", CostLine.ShareOfRevenue(Ratio.FromPercent(3)));

    internal static Scenario Replicas { get; } = Fleet with
    {
        Serving = new ServingPlan
        {
            Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
            Chips = 4,
            Throughput = TokensPerSecond.FromTokensPerSecond(8000),
            Utilization = Ratio.FromPercent(70),
        },
    };

    internal static Scenario Api { get; } = Fleet with
    {
        Serving = null,
        Api = new ApiTariff
        {
            PerQuery = UsdPerQuery.FromDollars(0.0001),
            PerMillionInputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.5),
            PerMillionCachedInputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.1),
            PerMillionOutputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(2),
        },
        Revenue = new Revenue
        {
            PerMillionInputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(1),
            PerMillionOutputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(4),
        },
    };

    /// <summary>Conversations on replicas that follow the day, with search and images in the path of a query.</summary>
    internal static Scenario Day { get; } = Fleet with
    {
        Serving = new ServingPlan
        {
            Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
            Chips = 4,
            Throughput = TokensPerSecond.FromTokensPerSecond(3000),
            SpareReplicas = 1,
            Scaling = new FleetScaling { ColdStart = Duration.FromSeconds(60), MinimumReplicas = 1 },
        },
        Workload = new Workload
        {
            Queries = Rate.FromPerDay(1e7),
            OutputTokens = Tokens.FromTokens(200),
            Conversation = new Conversation { Turns = 6, SystemTokens = Tokens.FromTokens(500), TurnTokens = Tokens.FromTokens(100) },
            Profile = new DemandProfile([1, 2, 5, 3]),
        },
        Image = new ImagePlan
        {
            Steps = 28,
            FlopsPerPass = Flops.FromFlops(6e12),
            Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
            Utilization = Ratio.FromPercent(40),
        },
        Retrieval = new RetrievalPlan
        {
            Vectors = 1e7,
            Dimensions = 768,
            PerGigabyte = UsdPerMonth.FromDollarsPerMonth(0.3),
            PerSearch = UsdPerQuery.FromDollars(1e-5),
            EmbeddedTokens = Tokens.FromTokens(40),
            EmbeddingPrice = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.02),
        },
    };

    internal static TheoryData<string> Names => ["training", "fleet", "replicas", "api", "day", .. EconomicsSamples.All.Keys];

    internal static Scenario ByName(string name) => name switch
    {
        "training" => Training,
        "fleet" => Fleet,
        "replicas" => Replicas,
        "api" => Api,
        "day" => Day,
        _ => EconomicsSamples.All[name],
    };
}
