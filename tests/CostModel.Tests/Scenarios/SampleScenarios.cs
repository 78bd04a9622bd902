using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Training;

namespace CostModel.Tests.Scenarios;

/// <summary>Scenarios that reach every branch of the chain.</summary>
internal static class SampleScenarios
{
    internal static Scenario Training { get; } = new()
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
            Budget = Usd.FromDollars(1e6),
        },
        Prices = Prices(2),
    };

    internal static Scenario Fleet { get; } = new()
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
        Prices = Prices(2),
        Revenue = new Revenue
        {
            Subscription = UsdPerMonth.FromDollarsPerMonth(20),
            Users = 2e6,
            Paying = Ratio.FromPercent(5),
            PerQuery = UsdPerQuery.FromDollars(0.001),
            Fixed = UsdPerMonth.FromDollarsPerMonth(1000),
        },
        CostOfRevenue = CostLines(),
    };

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

    internal static TheoryData<string> Names => ["training", "fleet", "replicas", "api", .. EconomicsSamples.All.Keys];

    internal static Scenario ByName(string name) => name switch
    {
        "training" => Training,
        "fleet" => Fleet,
        "replicas" => Replicas,
        "api" => Api,
        _ => EconomicsSamples.All[name],
    };

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, UsdPerGpuHour> Prices(double price)
        => new Scenario().Prices.SetItem("h100-sxm-80gb", UsdPerGpuHour.FromDollarsPerGpuHour(price));

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, CostLine> CostLines()
        => new Scenario().CostOfRevenue
            .SetItem("hosting", CostLine.PerMonth(UsdPerMonth.FromDollarsPerMonth(50_000)))
            .SetItem("retrieval", CostLine.PerQuery(UsdPerQuery.FromDollars(0.00002)))
            .SetItem("payment fees", CostLine.ShareOfRevenue(Ratio.FromPercent(3)));
}
