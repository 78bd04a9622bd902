namespace CostModel.Cli.Tests.Commands;

public class ExplainCommandTests
{
    [Fact]
    public void An_explanation_shows_formula_numbers_and_the_source_and_date_of_each_input()
    {
        string output = Cli.Run("explain", "serving.costPerQueryUsd", Cli.Sample("chatgpt-2023")).ShouldSucceed().Output;

        output.Should().StartWith("serving.costPerQueryUsd = 0.356 cent\n").And.ContainAll(
            "= serving.costPerDayUsd / serving.queriesPerDay",
            "= 694464 / 195000000",
            "serving.costPerDayUsd = 694,464 USD",
            "= serving.chipsUsed × prices.a100-sxm-80gb × 24 h/day",
            "serving.fleet.servers",
            "chatgpt-2023.yaml:8; SemiAnalysis, The Inference Cost of Search Disruption (2023-02-09)");
    }

    [Fact]
    public void Training_hours_are_explained_down_to_the_catalog()
        => Cli.Run("explain", "training.gpuHours", Cli.Sample("palm-540b-tpu-v4")).ShouldSucceed().Output.Should().ContainAll(
            "training.gpuHours = ",
            "training.tokens / (training.tokensPerSecondPerChip × 3600 s/h) / training.goodput",
            "780B tokens",
            "Chowdhery et al. 2022, arXiv 2204.02311, section 3 (2022-04)",
            "catalog: tpu-v4; ");

    [Fact]
    public void The_numbers_of_an_explanation_are_those_that_run_prints()
    {
        string[] explained = [.. Cli.Run("explain", "margin.grossMargin", Cli.Sample("deepseek-day")).ShouldSucceed().Output
            .Split('\n').Where(line => line.StartsWith("margin.", StringComparison.Ordinal) || line.StartsWith("serving.", StringComparison.Ordinal))];
        string table = Cli.Run("run", Cli.Sample("deepseek-day")).ShouldSucceed().Output;

        explained.Should().HaveCountGreaterThan(3);
        foreach (string line in explained)
        {
            string[] parts = line.Split(" = ");
            table.Split('\n').Should().Contain(row => row.Contains($" {parts[0]} ", StringComparison.Ordinal) && row.Contains($" {parts[1]} ", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("training.gpuhours", "did you mean 'training.gpuHours'?")]
    [InlineData("cost", "costmodel list metrics")]
    public void An_unknown_metric_names_the_nearest(string metric, string help)
        => Cli.Run("explain", metric, Cli.Sample("llama-65b-training")).ShouldBeRefused()
            .Error.Should().Contain($"error[CM0501]: there is no metric '{metric}'").And.Contain($"help: {help}");

    [Fact]
    public void A_metric_that_the_scenario_does_not_give_says_so()
        => Cli.Run("explain", "margin.grossMargin", Cli.Sample("llama-65b-training")).ShouldBeRefused()
            .Error.Should().Contain("margin.grossMargin: this scenario does not give that metric");

    [Fact]
    public void A_set_value_is_its_own_source()
        => Cli.Run("explain", "training.gpuHours", Cli.Sample("palm-540b-tpu-v4"), "--set", "training.tokens=1T").ShouldSucceed()
            .Output.Should().MatchRegex(@"training\.tokens +1T tokens +--set training\.tokens=1T\n");
}
