using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

public class ScaleCommandTests
{
    private static readonly string s_file = Cli.Sample("llama-65b-training");

    [Fact]
    public void Each_number_of_chips_has_the_days_that_run_gives_for_it()
    {
        using var json = JsonDocument.Parse(Cli.Run("scale", s_file, "--chips", "512..2048x2", "-f", "json").ShouldSucceed().Output);
        JsonElement[] points = [.. json.RootElement.GetProperty("points").EnumerateArray()];

        points.Select(point => point.GetProperty("chips").GetInt32()).Should().Equal(512, 1024, 2048);
        points[2].GetProperty("training.wallClockDays").GetDouble().Should().Be(Number(Cli.Run("run", s_file, "-f", "json"), "wallClockDays"));
        points.Select(point => point.GetProperty("training.wallClockDays").GetDouble()).Should().BeInDescendingOrder();
    }

    [Fact]
    public void A_deadline_finds_chips_that_finish_within_it()
    {
        using var json = JsonDocument.Parse(Cli.Run("scale", s_file, "--deadline", "20 days", "-f", "json").ShouldSucceed().Output);
        JsonElement fewest = json.RootElement.GetProperty("deadline").GetProperty("fewest");

        fewest.GetProperty("training.wallClockDays").GetDouble().Should().BeLessThanOrEqualTo(20);
        string chips = fewest.GetProperty("chips").GetRawText();
        Number(Cli.Run("run", s_file, "--set", $"training.chips={chips}", "-f", "json"), "wallClockDays").Should().BeLessThanOrEqualTo(20);
    }

    [Fact]
    public void The_table_says_the_deadline_in_a_sentence_and_numbers_that_do_not_run_with_the_reason()
    {
        string output = Cli.Run("scale", s_file, "--chips", "2,2048", "--deadline", "20 days").ShouldSucceed().Output;

        output.Should().StartWith("To finish within 20 d").And.Contain("chips at the fewest").And.Contain("2 chips: Training does not fit into memory");
    }

    [Fact]
    public void A_deadline_that_no_number_meets_exits_as_infeasible()
        => Cli.Run("scale", s_file, "--deadline", "1 hour").ExitCode.Should().Be(4);

    [Fact]
    public void A_scenario_without_training_has_nothing_to_scale()
        => Cli.Run("scale", Cli.Sample("home-decor-app")).ShouldBeRefused().Error
            .Should().Contain("the scenario has no training run to scale");

    [Fact]
    public void A_run_with_a_deadline_and_no_chips_takes_the_fewest_that_meet_it()
    {
        string output = Cli.Run(
            "train", "--model", "llama-2-7b", "--tokens", "1T", "--hardware", "a100-sxm-80gb", "--deadline", "30 days", "-f", "json").ShouldSucceed().Output;

        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("training").GetProperty("wallClockDays").GetDouble().Should().BeInRange(20, 30);
        json.RootElement.GetProperty("training").GetProperty("chipsForDeadline").GetDouble().Should().BeGreaterThan(0);
    }

    private static double Number(CliResult result, string metric)
    {
        using var json = JsonDocument.Parse(result.ShouldSucceed().Output);
        return json.RootElement.GetProperty("training").GetProperty(metric).GetDouble();
    }
}
