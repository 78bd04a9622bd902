using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;

namespace CostModel.Documents.Tests.Scenarios;

/// <summary>The samples against what was published about them, each with the tolerance that the publication's own rounding asks for.</summary>
public class SampleScenarioTests
{
    public static TheoryData<string> Samples => [.. Repository.FilesBelow("samples/scenarios", ".yaml")];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_has_no_faults_and_says_where_it_comes_from(string sample)
    {
        var document = ScenarioDocument.Load(Repository.PathOf(sample), CatalogSet.Default);

        document.Faults.Should().BeEmpty();
        document.Scenario.Name.Should().NotBeEmpty();
        document.Scenario.Origins.Values.Where(origin => origin.Citation is not null).Should().NotBeEmpty();
    }

    /// <summary>Touvron et al. 2023, arXiv 2302.13971: 65.2B parameters (table 2), 1.4T tokens; 6·N·D leaves out the attention of 2,048 tokens.</summary>
    [Fact]
    public void Llama_65b_takes_the_flops_of_six_n_d()
        => Sample("llama-65b-training")["training.flops"]!.Value.Should().BeApproximately(6 * 65.2e9 * 1.4e12, 0.05 * 6 * 65.2e9 * 1.4e12);

    /// <summary>The same paper, section 2.3 and table 15: 1,022,362 GPU-hours, which are 20.8 days of 2,048, 380 tokens a second and GPU.</summary>
    [Fact]
    public void Llama_65b_takes_a_million_gpu_hours_on_its_architecture_alone()
    {
        ScenarioResult llama = Sample("llama-65b-training");

        llama.Depth.Should().Be(Depth.Operator);
        llama["training.gpuHours"]!.Value.Should().BeApproximately(1_022_362, 0.1 * 1_022_362);
        llama["training.wallClockDays"]!.Value.Should().BeApproximately(20.8, 2.08);
        llama["training.tokensPerSecondPerChip"]!.Value.Should().BeApproximately(380, 42, "a tenth fewer hours is a ninth more tokens a second");
    }

    /// <summary>
    /// Chowdhery et al. 2022, arXiv 2204.02311, sections 4 and 5 and appendix B: 46.2 % MFU with attention; 6,144 chips for 1,200 h and 3,072
    /// chips for 336 h; 540.35B parameters on 780B tokens. Its own sum over steps, with attention, is 2.56e24.
    /// </summary>
    [Fact]
    public void Palm_540b_takes_8_4_million_chip_hours_at_its_utilization()
    {
        ScenarioResult palm = Sample("palm-540b-tpu-v4");

        palm["training.gpuHours"]!.Value.Should().BeApproximately((6144 * 1200) + (3072 * 336), 0.02 * 8.4e6);
        palm["training.modelFlopsUtilization"]!.Value.Should().BeApproximately(0.462, 0.0005);
        palm["training.flops"]!.Value.Should().BeApproximately(2.56e24, 0.02 * 2.56e24);
    }

    /// <summary>SemiAnalysis, The Inference Cost of Search Disruption, 2023-02-09: 694,444 USD a day, 0.36 cents a query, 28,936 GPUs.</summary>
    [Fact]
    public void ChatGPT_cost_694_444_dollars_a_day_in_february_2023()
    {
        ScenarioResult chat = Sample("chatgpt-2023");

        chat["serving.costPerDayUsd"]!.Value.Should().BeApproximately(694_444, 0.0005 * 694_444);
        chat["serving.costPerQueryUsd"]!.Value.Should().BeApproximately(0.0036, 0.00005);
        chat["serving.chipsUsed"]!.Value.Should().Be(28_936);
    }

    /// <summary>deepseek-ai/open-infra-index, day 6: 87,072 USD cost, 562,027 USD revenue, "cost profit margin" 545 %. Its tokens are rounded to billions.</summary>
    [Fact]
    public void DeepSeek_keeps_84_5_percent_of_a_days_revenue()
    {
        ScenarioResult day = Sample("deepseek-day");

        day["serving.costPerDayUsd"]!.Value.Should().BeApproximately(87_072, 0.5);
        day["margin.revenuePerDayUsd"]!.Value.Should().BeApproximately(562_027, 0.001 * 562_027);
        day["margin.grossMargin"]!.Value.Should().BeApproximately((562_027 - 87_072) / 562_027.0, 0.001);
        day["margin.markup"]!.Value.Should().BeApproximately(5.45, 0.01);
    }

    /// <summary>L. Leackstat, "Training is a sunk cost, inference is forever" (2023): 5.4M USD a year, which is 360 days; 365 give 5.475M.</summary>
    [Theory]
    [InlineData("360-day", 5_400_000)]
    [InlineData("standard", 5_475_000)]
    public void The_home_decor_app_pays_by_the_days_of_its_calendar(string calendar, double published)
        => Sample("home-decor-app", new ScenarioSetting("calendar", calendar, "test"))["serving.costPerYearUsd"]!.Value.Should().BeApproximately(published, 0.5);

