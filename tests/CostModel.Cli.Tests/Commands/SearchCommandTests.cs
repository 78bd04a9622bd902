using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

public class SearchCommandTests
{
    private static readonly string[] s_question =
    [
        "search", "--model", "llama-3.1-70b", "--hardware", "h100-sxm-80gb,h200-sxm-141gb", "--tpot", "40 ms", "--ttft", "1 s", "--queries", "2M/day",
        "--input-tokens", "1200", "--output-tokens", "300", "--set", "prices.h100-sxm-80gb=2 USD/h", "--set", "prices.h200-sxm-141gb=2.8 USD/h",
    ];

    [Fact]
    public void The_cheapest_stands_in_a_sentence_and_each_accelerator_in_a_row()
    {
        string output = Cli.Run(s_question).ShouldSucceed().Output;

        output.Should().StartWith("Cheapest with TTFT up to 1 s, TPOT up to 40 ms: ").And.Contain("USD a day");
        output.Should().ContainAll("h100-sxm-80gb", "h200-sxm-141gb", "bound by", "As a scenario: --set serving.hardware=");
        output.Split('\n').Should().OnlyContain(line => !line.Contains('…'), "nothing is cut off");
    }

    /// <summary>What is printed as a scenario runs, and costs the same.</summary>
    [Fact]
    public void The_answer_is_a_scenario_that_costs_as_much()
    {
        using var json = JsonDocument.Parse(Cli.Run([.. s_question, "-f", "json"]).ShouldSucceed().Output);
        JsonElement best = json.RootElement.GetProperty("best");
        string[] settings = [.. best.GetProperty("settings").EnumerateArray().SelectMany(setting => (string[])["--set", setting.GetString()!])];
        CliResult run = Cli.Run(
        [
            "run", "--set", "model=llama-3.1-70b", "--set", "workload.queries=2M/day", "--set", "workload.inputTokens=1200", "--set", "workload.outputTokens=300",
            "--set", "prices.h100-sxm-80gb=2 USD/h", "--set", "prices.h200-sxm-141gb=2.8 USD/h", .. settings, "-f", "json",
        ]);

        using var result = JsonDocument.Parse(run.ShouldSucceed().Output);
        result.RootElement.GetProperty("serving").GetProperty("costPerDayUsd").GetDouble()
            .Should().BeApproximately(best.GetProperty("costPerDayUsd").GetDouble(), 1e-6);
    }

    [Fact]
    public void An_objective_below_every_floor_ends_with_4_and_says_which_floor_binds()
    {
        CliResult result = Cli.Run([.. s_question, "--set", "serving.objective.tpot=1 ms"]);

        result.ExitCode.Should().Be(ExitCodes.Infeasible);
        result.Output.Should().StartWith("No accelerator of 2 meets").And.Contain("even one request at a time takes").And.Contain("sets that floor");
        using var json = JsonDocument.Parse(Cli.Run([.. s_question, "--set", "serving.objective.tpot=1 ms", "-f", "json"]).Output);
        json.RootElement.GetProperty("feasible").GetBoolean().Should().BeFalse();
        json.RootElement.GetProperty("best").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void A_file_keeps_its_demand_and_shows_what_its_own_deployment_costs()
        => Cli.Run("search", Cli.Sample("assistant-70b"), "--tpot", "60 ms").ShouldSucceed().Output
            .Should().ContainAll("a 70B assistant", "replicas of", "The deployment in the file costs", "USD a day");

    [Fact]
    public void The_front_shows_cost_against_speed()
    {
        Cli.Run([.. s_question, "--front"]).ShouldSucceed().Output.Should().Contain("tok/s/user").And.Contain("meets the objective");
        Cli.Run([.. s_question, "--front", "-f", "csv"]).ShouldSucceed().Output.Split('\n').Length.Should().BeGreaterThan(15);
        Cli.Run([.. s_question, "--front", "-f", "markdown"]).ShouldSucceed().Output.Should().Contain("| tok/s/user |");
    }

    [Theory]
    [InlineData("--hardware", "h100-sxm", "there is no hardware 'h100-sxm'")]
    [InlineData("--precision", "fp9", "there is no precision 'fp9'")]
    [InlineData("--max-chips", "0", "must be a whole number from 1 to 1024, not '0'")]
    [InlineData("--max-chips", "many", "must be a whole number from 1 to 1024, not 'many'")]
    [InlineData("--percentile", "100%", "at most 99.9%")]
    [InlineData("--ttft", "500", "a unit is missing")]
    [InlineData("--hardware", "l40s-48gb", "'l40s-48gb' is searched, and no price is given for it")]
    public void What_is_wrong_is_refused(string flag, string value, string problem)
    {
        string[] question = ["search", "--model", "llama-3.1-70b", "--set", "prices.h100-sxm-80gb=2 USD/h", flag, value];
        Cli.Run(question).ShouldBeRefused().Error.Should().Contain(problem);
    }

    [Fact]
    public void A_search_without_a_model_or_a_price_is_refused()
    {
        Cli.Run("search", "--set", "prices.h100-sxm-80gb=2 USD/h").ShouldBeRefused().Error.Should().Contain("serving.model").And.NotContain("serving.throughput");
        Cli.Run("search", "--model", "llama-3.1-70b").ShouldBeRefused().Error.Should().Contain("no accelerator has a price");
    }
}
