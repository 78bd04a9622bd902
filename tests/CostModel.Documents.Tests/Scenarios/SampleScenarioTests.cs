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

    private static ScenarioResult Sample(string name, params ScenarioSetting[] settings)
    {
        var document = ScenarioDocument.Load(Repository.PathOf($"samples/scenarios/{name}.yaml"), CatalogSet.Default, settings);
        document.Faults.Should().BeEmpty();
        return document.Plan!.Evaluate();
    }
}
