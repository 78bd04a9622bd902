using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Scenarios;
using CostModel.Tests.Scenarios;
using CostModel.Training;

namespace CostModel.Tests.Economics;

/// <summary>Figures that somebody published, from the inputs that they published; and published slips, with the right value.</summary>
public class PublishedCostTests
{
    [Fact]
    public void GPT_4_costs_what_Epoch_says_by_each_of_three_methods()
    {
        ScenarioResult result = EconomicsSamples.Capital.Evaluate();

        result["capital.valueAtStartUsd"].Should().BeApproximately(14_165.05, 0.01);
        result["capital.chipsUsd"].Should().BeApproximately(17.887e6, 17.887e3);
        result["capital.serversUsd"].Should().BeApproximately(11.805e6, 11.805e3);
        result["capital.networkUsd"].Should().BeApproximately(6.965e6, 6.965e3);
        result["capital.energyUsd"].Should().BeApproximately(3.499e6, 3.499e3);
        result["capital.rentalUsd"].Should().BeApproximately(77.52e6, 77.52e3);
        result["capital.acquisitionUsd"].Should().BeApproximately(767.7e6, 767.7e3);
    }

    /// <summary>A page gives 0.46M tokens for a GPU of 4,608 USD a month against 10 USD a million: a slip of a thousand.</summary>
    [Fact]
    public void A_GPU_of_4608_USD_a_month_breaks_even_against_10_USD_a_million_at_460_million_tokens()
        => new Scenario
        {
            BreakEven = new BreakEvenPlan
            {
                SelfHostPerMonth = UsdPerMonth.FromDollarsPerMonth(4608),
                ApiPrice = UsdPerMillionTokens.FromDollarsPerMillionTokens(10),
            },
        }.Evaluate()["breakEven.tokensPerMonth"].Should().BeApproximately(460.8e6, 1);

    /// <summary>Four reports give 1.38 to 11 reads for one formula: (1.25 - 1) / (1 - 0.1).</summary>
    [Fact]
    public void A_cached_prompt_pays_from_its_first_read()
    {
        ScenarioResult result = new Scenario { Caching = new PromptCache() }.Evaluate();

        result["caching.breakEvenReads"].Should().BeApproximately(0.2778, 1e-4);
        result["caching.breakEvenUses"].Should().Be(2);
    }

    /// <summary>A calculator gives 1,600 USD for a dollar a month over 20 months at 80 %.</summary>
    [Fact]
    public void A_dollar_a_month_for_twenty_months_at_80_percent_is_worth_16_dollars()
        => new Scenario
        {
            Customers = new CustomerPlan
            {
                RevenuePerAccount = UsdPerMonth.FromDollarsPerMonth(1),
                GrossMargin = Ratio.FromPercent(80),
                Lifetime = Years.FromMonths(20),
            },
        }.Evaluate()["customers.lifetimeValueUsd"].Should().BeApproximately(16, 1e-9);

    /// <summary>A guide gives about 3.6 years for 16 hours a day; its own 25,951 hours of use are 4.44 years.</summary>
    [Fact]
    public void Sixteen_hours_a_day_pay_back_a_server_in_4_44_years()
    {
        ScenarioResult result = new Scenario
        {
            Ownership = new OwnershipPlan
            {
                Capex = Usd.FromDollars(833_806),
                OperatingPerHour = UsdPerHour.FromDollarsPerHour(0.87),
                RentPerHour = UsdPerHour.FromDollarsPerHour(33),
                HoursPerDay = 16,
            },
        }.Evaluate();

        (result["ownership.breakEvenMonths"] / 12).Should().BeApproximately(4.44, 0.01);
    }

    /// <summary>Cottier et al. 2024: Llama 3.1 405B at 1.46 USD an H100-hour amortised, 51.3M USD.</summary>
    [Fact]
    public void Llama_405B_used_up_about_51_million_dollars()
        => new Scenario
        {
            Calendar = Calendar.Julian,
            Training = new TrainingRun { Hardware = HardwareCatalog.Default["h100-sxm-80gb"] },
            StatedTraining = new StatedTraining { GpuHours = GpuHours.FromGpuHours(35_094_528) },
            Capital = new CapitalPlan { ValueAtStart = Usd.FromDollars(30_386.1739) },
            Energy = new EnergyPlan
            {
                ServerPowerFactor = 10.2 / 8 / 0.7,
                Load = Ratio.FromPercent(75),
                Pue = 1.1,
                ElectricityPrice = UsdPerKilowattHour.FromDollarsPerKilowattHour(0.0771),
            },
        }.Evaluate()["capital.amortizedUsd"].Should().BeApproximately(51.3e6, 0.1e6);