    /// <summary>Cottier et al. 2024, arXiv 2405.21015, and epoch-research/training-cost-trends as run: the components of the GPT-4 run, within 0.1 %.</summary>
    [Theory]
    [InlineData("capital.chipsUsd", 17.887e6)]
    [InlineData("capital.serversUsd", 11.805e6)]
    [InlineData("capital.networkUsd", 6.965e6)]
    [InlineData("capital.energyUsd", 3.499e6)]
    [InlineData("capital.rentalUsd", 77.52e6)]
    [InlineData("capital.acquisitionUsd", 767.7e6)]
    public void GPT_4_costs_what_Epoch_says_by_each_method(string metric, double published)
        => Sample("gpt-4-training-cost")[metric]!.Value.Should().BeApproximately(published, 0.001 * published);

    /// <summary>Lenovo Press LP2225: 8,556 hours, 11.9 months of 720 h; rent over five years 4,306,415 USD.</summary>
    [Fact]
    public void A_server_pays_back_after_8_556_hours_of_its_rent()
    {
        ScenarioResult server = Sample("own-a-node");

        server["ownership.breakEvenHours"]!.Value.Should().BeApproximately(8_556, 0.5);
        server["ownership.breakEvenMonths"]!.Value.Should().BeApproximately(11.9, 0.05);
        server["ownership.rentLifeUsd"]!.Value.Should().BeApproximately(4_306_415, 2);
    }

    /// <summary>By hand: a replica costs 4 x 2.10 x 730 = 6,132 USD and carries 7.884 B tokens; two with 1,500 USD beside them are 15.293 B at 0.90 USD.</summary>
    [Fact]
    public void Self_hosting_is_a_staircase_of_whole_replicas()
    {
        ScenarioResult choice = Sample("self-host-or-api");

        choice["breakEven.replicaPerMonthUsd"]!.Value.Should().BeApproximately(6_132, 1e-6);
        choice["breakEven.tokensPerMonth"]!.Value.Should().BeApproximately(((2 * 6_132) + 1_500) / 0.9e-6, 1);
        choice["breakEven.savingPerMonthUsd"]!.Value.Should().BeApproximately(18_000 - (3 * 6_132) - 1_500, 1e-6);
        Verdict.Sentences(choice).Should().Equal(
            "Self-hosting breaks even at 15.29B tokens a month, and for good from 56.17B tokens: each further replica costs before it is filled.",
            "At the stated volume self-hosting costs 1,896 USD a month more than the API.");
    }

    /// <summary>By hand, with Anthropic's prices of 3, 0.30, 3.75 and 15 USD a million: (1,200 + 5,700 + 2,250 + 10,500) / 1e6 + 0.001, and 2 % retries.</summary>
    [Fact]
    public void A_turn_of_an_agent_costs_2_1_cents_with_its_cache()
    {
        ScenarioResult turn = Sample("agent-api-bill");

        turn["bill.totalUsd"]!.Value.Should().BeApproximately((0.01965 + 0.001) * 1.02, 1e-12);
        turn["bill.perDayUsd"]!.Value.Should().BeApproximately(2_106.3, 1e-6);
        turn["caching.saving"]!.Value.Should().BeApproximately(1 - ((1.25 + (7 * 0.1)) / 8), 1e-12);
    }

    /// <summary>Llama 2 model card: 291.42 t CO2e for the 70B model, of 1,720,320 GPU-hours at 400 W.</summary>
    [Fact]
    public void Llama_2_70b_emitted_291_tonnes()
        => Sample("llama-2-70b-carbon")["energy.locationBasedTonnes"]!.Value.Should().BeApproximately(291.42, 0.05);

    /// <summary>By hand: 46 of 100 spent leaves 54 %; 80 % needs the cost down to 20, or the price up to 46 / 0.2 = 230.</summary>
    [Fact]
    public void An_AI_product_needs_less_than_half_of_its_cost_for_a_software_margin()
    {
        ScenarioResult product = Sample("ai-product-margin");

        product["statement.grossMargin"]!.Value.Should().BeApproximately(0.54, 1e-12);
        product["statement.costForTargetUsd"]!.Value.Should().BeApproximately(20, 1e-9);
        product["statement.revenueForTargetUsd"]!.Value.Should().BeApproximately(230, 1e-9);
    }

    private static ScenarioResult Sample(string name, params ScenarioSetting[] settings)
    {
        var document = ScenarioDocument.Load(Repository.PathOf($"samples/scenarios/{name}.yaml"), CatalogSet.Default, settings);
        document.Faults.Should().BeEmpty();
        return document.Plan!.Evaluate();
    }
}
