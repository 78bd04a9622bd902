using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

public class EfficiencyCommandTests
{
    [Theory]
    [InlineData("techniques", "gptq-int4")]
    [InlineData("pipelines", "instructgpt")]
    [InlineData("laws", "besiroglu-2024")]
    [InlineData("trends", "frontier-training-cost")]
    [InlineData("lineages", "mmlu-frontier")]
    public void A_list_names_what_the_catalog_holds(string kind, string id)
        => Cli.Run("list", kind).ShouldSucceed().Output.Should().Contain(id);

    [Fact]
    public void A_technique_is_shown_with_its_regime_effects_and_sources()
        => Cli.Run("show", "gptq-int4", "--format", "csv").ShouldSucceed().Output.Should()
            .Contain("serving: bits of a weight,4,").And.Contain("arXiv 2210.17323").And.Contain("small batches");

    [Fact]
    public void Levers_are_ranked_with_a_waterfall_that_starts_at_today()
    {
        string output = Cli.Run("levers", Cli.Sample("assistant-70b")).ShouldSucceed().Output;

        output.Should().ContainAll("Today: ", "Best combination", "today ", "together ", "Not here, and why", "gptq-int4");
        output.Split('\n').Should().OnlyContain(line => line.Length <= 120);
    }

    [Fact]
    public void Levers_as_json_give_every_technique_a_row_and_the_combination_above_the_floor()
    {
        using var json = JsonDocument.Parse(Cli.Run("levers", Cli.Sample("assistant-70b"), "--quality-floor", "99%", "--format", "json").ShouldSucceed().Output);

        json.RootElement.GetProperty("rows").GetArrayLength().Should().BeGreaterThan(45);
        json.RootElement.GetProperty("qualityFloor").GetDouble().Should().Be(0.99);
        json.RootElement.GetProperty("best").ValueKind.Should().Be(JsonValueKind.Object);
    }

    [Fact]
    public void Two_formats_of_one_set_of_weights_are_refused_together()
        => Cli.Run("levers", Cli.Sample("assistant-70b"), "--with", "gptq-int4,fp8").ShouldBeRefused()
            .Error.Should().Contain("both fill the one place of 'weight-format'");

