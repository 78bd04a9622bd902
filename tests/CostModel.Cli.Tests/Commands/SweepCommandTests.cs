using System.Globalization;

namespace CostModel.Cli.Tests.Commands;

public sealed class SweepCommandTests : IDisposable
{
    private const string Matrix = """
        name: what if
        serving: { hardware: h800-sxm-80gb, fleet: { servers: 200, chipsPerServer: 8 } }
        workload: { queries: 20M/day }
        prices: { h800-sxm-80gb: 2 USD/h }
        revenue: { perQuery: 1 cent }
        matrix:
          serving.fleet.servers: [100, 200]
          zip: { workload.queries: "10M/day, 30M/day", revenue.perQuery: [2 cent, 1 cent] }
          exclude: { serving.fleet.servers: 200, workload.queries: 10M/day }
          include: [{ serving.fleet.servers: 400, workload.queries: 1M/day, revenue.perQuery: 5 cent }]
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sweep_of_the_contract_prints_a_row_a_point()
    {
        string output = Path.Combine(_folder.Path, "out.csv");

        CliResult result = Cli.Run(
            "sweep", Cli.Sample("palm-540b-tpu-v4"), "--vary", "training.chips=256..4096x2", "--vary", "training.tokens=1T..15T/15",
            "--metrics", "training.gpuHours,training.costUsd", "--format", "csv", "--output", output);

        result.ExitCode.Should().Be(ExitCodes.Ok, result.Error);
        result.Output.Should().BeEmpty();
        string[] lines = File.ReadAllText(output).Split('\n');
        lines[0].Should().Be("training.chips,training.tokens,feasible,training.gpuHours,training.costUsd");
        lines.Should().HaveCount(1 + (5 * 15) + 1);

        // 6 N D / (peak x MFU x goodput) by hand: 6 x 540.35e9 x 1e12 / (275e12 x 0.462 x 0.665) s at 3.22 USD/h.
        string[] first = lines[1].Split(',');
        first[..3].Should().Equal("256", "1000000000000", "true");
        double hours = 6 * 540.35e9 * 1e12 / (275e12 * 0.462 * 0.665) / 3600;
        double.Parse(first[3], CultureInfo.InvariantCulture).Should().BeApproximately(hours, 0.01 * hours);
        double.Parse(first[4], CultureInfo.InvariantCulture).Should().BeApproximately(3.22 * double.Parse(first[3], CultureInfo.InvariantCulture), 1);
    }

    [Fact]
    public void A_matrix_in_the_file_crosses_zips_leaves_out_and_adds()
    {
        CliResult result = Cli.Run("sweep", _folder.Write("what-if.yaml", Matrix), "-f", "csv", "--metrics", "margin.revenuePerDayUsd").ShouldSucceed();

        result.Output.Should().Be(
            "serving.fleet.servers,workload.queries,revenue.perQuery,feasible,margin.revenuePerDayUsd\n"
            + "100,10000000,0.02,true,200000\n100,30000000,0.01,true,300000\n200,30000000,0.01,true,300000\n400,1000000,0.05,true,50000\n");
    }

    [Fact]
    public void A_file_with_a_matrix_still_runs_as_a_scenario()
        => Cli.Run("run", _folder.Write("what-if.yaml", Matrix)).ShouldSucceed();

    [Fact]
    public void The_command_line_replaces_an_axis_of_the_file_and_zips_its_own()
    {
        string file = _folder.Write("what-if.yaml", Matrix.Replace("  exclude", "  # exclude", StringComparison.Ordinal).Replace("  include", "  # include", StringComparison.Ordinal));

        Cli.Run("sweep", file, "--vary", "serving.fleet.servers=1,2,3", "-f", "csv").ShouldSucceed().Output.Split('\n').Should().HaveCount(1 + 6 + 1);
        Cli.Run(
            "sweep", Cli.Sample("palm-540b-tpu-v4"), "--vary", "training.chips=8,16", "--vary", "training.tokens=1T,2T", "--zip", "training.chips,training.tokens", "-f", "csv")
            .ShouldSucceed().Output.Split('\n').Should().HaveCount(1 + 2 + 1);
    }

    [Fact]
    public void An_input_that_varies_may_be_missing_in_the_file()
    {
        string file = _folder.Write("no-chips.yaml", "model: llama-65b\nquantitiesOnly: true\ntraining: { tokens: 1T, hardware: a100-sxm-80gb, utilization: 40% }\n");

        Cli.Run("sweep", file, "--vary", "training.chips=8,16", "-f", "csv", "-m", "training.gpuHours").ShouldSucceed();
        Cli.Run("sweep", file, "--vary", "training.goodput=80%,90%").ShouldBeRefused().Error.Should().Contain("'training.chips' is missing");
    }

    [Theory]
    [InlineData("--vary", "training.chips=5..1/3", "an empty range")]
    [InlineData("--vary", "training.chips=1..8x1", "the factor is 1")]
    [InlineData("--vary", "training.tokens=1T..2T/1000000000000000", "1e+15 combinations, and the limit is 1,000,000,000")]
    [InlineData("--vary", "training.chip=1,2", "did you mean 'training.chips'?")]
    [InlineData("--vary", "training.chips", "expected path=values")]
    [InlineData("--vary", "training.chips=1,2", "there is no metric 'training.gpuHour'", "--metrics", "training.gpuHour")]
    [InlineData("--vary", "training.chips=1,2", "expected part/parts", "--shard", "2/2", "-f", "csv")]
    [InlineData("--vary", "training.chips=1,2", "cannot be written in parts", "--shard", "1/2", "-f", "json")]
    [InlineData("--vary", "training.chips=1,2", "--resume continues a file", "--resume", "-f", "csv")]
    [InlineData("--vary", "training.chips=1,2", "which does not vary", "--zip", "training.chips,training.tokens")]
    [InlineData("--vary", "training.tokens=1T..2T/2000", "more than a table holds")]
    public void What_makes_no_sweep_is_refused(string option, string value, string problem, params string[] more)
        => Cli.Run(["sweep", Cli.Sample("palm-540b-tpu-v4"), option, value, .. more]).ShouldBeRefused().Error.Should().Contain(problem);

    [Fact]
    public void A_sweep_without_anything_that_varies_is_refused()
        => Cli.Run("sweep", Cli.Sample("palm-540b-tpu-v4")).ShouldBeRefused().Error.Should().Contain("nothing varies");

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("json")]
    public void A_summary_holds_the_smallest_mean_and_largest(string format)
        => Cli.Run("sweep", Cli.Sample("deepseek-day"), "--vary", "prices.h800-sxm-80gb=1..3 USD/h/3", "--summary", "-m", "margin.grossMargin", "-f", format)
            .ShouldSucceed().Output.Should().ContainAll("76.8%", "84.5%", "92.3%");

    [Fact]
    public void Merging_names_what_is_missing()
        => Cli.Run("merge", Path.Combine(_folder.Path, "absent.csv")).ShouldBeRefused().Error.Should().Contain("there is no such file");
}
