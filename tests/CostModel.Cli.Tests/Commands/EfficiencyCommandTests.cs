using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

public class EfficiencyCommandTests
{
    [Theory]
    [InlineData("techniques", "gptq-int4")]
    [InlineData("pipelines", "instructgpt")]
    [InlineData("laws", "besiroglu-2024")]
    [InlineData("trends", "frontier-training-cost")]
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
    [InlineData(new[] { "forecast", "frontier-training-cost" }, "say which value")]
    [InlineData(new[] { "forecast", "frontier-training-cst", "--reaches", "1B" }, "did you mean 'frontier-training-cost'?")]
    [InlineData(new[] { "forecast", "frontier-training-cost", "--reaches", "1M" }, "give a value above it")]
    [InlineData(new[] { "forecast", "token-price", "--reaches", "1" }, "no value to start from")]
    [InlineData(new[] { "optimal" }, "state a budget above zero")]
    public void What_cannot_be_forecast_or_sized_is_refused_with_the_reason(string[] arguments, string said)
        => Cli.Run(arguments).ShouldBeRefused().Error.Should().Contain(said);

    [Fact]
    public void A_budget_in_money_is_sized_by_every_law_with_its_range()
        => Cli.Run("optimal", "--hardware", "h100-sxm-80gb", "--budget", "10M USD", "--price", "2 USD/h", "--format", "csv").ShouldSucceed().Output.Should()
            .ContainAll("besiroglu-2024,", "hoffmann-printed,", "muennighoff-2023,", "kaplan-2020,", "outside the fitted range");
}
