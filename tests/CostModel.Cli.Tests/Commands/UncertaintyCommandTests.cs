using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

public sealed class UncertaintyCommandTests : IDisposable
{
    private const string Scenario = """
        name: a feature
        serving: { hardware: h800-sxm-80gb, fleet: { servers: 180 to 260, chipsPerServer: 8 } }
        workload: { queries: 10M to 30M/day }
        prices: { h800-sxm-80gb: "triangular(1.5, 2, 3) USD/h" }
        revenue: { perQuery: "normal(0.7, 0.1) cent" }
        """;

    private const string Operator = """
        model: llama-3.1-8b
        training: { tokens: 1T, hardware: h100-sxm-80gb, chips: 64, parallelism: { tensor: 1, pipeline: 1, microBatch: 1, sharding: zero3 }, recompute: 0% }
        prices: { h100-sxm-80gb: 2 USD/h }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ranges_in_a_file_come_out_as_bands_probabilities_and_shares()
    {
        using var json = JsonDocument.Parse(Run("-f", "json", "-p", "P(serving.costPerQueryUsd > 0.5 cent)").ShouldSucceed().Output);

        JsonElement metric = json.RootElement.GetProperty("metrics").GetProperty("serving.costPerQueryUsd");

        // servers x 8 x price x 24 h / queries; all but the price are lognormal, with medians sqrt(180 x 260) and sqrt(10M x 30M).
        double price = 3 - Math.Sqrt(0.5 * 1.5 * 1);
        double median = Math.Sqrt(180 * 260) * 8 * price * 24 / Math.Sqrt(10e6 * 30e6);
        metric.GetProperty("p50").GetDouble().Should().BeApproximately(median, 0.02 * median);
        metric.GetProperty("p10").GetDouble().Should().BeLessThan(metric.GetProperty("p90").GetDouble());
        metric.GetProperty("varianceShares").GetProperty("workload.queries").GetDouble().Should().BeGreaterThan(0.5);
        metric.GetProperty("totalEffects").EnumerateObject().Should().HaveCount(4);
        metric.GetProperty("tornado")[0].GetProperty("input").GetString().Should().Be("workload.queries");
        json.RootElement.GetProperty("probabilities")[0].GetProperty("probability").GetDouble().Should().BeInRange(0.4, 0.65);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    [InlineData("markdown")]
    public void A_report_shows_the_band_of_every_metric_and_what_moves_it(string format)
        => Run("-f", format, "-p", "margin.grossMargin < 0").ShouldSucceed().Output.Should().ContainAll(
            "p10", "p90", "what moves margin.grossMargin", "P(margin.grossMargin < 0)", "workload.queries");

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        string[] command = ["-f", "json", "--seed", "5"];

        Run(command).Output.Should().Be(Run(command).Output).And.NotBe(Run("-f", "json", "--seed", "6").Output);
    }

    [Fact]
    public void A_run_of_a_file_with_ranges_answers_at_their_medians()
        => Cli.Run("run", File("")).ShouldSucceed().Output.Should().Contain("A query costs 0.512 cent");

    [Fact]
    public void A_run_of_a_file_with_ranges_shows_their_bands_and_answers_how_likely_something_is()
    {
        CliResult table = Cli.Run("run", File(""), "-p", "P(margin.grossMargin < 0)").ShouldSucceed();
        table.Output.Should().ContainAll("80 % band", "P(margin.grossMargin < 0)", "bands from 10,000 draws");

        using var json = JsonDocument.Parse(Cli.Run("run", File(""), "-p", "margin.grossMargin < 0", "-f", "json").ShouldSucceed().Output);
        using var report = JsonDocument.Parse(Cli.Run("uncertainty", File(""), "--samples", "10000", "-p", "margin.grossMargin < 0", "-f", "json").ShouldSucceed().Output);
        JsonElement band = json.RootElement.GetProperty("bands").GetProperty("margin.grossMargin");
        JsonElement metric = report.RootElement.GetProperty("metrics").GetProperty("margin.grossMargin");
        band.GetProperty("low").GetDouble().Should().Be(metric.GetProperty("p10").GetDouble());
        band.GetProperty("high").GetDouble().Should().Be(metric.GetProperty("p90").GetDouble());
        json.RootElement.GetProperty("probabilities")[0].GetProperty("probability").GetDouble()
            .Should().Be(report.RootElement.GetProperty("probabilities")[0].GetProperty("probability").GetDouble());
    }

    [Fact]
    public void The_error_of_a_model_is_drawn_beside_the_inputs_and_alone_unless_left_out()
    {
        string[] command = ["uncertainty", _folder.Write("operator.yaml", Operator), "--samples", "2000", "-m", "training.costUsd"];

        Cli.Run(command).ShouldSucceed().Output.Should().Contain("model error: training speed").And.NotContain("training memory", "memory moves no cost");
        Cli.Run([.. command, "--set", "prices.h100-sxm-80gb=2 to 3 USD/h"]).ShouldSucceed().Output.Should().ContainAll("model error: training speed", "prices.h100-sxm-80gb");
        Cli.Run([.. command, "--set", "prices.h100-sxm-80gb=2 to 3 USD/h", "--no-model-error"]).ShouldSucceed().Output.Should().NotContain("model error");
        Cli.Run([.. command, "--no-model-error"]).ShouldBeRefused().Error.Should().Contain("no input of this scenario is uncertain");
        Cli.Run("sweep", command[1], "--samples", "3", "-f", "csv").ShouldSucceed().Output.Should().StartWith("model error: training speed,model error: training memory,feasible,");
        Cli.Run("run", command[1], "-p", "training.costUsd > 1").ShouldSucceed().Output.Should().Contain("100%");
    }

    [Fact]
    public void A_value_set_on_the_command_line_takes_the_place_of_a_range_and_may_be_one()
        => Run("--set", "workload.queries=20M/day", "--set", "revenue.perQuery=1 cent to 2 cent", "-f", "json").ShouldSucceed().Output
            .Should().NotContain("workload.queries").And.Contain("revenue.perQuery");

    [Fact]
    public void Observed_values_come_from_a_column_of_a_file()
    {
        _folder.Write("prices.csv", "when,usd\n2026-01,1.5\n2026-02,2.5\n");

        Cli.Run("uncertainty", File(""), "--set", "prices.h800-sxm-80gb=csv(prices.csv, usd)", "-m", "serving.costPerQueryUsd", "-f", "json")
            .ShouldSucceed().Output.Should().Contain("\"p10\": 1.5");
    }

    [Fact]
    public void Draws_can_be_written_as_rows_in_parts_that_merge()
    {
        string[] command = ["sweep", File(""), "--samples", "1000", "-m", "margin.grossMargin", "-f", "csv"];
        string whole = Cli.Run(command).ShouldSucceed().Output;
        string[] parts = [.. Enumerable.Range(0, 3).Select(i => _folder.Write($"{i}.csv", Cli.Run([.. command, "--shard", $"{i}/3"]).ShouldSucceed().Output))];

        Cli.Run(["merge", .. parts]).ShouldSucceed().Output.Should().Be(whole);
        whole.Split('\n').Should().HaveCount(1 + 1000 + 1);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public void Draws_of_several_parts_give_the_percentiles_of_one_run(string format)
    {
        string[] draws = ["--samples", "1000", "-m", "margin.grossMargin,serving.costPerQueryUsd"];
        string[] parts = [.. Enumerable.Range(0, 3).Select(i => _folder.Write($"{i}.rows", Cli.Run(["sweep", File(""), .. draws, "-f", format, "--shard", $"{i}/3"]).ShouldSucceed().Output))];
        using var report = JsonDocument.Parse(Cli.Run(["uncertainty", File(""), .. draws, "-f", "json", "-p", "margin.grossMargin < 10%"]).ShouldSucceed().Output);

        using var merged = JsonDocument.Parse(Cli.Run(["merge", .. parts, "--percentiles", "-p", "margin.grossMargin < 10%", "-f", "json"]).ShouldSucceed().Output);

        foreach (string metric in new[] { "margin.grossMargin", "serving.costPerQueryUsd" })
        {
            foreach (string number in new[] { "mean", "p10", "p50", "p90" })
            {
                merged.RootElement.GetProperty("metrics").GetProperty(metric).GetProperty(number).GetDouble()
                    .Should().Be(report.RootElement.GetProperty("metrics").GetProperty(metric).GetProperty(number).GetDouble());
            }
        }

        merged.RootElement.GetProperty("probabilities").ToString().Should().Be(report.RootElement.GetProperty("probabilities").ToString());
        Cli.Run(["merge", .. parts, "--percentiles", "--output", Path.Combine(_folder.Path, "rows")]).ShouldSucceed().Output.Should().ContainAll("p10", "margin.grossMargin");
        System.IO.File.ReadAllText(Path.Combine(_folder.Path, "rows")).Should().Be(Cli.Run(["sweep", File(""), .. draws, "-f", format]).Output);
        Cli.Run(["merge", .. parts, "-p", "training.costUsd < 1"]).ShouldBeRefused().Error.Should().Contain("the rows have no column 'training.costUsd'");
        Cli.Run(["merge", .. parts[1..], "--percentiles"]).ShouldBeRefused().Error.Should().Contain("0/3");
    }

    [Theory]
    [InlineData("workload.queries=30M to 10M/day", "the second number must be the larger one")]
    [InlineData("workload.queries=normal(1M/day, 0)", "the deviation must be above zero")]
    [InlineData("workload.queries=triangular(3, 2, 1/day)", "in this order")]
    [InlineData("workload.queries=uniform(1)", "uniform takes 2 numbers")]
    [InlineData("workload.queries=normal(1", "the bracket is not closed")]
    [InlineData("workload.queries=csv(absent.csv, x)", "absent.csv")]
    [InlineData("workload.queries=1 to 2 apples", "unknown unit 'apples'")]
    [InlineData("serving.fleet.servers=normal(-5, 1)", "must be above 0")]
    public void A_distribution_that_is_none_is_refused(string setting, string problem)
        => Run("--set", setting).ShouldBeRefused().Error.Should().Contain(problem);

    [Fact]
    public void A_comma_inside_braces_is_explained()
        => Cli.Run("uncertainty", _folder.Write("comma.yaml", Scenario.Replace("\"normal(0.7, 0.1) cent\"", "normal(0.7, 0.1)", StringComparison.Ordinal)))
            .ShouldBeRefused().Error.Should().Contain("put it in quotes: \"normal(10, 2)\"");

    [Fact]
    public void Correlations_stand_in_the_file_and_must_not_contradict_each_other()
    {
        const string one = "\ncorrelations:\n  - [workload.queries, serving.fleet.servers, 0.9]\n";
        Cli.Run("uncertainty", File(one)).ShouldSucceed();
        Cli.Run("uncertainty", File(one + "  - [workload.queries, revenue.perQuery, 0.9]\n  - [revenue.perQuery, serving.fleet.servers, -0.9]\n"))
            .ShouldBeRefused().Error.Should().Contain("not positive definite").And.Contain("would do");
        Cli.Run("uncertainty", File("\ncorrelations: high\n")).ShouldBeRefused().Error.Should().Contain("expected two paths and a number");
    }

    [Theory]
    [InlineData("margin.grossMargins < 0", "did you mean 'margin.grossMargin'?")]
    [InlineData("margin.grossMargin", "expected a metric, < or > and a value")]
    [InlineData("margin.grossMargin < 5 apples", "apples")]
    public void A_statement_that_is_none_is_refused(string statement, string problem)
        => Run("-p", statement).ShouldBeRefused().Error.Should().Contain(problem);

    [Fact]
    public void A_file_without_a_range_is_refused_with_how_to_write_one()
        => Cli.Run("uncertainty", Cli.Sample("deepseek-day")).ShouldBeRefused().Error.Should().Contain("no input of this scenario is uncertain").And.Contain("35% to 45%");

    private CliResult Run(params string[] more) => Cli.Run(["uncertainty", File(""), "--samples", "20000", .. more]);

    private string File(string more) => _folder.Write("a.yaml", Scenario + more);
}
