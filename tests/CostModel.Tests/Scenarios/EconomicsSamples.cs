using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Economics.Api;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Training;

namespace CostModel.Tests.Scenarios;

/// <summary>Scenarios that reach every branch of the money side.</summary>
internal static partial class EconomicsSamples
{
    private static readonly HardwareProfile s_h100 = HardwareCatalog.Default["h100-sxm-80gb"];

    internal static readonly ImmutableDictionary<string, Scenario> All = new Dictionary<string, Scenario>
    {
        ["capital"] = Capital,
        ["stated run"] = Capital with
        {
            StatedTraining = new StatedTraining { Duration = Duration.FromDays(30), Share = Ratio.FromPercent(50), Price = Rent(2) },
            Prices = new Scenario().Prices,
            Model = Model.OfSize(ParameterCount.FromBillions(70)),
            Capital = new CapitalPlan { ChipPrice = Usd.FromDollars(20_000), Age = Duration.FromDays(100) },
            Development = null,
            Energy = null,
        },
        ["stated cost"] = new Scenario
        {
            StatedTraining = new StatedTraining { Cost = Usd.FromDollars(3.6e6) },
            Development = new DevelopmentPlan { LabellingHours = Duration.FromHours(20_000), LabellingWage = UsdPerHour.FromDollarsPerHour(30) },
        },
        ["ownership, annuity"] = Ownership(DepreciationMethod.Annuity),
        ["ownership, straight line"] = Ownership(DepreciationMethod.StraightLine),
        ["ownership, price-performance"] = Ownership(DepreciationMethod.PricePerformance),
        ["run of stated FLOPs"] = new Scenario
        {
            StatedTraining = new StatedTraining
            {
                Flops = Flops.FromFlops(3.14e23),
                SustainedPerChip = FlopsPerSecond.FromFlopsPerSecond(28e12),
                Price = Rent(1.5),
            },
        },
        ["run of stated FLOPs on known hardware"] = new Scenario
        {
            Training = new TrainingRun { Hardware = s_h100, Utilization = Ratio.FromPercent(40) },
            StatedTraining = new StatedTraining { Flops = Flops.FromFlops(3.8e25), Price = Rent(2) },
        },
        ["ownership instead of an API"] = new Scenario
        {
            Ownership = new OwnershipPlan
            {
                Capex = Usd.FromDollars(30_000),
                OperatingPerHour = UsdPerHour.FromDollarsPerHour(0.4),
                InsteadPerMonth = UsdPerMonth.FromDollarsPerMonth(2000),
            },
        },
        ["known energy of queries"] = new Scenario
        {
            Energy = new EnergyPlan
            {
                CarbonIntensity = CarbonIntensity.FromGramsPerKilowattHour(400),
                Query = new QueryEnergy { Energy = CostModel.Energy.FromWattHours(0.3), Queries = Rate.FromPerDay(1e9) },
            },
        },
        ["ownership, lines only"] = new Scenario
        {
            Ownership = new OwnershipPlan { Costs = Costs(("rack", OwnershipLine.PerMonth(UsdPerMonth.FromDollarsPerMonth(400)))) },
        },
        ["break-even, staircase"] = Ownership(DepreciationMethod.Annuity) with { BreakEven = Staircase },
        ["break-even, owned replicas"] = Ownership(DepreciationMethod.StraightLine) with { BreakEven = Staircase with { ChipPrice = null } },
        ["break-even, flat"] = new Scenario
        {
            BreakEven = new BreakEvenPlan
            {
                SelfHostPerMonth = UsdPerMonth.FromDollarsPerMonth(998.46),
                ApiPerMonth = UsdPerMonth.FromDollarsPerMonth(110),
                InputTokens = Tokens.FromMillions(120),
                OutputTokens = Tokens.FromMillions(40),
                Throughput = TokensPerSecond.FromTokensPerSecond(2500),
            },
        },
        ["bill, whole call"] = new Scenario { Bill = Bill },
        ["bill, marginal"] = new Scenario { Bill = Bill with { BandRule = BandRule.Marginal, InputIncludesCached = false } },
        ["bill, inclusive"] = new Scenario { Bill = Bill with { BandBoundary = BandBoundary.Inclusive } },
        ["caching"] = new Scenario
        {
            Caching = new PromptCache
            {
                Uses = 3,
                TimeToLive = Duration.FromSeconds(300),
                Interval = Duration.FromSeconds(120),
                PrefixTokens = Tokens.FromTokens(20_000),
                InputPrice = PerMillion(3),
            },
        },
        ["caching at a known share of hits"] = new Scenario { Caching = new PromptCache { HitShare = Ratio.FromPercent(80), ReadMultiplier = 0.5, WriteMultiplier = 1 } },
        ["token cost, stated"] = new Scenario
        {
            TokenCost = new TokenCost
            {
                Chips = 4,
                ChipPrice = Rent(1.6),
                Throughput = TokensPerSecond.FromTokensPerSecond(3400),
                Utilization = Ratio.FromPercent(50),
                TokensPerQuery = Tokens.FromTokens(300),
            },
        },
        ["token cost, measured"] = new Scenario
        {
            TokenCost = new TokenCost
            {
                PricePerHour = UsdPerHour.FromDollarsPerHour(4.42),
                Batch = 32,
                OutputTokens = Tokens.FromTokens(512),
                Time = Duration.FromSeconds(22.981),
                TimeToFirstToken = Duration.FromSeconds(3.963),
            },
        },
        ["token cost, FLOPs"] = new Scenario
        {
            TokenCost = new TokenCost
            {
                ChipPrice = Rent(3.2),
                FlopsPerToken = Flops.FromFlops(2e12),
                Peak = FlopsPerSecond.FromFlopsPerSecond(5e15),
                FlopsUtilization = Ratio.FromPercent(60),
            },
        },
        ["token cost, bandwidth"] = new Scenario
        {
            TokenCost = new TokenCost
            {
                Chips = 3,
                ChipPrice = Rent(2),
                MemoryBandwidth = BytesPerSecond.FromBytesPerSecond(3.35e12),
                ActiveParameters = ParameterCount.FromBillions(17),
                BytesPerParameter = 0.5,
                Peak = FlopsPerSecond.FromFlopsPerSecond(989.5e12),
                Batch = 64,
                Efficiency = Ratio.FromPercent(30),
                ScalesAsSquareRoot = true,
            },
        },
        ["capacity"] = new Scenario
        {
            Capacity = new CapacityPlan
            {
                Throughput = TokensPerSecond.FromTokensPerSecond(2500),
                Replicas = 3,
                Utilization = Ratio.FromPercent(80),
                InputTokensPerDay = Rate.FromPerDay(608e9),
                CachedTokensPerDay = Rate.FromPerDay(342e9),
                OutputTokensPerDay = Rate.FromPerDay(168e9),
                InputRatePerNode = TokensPerSecond.FromTokensPerSecond(73_700),
                OutputRatePerNode = TokensPerSecond.FromTokensPerSecond(14_800),
                PeakToMean = 2,
                Servers = 1.5,
                ChipsPerServer = 8,
                SitePower = Power.FromKilowatts(50_000),
                Chips = 1000,
            },
            Energy = Energy,
            Autoscaling = new AutoscalingPlan
            {
                Price = UsdPerHour.FromDollarsPerHour(3.8),
                HoursPerDay = 4,
                StartsPerDay = Rate.FromPerDay(3),
                ColdStart = Duration.FromSeconds(480),
                BaselineColdStart = Duration.FromSeconds(0.25),
            },
            Comparison = new Comparison { Ours = 4.74, Theirs = 29.09 },
            Statement = new Statement
            {
                Revenue = Usd.FromDollars(100),
                Cost = Usd.FromDollars(15),
                TargetMargin = Ratio.FromPercent(80),
                Costs = new Statement().Costs.SetItem("support", Usd.FromDollars(10)),
            },
        },
        ["energy of hours"] = new Scenario { Energy = Energy with { GpuHours = GpuHours.FromGpuHours(1e6), Tokens = Tokens.FromBillions(3) } },
        ["energy of time"] = new Scenario
        {
            Energy = Energy with
            {
                Chips = 256,
                Time = Duration.FromHours(300),
                RenewableShare = null,
                MarketIntensity = CarbonIntensity.FromGramsPerKilowattHour(100),
                Query = new QueryEnergy
                {
                    ActiveParameters = ParameterCount.FromBillions(100),
                    OutputTokens = Tokens.FromTokens(500),
                    InputTokens = Tokens.FromTokens(100),
                    Peak = FlopsPerSecond.FromFlopsPerSecond(989e12),
                    Utilization = Ratio.FromPercent(10),
                },
            },
        },
        ["stated energy"] = new Scenario
        {
            Energy = new EnergyPlan
            {
                Energy = CostModel.Energy.FromKilowattHours(33_792),
                CarbonIntensity = CarbonIntensity.FromGramsPerKilowattHour(400),
                ChipPower = Power.FromWatts(1000),
                Query = new QueryEnergy { OutputTokens = Tokens.FromTokens(500), Throughput = TokensPerSecond.FromTokensPerSecond(50) },
            },
        },
        ["product"] = Product,
        ["product, other accounting"] = Product with
        {
            Accounting = Product.Accounting! with
            {
                FreeTier = FreeTierTreatment.Marketing,
                Idle = IdleTreatment.Below,
                Training = TrainingTreatment.Capitalised,
                TrainingCost = Usd.FromDollars(1e6),
            },
            StatedTraining = null,
            Energy = Energy,
        },
        ["product whose users carry its costs"] = Product with { Usage = new UsageSpread { TopDecileShare = Ratio.FromPercent(50) } },
        ["stated bill"] = Product with
        {
            Serving = null,
            ServingCost = UsdPerHour.FromDollarsPerHour(1000),
            Plan = null,
            Accounting = null,
            StatedTraining = null,
        },
        ["product over an API"] = Product with
        {
            Serving = null,
            Api = new ApiTariff { Model = ApiPriceBook.Default["claude-sonnet-4.5"] },
            StatedTraining = null,
            Accounting = null,
            Usage = Product.Usage! with { Shape = UsageShape.Pareto, Cap = 400 },
            Customers = Product.Customers! with { Churn = null, Lifetime = Years.FromMonths(20), CostPerAccount = UsdPerMonth.FromDollarsPerMonth(3) },
        },
    }.ToImmutableDictionary();
}
