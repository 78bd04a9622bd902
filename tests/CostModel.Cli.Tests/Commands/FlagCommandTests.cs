using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

/// <summary><c>train</c>, <c>serve</c> and <c>margin</c>: one question from flags.</summary>
public class FlagCommandTests
{
    private static readonly string[] s_training =
        ["train", "--parameters", "65.2B", "--tokens", "1.4T", "--hardware", "a100-sxm-80gb", "--chips", "2048", "--utilization", "50%"];

    [Fact]
    public void Train_answers_from_flags_without_a_price_in_quantities_alone()
    {
        using var json = JsonDocument.Parse(Cli.Run([.. s_training, "-f", "json"]).ShouldSucceed().Output);

        JsonElement training = json.RootElement.GetProperty("training");
        double hours = 6 * 65.2e9 * 1.4e12 / (0.5 * 312e12) / 3600;
        training.GetProperty("gpuHours").GetDouble().Should().BeApproximately(hours, 1e-6 * hours);
        training.TryGetProperty("costUsd", out _).Should().BeFalse("no price was given");
    }

    [Fact]
    public void Train_costs_what_its_hours_cost_at_the_price()
    {
        using var json = JsonDocument.Parse(Cli.Run([.. s_training, "--price", "2 USD/h", "-f", "json"]).ShouldSucceed().Output);

        JsonElement training = json.RootElement.GetProperty("training");
        training.GetProperty("costUsd").GetDouble().Should().BeApproximately(2 * training.GetProperty("gpuHours").GetDouble(), 1e-3);
    }

    [Fact]
    public void The_inverse_questions_agree_with_the_forward_one()
    {
        using var json = JsonDocument.Parse(
            Cli.Run([.. s_training, "--price", "2 USD/h", "--deadline", "10 days", "--budget", "1M USD", "-f", "json"]).ShouldSucceed().Output);

        JsonElement training = json.RootElement.GetProperty("training");
        double hours = training.GetProperty("gpuHours").GetDouble();
        training.GetProperty("chipsForDeadline").GetDouble().Should().Be(Math.Ceiling(hours / 240));
        training.GetProperty("tokensForBudget").GetDouble().Should().BeApproximately(1.4e12 * 500_000 / hours, 1e3);
    }

    [Fact]
    public void Serve_asks_for_what_it_lacks()
        => Cli.Run("serve", "--throughput", "1000 tokens/s").ShouldBeRefused().Error.Should().Contain("help: add --hardware");

    [Fact]
    public void What_is_missing_is_asked_for_by_its_flag()
        => Cli.Run("train", "--tokens", "1T").ShouldBeRefused().Error.Should()
            .ContainAll("help: add --model", "help: add --hardware", "help: add --chips").And.NotContain("add --tokens");

    [Fact]
    public void A_budget_asks_for_a_price()
        => Cli.Run([.. s_training, "--budget", "1M USD"]).ShouldBeRefused().Error.Should().Contain("help: add --price");

    [Fact]
    public void A_margin_without_a_price_is_refused_and_not_computed_from_zero()
        => Cli.Run(
            "margin", "--hardware", "h100-sxm-80gb", "--throughput", "6000 tokens/s", "--queries", "2M/day", "--output-tokens", "300",
            "--subscription", "20 USD/month", "--users", "400k").ShouldBeRefused().Error.Should().Contain("CM0201").And.Contain("help: add --price");

    /// <summary>10M queries a day at 0.15 cent over 730 h are 456,250 USD; 60,000 payers at 10 USD are 600,000 USD.</summary>
    [Fact]
    public void A_margin_over_an_api_needs_no_price_of_hardware()
    {
        using var json = JsonDocument.Parse(Cli.Run(
            "margin", "--api-per-query", "1.50 USD / 1000 images", "--queries", "10M/day", "--subscription", "10 USD/month", "--users", "3M", "--paying", "2%",
            "-f", "json").ShouldSucceed().Output);

        JsonElement margin = json.RootElement.GetProperty("margin");
        margin.GetProperty("revenueUsd").GetDouble().Should().BeApproximately(600_000, 1e-6);
        margin.GetProperty("costOfRevenueUsd").GetDouble().Should().BeApproximately(456_250, 1e-6);
        margin.GetProperty("grossMargin").GetDouble().Should().BeApproximately(1 - (456_250 / 600_000.0), 1e-12);
    }

    [Fact]
    public void A_question_without_any_flag_points_to_the_help()
        => Cli.Run("margin").ShouldBeRefused().Error.Should().Contain("help: costmodel margin --help");

    [Fact]
    public void A_bad_flag_value_is_shown_as_it_was_typed()
        => Cli.Run("train", "--tokens", "1,5T").ShouldBeRefused().Error.Should().Contain("--> --tokens 1,5T\n");

    [Theory]
    [InlineData("train")]
    [InlineData("serve")]
    [InlineData("margin")]
    public void Every_flag_sets_an_input_that_exists(string command)
    {
        // An input that no table holds would be an unknown key. A trace is a file, and its faults name it.
        string help = Cli.Run(command, "--help").Output;
        IEnumerable<string> flags = help.Split('\n').Select(line => line.Trim().Split(' ')[0])
            .Where(word => word.StartsWith("--", StringComparison.Ordinal) && word is not ("--set" or "--catalog" or "--as-of" or "--price" or "--trace"));

        foreach (string flag in flags)
        {
            Cli.Run(command, flag, "?").ShouldBeRefused().Error.Should().Contain($"--> {flag} ?", flag).And.NotContain("CM0102", flag);
        }
    }
}
