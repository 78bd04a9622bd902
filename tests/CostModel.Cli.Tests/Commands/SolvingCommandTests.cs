namespace CostModel.Cli.Tests.Commands;

public sealed class SolvingCommandTests : IDisposable
{
    private const int Infeasible = 4;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_price_of_a_query_for_a_margin_is_solved_for()
    {
        string file = _folder.Write("a.yaml", """
            serving: { hardware: h800-sxm-80gb, fleet: { servers: 100, chipsPerServer: 8 } }
            workload: { queries: 10M/day }
            prices: { h800-sxm-80gb: 2 USD/h }
            revenue: { perQuery: 1 cent }
            """);

        // 100 x 8 x 2 x 24 = 38,400 USD a day over 10M queries is 0.384 cent; a margin of 60 % needs 0.384 / 0.4 = 0.96 cent.
        Cli.Run("solve", "--for", "revenue.perQuery", "--until", "margin.grossMargin=60%", file).ShouldSucceed().Output.Should().ContainAll("0.96 cent", "60%");
    }

    [Fact]
    public void No_answer_ends_with_4_and_says_what_there_is()
    {
        CliResult result = Cli.Run("solve", Cli.Sample("deepseek-day"), "--for", "revenue.perMillionOutputTokens", "--until", "margin.grossMargin=120%");

        result.ExitCode.Should().Be(Infeasible);
        result.Output.Should().ContainAll("no value reaches the goal", "100%");
    }

    [Theory]
    [InlineData("revenue.perMillionOutputTokens", "margin.grossMargins=60%", "did you mean 'margin.grossMargin'?")]
    [InlineData("revenue.perMillionOutputTokens", "margin.grossMargin", "expected metric=value")]
    [InlineData("revenue.perMillionOutputTokens", "margin.grossMargin=high", "expected a ratio")]
    [InlineData("revenue.perMillionOutputToken", "margin.grossMargin=60%", "did you mean 'revenue.perMillionOutputTokens'?")]
    [InlineData("serving.hardware", "margin.grossMargin=60%", "is a choice of names")]
    public void What_cannot_be_solved_is_refused(string input, string goal, string problem)
        => Cli.Run("solve", Cli.Sample("deepseek-day"), "--for", input, "--until", goal).ShouldBeRefused().Error.Should().Contain(problem);

    [Fact]
    public void A_diff_names_every_cause_with_its_part()
    {
        string after = _folder.Write("b.yaml", File.ReadAllText(Cli.Sample("deepseek-day")).Replace("2 USD/h", "2.5 USD/h", StringComparison.Ordinal));

        // 226.75 servers x 8 x 24 h x 0.50 USD = 21,768 USD.
        Cli.Run("diff", Cli.Sample("deepseek-day"), after, "-m", "serving.costPerDayUsd").ShouldSucceed().Output
            .Should().ContainAll("87,072 USD", "108,840 USD", "+21,768 USD", "prices.h800-sxm-80gb", "2.5 USD/h");
        Cli.Run("diff", Cli.Sample("deepseek-day"), after, "-m", "serving.costPerDay").ShouldBeRefused();
        Cli.Run("diff", Cli.Sample("deepseek-day"), "absent.yaml").ShouldBeRefused();
    }

    [Fact]
    public void The_best_point_within_limits_is_found_and_none_ends_with_4()
    {
        string[] command = ["optimize", Cli.Sample("palm-540b-tpu-v4"), "--vary", "training.chips=1024..8192x2", "--minimize", "training.wallClockDays", "-f", "csv"];

        Cli.Run([.. command, "--subject-to", "training.wallClockDays > 100"]).ShouldSucceed().Output.Split('\n')[1].Should().StartWith("2048,");
        Cli.Run([.. command, "--subject-to", "training.wallClockDays < 1"]).ExitCode.Should().Be(Infeasible);
        Cli.Run("optimize", Cli.Sample("palm-540b-tpu-v4"), "--vary", "training.chips=8,16").ShouldBeRefused().Error.Should().Contain("nothing to aim for");
    }

    [Fact]
    public void The_best_value_within_a_range_is_searched_beside_listed_ones()
    {
        string file = _folder.Write("a.yaml", """
            serving: { hardware: h800-sxm-80gb, fleet: { servers: 100, chipsPerServer: 8 } }
            workload: { queries: 10M/day }
            prices: { h800-sxm-80gb: 2 USD/h }
            revenue: { perQuery: 1 cent }
            """);
        string[] command = ["optimize", file, "--vary", "serving.fleet.servers=100,50", "--range", "revenue.perQuery=0.01..2 cent", "-f", "csv"];

        // The cheapest query at a margin of 60 %: 50 x 8 x 2 x 24 = 19,200 USD a day over 10M queries is 0.192 cent, and 0.192 / 0.4 = 0.48 cent.
        Cli.Run([.. command, "--minimize", "margin.revenueUsd", "--subject-to", "margin.grossMargin > 60%"]).ShouldSucceed().Output.Split('\n')[1]
            .Should().StartWith("50,0.48 cent,yes,");
        Cli.Run([.. command, "--minimize", "margin.revenueUsd", "--subject-to", "margin.grossMargin > 99.9%"]).ExitCode.Should().Be(Infeasible);
        Cli.Run([.. command, "--minimize", "margin.revenueUsd", "--maximize", "margin.grossMargin"]).ShouldSucceed().Output.Split('\n').Length.Should().BeGreaterThan(10);
        Cli.Run(["optimize", file, "--range", "revenue.perQuery=2..1 cent", "--minimize", "margin.revenueUsd"]).ShouldBeRefused().Error.Should().Contain("an empty range");
        Cli.Run([.. command, "--minimize", "a", "--minimize", "b", "--minimize", "c"]).ShouldBeRefused();
    }

    [Fact]
    public void Effects_on_paper_add_up_to_the_difference_on_paper()
    {
        string after = _folder.Write("b.yaml", File.ReadAllText(Cli.Sample("deepseek-day")).Replace("2 USD/h", "2.371 USD/h", StringComparison.Ordinal));
        string[] rows = Cli.Run(
            "diff", Cli.Sample("deepseek-day"), after, "--set", "name=x", "-m", "margin.grossMargin", "-f", "markdown").ShouldSucceed().Output.Split('\n');

        decimal[] effects = [.. rows.Where(row => row.Contains('%', StringComparison.Ordinal))
            .Select(row => decimal.Parse(row.Split('|')[^2].Trim().TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture))];

        effects[1..].Sum().Should().Be(effects[0]);
    }
}