    /// <summary>The run's own figures: 6 N D FLOPs over the dense peak of its billed hours. LLaMA-65B: 1,022,362 A100-hours, 1.4T tokens.</summary>
    [Fact]
    public void Stated_hours_and_tokens_give_the_utilisation_that_a_run_reached()
    {
        ScenarioResult result = new Scenario
        {
            QuantitiesOnly = true,
            Model = CostModel.Models.Model.OfSize(ParameterCount.FromBillions(65.2)),
            Training = new TrainingRun { Hardware = HardwareCatalog.Default["a100-sxm-80gb"], Tokens = Tokens.FromTrillions(1.4) },
            StatedTraining = new StatedTraining { GpuHours = GpuHours.FromGpuHours(1_022_362) },
        }.Evaluate();

        result["training.tokensPerSecondPerChip"].Should().BeApproximately(380, 1);
        result["training.modelFlopsUtilization"].Should().BeApproximately(6 * 65.2e9 * 380.4 / 312e12, 1e-3);
    }

    /// <summary>BLOOM (its training log, 2022): 105 s for a step of 2,048 x 2,048 tokens on 384 A100, 6 N D: 110 TFLOP/s of 312.</summary>
    [Fact]
    public void A_step_of_BLOOM_runs_at_110_teraflops()
        => (new Scenario
        {
            QuantitiesOnly = true,
            Model = CostModel.Models.Model.OfSize(ParameterCount.FromBillions(176.247)),
            Training = new TrainingRun { Hardware = HardwareCatalog.Default["a100-sxm-80gb"], Tokens = Tokens.FromTokens(2048.0 * 2048) },
            StatedTraining = new StatedTraining { GpuHours = GpuHours.FromGpuHours(105.0 * 384 / 3600) },
        }.Evaluate()["training.modelFlopsUtilization"] * 312).Should().BeApproximately(110.0, 0.05);

    /// <summary>The 80/20 rule is a Pareto of index log 5 / log 4.</summary>
    [Fact]
    public void A_pareto_of_index_1_16_gives_a_fifth_of_users_80_percent_of_use()
    {
        double alpha = Math.Log(5) / Math.Log(4);
        var cohorts = UsageCohorts.Of(
            new UsageSpread { Shape = UsageShape.Pareto, Alpha = alpha }, 100, UsdPerMonth.FromDollarsPerMonth(20), UsdPerQuery.FromDollars(0.04));

        cohorts.Cohorts.Where(cohort => cohort.From >= 0.8 - 1e-9).Sum(cohort => cohort.ShareOfUse).Should().BeApproximately(0.8, 1e-9);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.5)]
    [InlineData(0.6)]
    public void A_spread_gives_the_heaviest_tenth_the_share_that_it_was_made_from(double share)
    {
        foreach (UsageShape shape in (UsageShape[])[UsageShape.Lognormal, UsageShape.Pareto])
        {
            var cohorts = UsageCohorts.Of(
                new UsageSpread { Shape = shape, TopDecileShare = Ratio.FromFraction(share) },
                100,
                UsdPerMonth.FromDollarsPerMonth(20),
                UsdPerQuery.FromDollars(0.04));

            cohorts.TopDecileShare.Should().BeApproximately(share, 1e-9);
        }
    }

    /// <summary>The deductions of five-year property in IRS publication 946, table A-1.</summary>
    [Fact]
    public void Macrs_deducts_the_whole_purchase_over_six_years()
    {
        double Deducted(int year) => new Scenario { Ownership = new OwnershipPlan { Capex = Usd.FromDollars(250_000), TaxYear = year } }
            .Evaluate()["ownership.taxDeductionUsd"]!.Value;

        Enumerable.Range(1, 6).Sum(Deducted).Should().BeApproximately(250_000, 1e-6);
        Deducted(3).Should().BeApproximately(48_000, 1e-9);
    }

    [Fact]
    public void A_target_cap_brings_the_margin_to_the_target()
    {
        var spread = new UsageSpread { TopDecileShare = Ratio.FromPercent(50), TargetMargin = Ratio.FromPercent(70) };
        UsdPerMonth price = UsdPerMonth.FromDollarsPerMonth(20);
        UsdPerQuery cost = UsdPerQuery.FromDollars(0.04);
        double cap = UsageCohorts.Of(spread, 300, price, cost).CapForTarget!.Value;

        UsageCohorts.Of(spread with { Cap = cap }, 300, price, cost).GrossMargin.Should().BeApproximately(0.7, 1e-9);
    }
}
