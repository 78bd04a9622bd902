using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Economics.Api;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Training;

namespace CostModel.Tests.Scenarios;

/// <summary>What the samples are made of.</summary>
internal static partial class EconomicsSamples
{
    internal static Scenario Capital => new()
    {
        Calendar = Calendar.Julian,
        Training = new TrainingRun { Hardware = HardwareCatalog.Default["a100-sxm-40gb"], Chips = 25_000, Tokens = Tokens.FromTrillions(1) },
        StatedTraining = new StatedTraining { GpuHours = GpuHours.FromGpuHours(57e6) },
        Prices = new Scenario().Prices.SetItem("a100-sxm-40gb", Rent(1.36)),
        Rental = new RentalTerms
        {
            OnDemand = Rent(3.4),
            OneYear = Rent(2.4),
            ThreeYears = Rent(1.36),
            Spot = Rent(1.1),
            Preemptions = Rate.FromPerDay(2),
            Recovery = Duration.FromHours(1),
        },
        Capital = new CapitalPlan
        {
            ServerPricePerChip = Usd.FromDollars(24_875),
            ServerToChip = 1.66,
            PriceDate = new DateOnly(2020, 5, 14),
            ReleaseDate = new DateOnly(2020, 5, 14),
            Start = new DateOnly(2022, 5, 12),
        },
        Development = new DevelopmentPlan
        {
            LabellingHours = Duration.FromHours(20_000),
            LabellingWage = UsdPerHour.FromDollarsPerHour(30),
            StepLabels = 800_000,
            StepLabelPrice = Usd.FromDollars(1.5),
            SyntheticTokens = Tokens.FromBillions(100),
            SyntheticPrice = PerMillion(0.5),
            Evaluation = Usd.FromDollars(1e6),
            Experiments = Ratio.FromPercent(80),
            FailedRuns = Ratio.FromPercent(10),
            Staff = 100,
            Salary = UsdPerMonth.FromDollarsPerMonth(30_000),
            StaffTime = Years.FromYears(1.5),
            DataLicences = Usd.FromDollars(5e6),
            Costs = new DevelopmentPlan().Costs.SetItem("red team", Usd.FromDollars(1e5)),
        },
        Energy = new EnergyPlan
        {
            ChipPower = Power.FromWatts(400),
            ServerPowerFactor = 2.03125,
            Load = Ratio.FromPercent(75),
            Pue = 1.25,
            ElectricityPrice = UsdPerKilowattHour.FromDollarsPerKilowattHour(0.0806),
        },
    };

    internal static Scenario Product => new()
    {
        Serving = new ServingPlan
        {
            Hardware = s_h100,
            Chips = 4,
            Throughput = TokensPerSecond.FromTokensPerSecond(2400),
            Utilization = Ratio.FromPercent(60),
        },
        StatedTraining = new StatedTraining { GpuHours = GpuHours.FromGpuHours(3e5), Price = Rent(2) },
        Prices = new Scenario().Prices.SetItem("h100-sxm-80gb", Rent(2)),
        Workload = new Workload
        {
            Users = 120_000,
            QueriesPerUser = Rate.FromPerDay(4),
            InputTokens = Tokens.FromTokens(9000),
            OutputTokens = Tokens.FromTokens(700),
            PeakToMean = 2,
        },
        Revenue = new Revenue
        {
            Subscription = UsdPerMonth.FromDollarsPerMonth(20),
            Users = 120_000,
            Paying = Ratio.FromPercent(14),
            Seats = 100,
            PerSeat = UsdPerMonth.FromDollarsPerMonth(30),
            AdsPerQuery = UsdPerQuery.FromDollars(0.0005),
            AdShare = Ratio.FromPercent(50),
            IncludedQueries = 50,
            OveragePerQuery = UsdPerQuery.FromDollars(0.01),
        },
        CostOfRevenue = new Scenario().CostOfRevenue
            .SetItem("hosting", CostLine.PerMonth(UsdPerMonth.FromDollarsPerMonth(20_000)))
            .SetItem("retrieval", CostLine.PerQuery(UsdPerQuery.FromDollars(0.0001)))
            .SetItem("payment fees", CostLine.ShareOfRevenue(Ratio.FromPercent(3))),
        ContributionCosts = new Scenario().ContributionCosts.SetItem("success", CostLine.ShareOfRevenue(Ratio.FromPercent(2))),
        Cloud = new CloudTerms
        {
            Credits = UsdPerMonth.FromDollarsPerMonth(10_000),
            CommittedSpend = UsdPerMonth.FromDollarsPerMonth(60_000),
            MarketplaceShare = Ratio.FromPercent(1),
            Refunds = Ratio.FromPercent(1),
            DataLicences = UsdPerMonth.FromDollarsPerMonth(5000),
            Overbuild = Ratio.FromPercent(20),
        },
        Accounting = new AccountingPolicy { OverheadShare = Ratio.FromPercent(5), ModelLife = Years.FromMonths(18) },
        Customers = new CustomerPlan { Churn = Ratio.FromPercent(4), AcquisitionCost = Usd.FromDollars(30), TargetMargin = Ratio.FromPercent(95) },
        Usage = new UsageSpread { TopDecileShare = Ratio.FromPercent(50), FixedPerUser = UsdPerMonth.FromDollarsPerMonth(0.6) },
        Plan = new MonthlyPlan
        {
            Months = 12,
            TrafficGrowth = Ratio.FromPercent(6),
            PriceDecline = Ratio.FromPercent(20),
            OperatingExpenses = UsdPerMonth.FromDollarsPerMonth(160_000),
            Cash = Usd.FromDollars(2e6),
            CommittedChips = 48,
            CommittedPrice = Rent(1.7),
        },
    };