    [Fact]
    public void A_technique_file_of_ones_own_is_ranked_with_the_shipped_ones()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ours.yaml", """
            id: ours
            name: Our own kernel
            summary: products run a fifth faster
            regime: always
            phases: [serving]
            resources: [overhead]
            serving: { gemmRate: 1.2 }
            sources: [{ for: [serving], source: our measurement, asOf: 2026-11 }]
            """);

        Cli.Run("levers", Cli.Sample("assistant-70b"), "--catalog", folder.Path).ShouldSucceed().Output.Should().Contain("ours");
    }

    [Fact]
    public void A_forecast_gives_the_year_with_its_spread_and_its_assumption()
        => Cli.Run("forecast", "frontier-training-cost", "--reaches", "1B", "10B", "--format", "csv").ShouldSucceed().Output.Should()
            .Contain("1B USD,2026.2,2026.9,2027.7,").And.Contain("10B USD,").And.Contain("goes on at 2.4x a year");

    [Theory]
    [InlineData("token-price", "0.06 USD/Mtok", ",2024.", "from 60 USD/Mtok in 2021.9")]
    [InlineData("token-price", "6 cent/Mtok", ",2024.", "from 60 USD/Mtok in 2021.9")]
    [InlineData("token-price", "0.06", ",2024.", "from 60 USD/Mtok in 2021.9")]
    [InlineData("ai-server-energy", "107 TWh/year", ",2027.5,", "from 7.13 TWh/year in 2023.5")]
    public void A_forecast_takes_its_target_in_the_unit_of_the_trend_or_another_of_its_kind(string trend, string target, string year, string start)
        => Cli.Run("forecast", trend, "--reaches", target, "--format", "csv").ShouldSucceed().Output.Should().ContainAll(target, year, start);

    [Theory]
    [InlineData(new[] { "forecast", "frontier-training-cost" }, "say which value")]
    [InlineData(new[] { "forecast", "frontier-training-cst", "--reaches", "1B" }, "did you mean 'frontier-training-cost'?")]
    [InlineData(new[] { "forecast", "frontier-training-cost", "--reaches", "1M" }, "give a value above it")]
    [InlineData(new[] { "forecast", "frontier-training-cost", "--reaches", "1B tokens" }, "'1B tokens' is no amount of USD")]
    [InlineData(new[] { "forecast", "installed-compute", "--reaches", "1" }, "no value to start from")]
    [InlineData(new[] { "forecast", "token-price", "--reaches", "100 USD/Mtok" }, "'token-price' stands at 60 in 2021.9: give a value below it")]
    [InlineData(new[] { "optimal" }, "state a budget above zero")]
    public void What_cannot_be_forecast_or_sized_is_refused_with_the_reason(string[] arguments, string said)
        => Cli.Run(arguments).ShouldBeRefused().Error.Should().Contain(said);

    [Fact]
    public void A_budget_in_money_is_sized_by_every_law_with_its_range()
        => Cli.Run("optimal", "--hardware", "h100-sxm-80gb", "--budget", "10M USD", "--price", "2 USD/h", "--format", "csv").ShouldSucceed().Output.Should()
            .ContainAll("besiroglu-2024,", "hoffmann-printed,", "muennighoff-2023,", "kaplan-2020,", "outside the fitted range");

    [Fact]
    public void A_pipeline_is_shown_stage_by_stage_for_the_policy_of_its_run()
        => Cli.Run("show", "instructgpt", "--format", "csv").ShouldSucceed().Output.Should()
            .ContainAll("policy,175B,", "supervised fine-tuning: computation,4.9486 PF-days,", "PPO with a pre-training mix: computation,60.5037 PF-days,", "\"20,000 h, 600K USD\"");

    [Fact]
    public void A_pipeline_of_the_name_of_a_technique_is_shown_for_a_size()
    {
        Cli.Run("show", "dpo").ShouldSucceed().Output.Should().Contain("when it helps");
        Cli.Run("show", "dpo", "--size", "70B").ShouldSucceed().Output.Should().Contain("DPO: in memory").And.Contain("reference");
    }

    [Fact]
    public void A_lineage_is_shown_with_the_cost_of_a_point()
        => Cli.Run("show", "mmlu-frontier", "--format", "csv").ShouldSucceed().Output.Should().Contain("PaLM 540B,GPT-4,86.4,17.1,24.7%,");

    [Fact]
    public void A_loss_comes_from_every_law_with_what_lies_outside_its_range()
    {
        // Llama 3 8B on 15T tokens: reference/scaling_laws.md, section 3.
        string output = Cli.Run("loss", "--parameters", "8.03B", "--tokens", "15T tokens", "--unique-tokens", "5T tokens", "--bits", "4", "--experts", "128", "--format", "csv").ShouldSucceed().Output;

        output.Should().ContainAll("besiroglu-2024,loss (the default law),2.0218,", "hoffmann-printed,loss,1.9483,", "loss with 3 passes over 5T tokens");
        output.Should().ContainAll("constants unverified", "lies 240.9x outside the fitted range 6e+18 to 3e+21", "all runs had 130B tokens", "80 % band");
    }

    [Fact]
    public void The_size_that_is_cheapest_over_its_life_is_the_published_one()
        // Sardana et al. 2024: 13B quality with 2T tokens of inference; 7.12B on 1.295T tokens saves 16.3 % with the unrounded constants.
        => Cli.Run("lifetime", "--quality-of", "13B", "--inference-tokens", "2T tokens", "--format", "csv").ShouldSucceed().Output.Should()
            .MatchRegex("hoffmann-unrounded,least in all,7\\.12[0-9]?B,1\\.29[0-9]*T tokens,.*,16\\.3%,");

    [Fact]
    public void In_dollars_the_size_follows_from_the_price_of_the_hardware()
        => Cli.Run("lifetime", "--quality-of", "13B", "--inference-tokens", "2T tokens", "--hardware", "h100-sxm-80gb", "--price", "2 USD/h", "--format", "csv")
            .ShouldSucceed().Output.Should().MatchRegex("besiroglu-2024,least in all,.* USD,");

    [Fact]
    public void A_law_is_fitted_to_ones_own_runs_with_the_interval_of_each_constant()
        // Besiroglu et al. 2024, notebook: optimum 0.0010182740 without the five highest losses, E 1.8172.
        => Cli.Run("fit", Repository.PathOf("samples/scaling/chinchilla-figure-4.csv"), "--drop-highest", "5", "--resamples", "20", "--format", "csv")
            .ShouldSucceed().Output.Should().ContainAll("E,1.8172", "objective,0.0010182740,", "sum of Huber losses over 240 runs", "parameters 57.33M to 16.18B");

    [Fact]
    public void Runs_that_do_not_make_a_law_are_refused_with_the_line_or_the_number()
    {
        using var folder = new TemporaryFolder();
        string bad = folder.Write("bad.csv", "parameters,tokens,loss\n1B,20B,2.5\nmany,20B,-1\n");
        string few = folder.Write("few.csv", "parameters,tokens,loss\n1B,20B,2.5\n2B,20B,2.4\n");
        string other = folder.Write("other.csv", "size,tokens\n1B,20B\n");

        Cli.Run("fit", bad).ShouldBeRefused().Error.Should().Contain("'many' is not a number above zero").And.Contain("'-1' is not").And.Contain("bad.csv:3");
        Cli.Run("fit", few).ShouldBeRefused().Error.Should().Contain("at least 10 runs of at least 3 sizes, not 2 of 2");
        Cli.Run("fit", other).ShouldBeRefused().Error.Should().Contain("no column 'parameters'").And.Contain("no column 'loss'");
        Cli.Run("fit", few, "--resamples", "2").ShouldBeRefused().Error.Should().Contain("2 lies outside 20 to 10000");
    }

    [Theory]
    [InlineData(new[] { "loss", "--parameters", "8B" }, "--tokens is missing")]
    [InlineData(new[] { "loss", "--parameters", "0B", "--tokens", "1T" }, "--parameters: must be above 0, not 0")]
    [InlineData(new[] { "lifetime", "--quality-of", "13B", "--inference-tokens", "2T", "--hardware", "h100-sxm-80gb" }, "need the price")]
    [InlineData(new[] { "lifetime", "--quality-of", "13B", "--inference-tokens", "2T", "--price", "2 USD/h" }, "needs the accelerator")]
    [InlineData(new[] { "show", "instructgtp" }, "did you mean 'instructgpt'?")]
    public void What_the_laws_cannot_be_asked_is_refused_with_the_reason(string[] arguments, string said)
        => Cli.Run(arguments).ShouldBeRefused().Error.Should().Contain(said);
}