    private static EnergyPlan Energy => new()
    {
        ChipPower = Power.FromWatts(700),
        ServerPowerFactor = 1.82,
        Load = Ratio.FromPercent(75),
        Pue = 1.2,
        ElectricityPrice = UsdPerKilowattHour.FromDollarsPerKilowattHour(0.08),
        CarbonIntensity = CarbonIntensity.FromGramsPerKilowattHour(400),
        RenewableShare = Ratio.FromPercent(35),
    };

    private static BreakEvenPlan Staircase => new()
    {
        TokensPerMonth = Tokens.FromBillions(20),
        ApiPrice = PerMillion(0.6),
        FixedPerMonth = UsdPerMonth.FromDollarsPerMonth(4000),
        SunkPerMonth = UsdPerMonth.FromDollarsPerMonth(900),
        ChipsPerReplica = 2,
        ChipPrice = Rent(2),
        Throughput = TokensPerSecond.FromTokensPerSecond(3000),
        TokensPerQuery = Tokens.FromTokens(1500),
        Utilization = Ratio.FromPercent(70),
    };

    private static ApiBill Bill => new()
    {
        InputTokens = Tokens.FromTokens(300_000),
        CachedTokens = Tokens.FromTokens(50_000),
        CacheWriteTokens = Tokens.FromTokens(10_000),
        CacheWriteOneHourTokens = Tokens.FromTokens(1000),
        OutputTokens = Tokens.FromTokens(20_000),
        InputPrice = PerMillion(3),
        OutputPrice = PerMillion(15),
        RequestPrice = UsdPerQuery.FromDollars(0.002),
        Fees = new ApiBill().Fees.SetItem("guardrail", Usd.FromDollars(0.0005)),
        BatchDiscount = Ratio.FromPercent(50),
        BatchShare = Ratio.FromPercent(40),
        Retries = Ratio.FromPercent(2),
        Band = Tokens.FromTokens(200_000),
        BandInputPrice = PerMillion(6),
        BandOutputPrice = PerMillion(22.5),
        TimesPerDay = Rate.FromPerDay(100),
    };

    internal static Scenario Ownership(DepreciationMethod method) => new()
    {
        Ownership = new OwnershipPlan
        {
            Chips = 64,
            ChipPrice = Usd.FromDollars(25_000),
            ServerToChip = 1.3,
            NetworkShare = Ratio.FromPercent(15),
            Storage = Usd.FromDollars(100_000),
            Life = Years.FromYears(4),
            Residual = method == DepreciationMethod.PricePerformance ? null : Ratio.FromPercent(15),
            CostOfCapital = Ratio.FromPercent(10),
            Depreciation = method,
            OperatingPerHour = UsdPerHour.FromDollarsPerHour(2),
            FacilityPerKilowatt = UsdPerMonth.FromDollarsPerMonth(150),
            Staff = 0.5,
            Salary = UsdPerMonth.FromDollarsPerMonth(16_000),
            OpexShareOfDepreciation = Ratio.FromPercent(5),
            OpexShareOfCapex = Ratio.FromPercent(2),
            Schedule = DailySchedule.TryParse("20% 40% 80% 60%"),
            RentPerChipHour = Rent(2.5),
            HoursPerDay = 18,
            TaxYear = 2,
            Costs = Costs(
                ("installation", OwnershipLine.Once(Usd.FromDollars(3000))),
                ("insurance", OwnershipLine.PerYear(Usd.FromDollars(8000))),
                ("maintenance", OwnershipLine.PerLaterYear(Usd.FromDollars(5000))),
                ("bandwidth", OwnershipLine.PerMonth(UsdPerMonth.FromDollarsPerMonth(700))),
                ("cooling water", OwnershipLine.PerHour(UsdPerHour.FromDollarsPerHour(0.1)))),
        },
        Energy = Energy,
    };

    private static ImmutableSortedDictionary<string, OwnershipLine> Costs(params (string Name, OwnershipLine Line)[] lines)
        => lines.Aggregate(new OwnershipPlan().Costs, (costs, line) => costs.SetItem(line.Name, line.Line));

    private static UsdPerGpuHour Rent(double dollars) => UsdPerGpuHour.FromDollarsPerGpuHour(dollars);

    private static UsdPerMillionTokens PerMillion(double dollars) => UsdPerMillionTokens.FromDollarsPerMillionTokens(dollars);
}
