using System.Text.Json;
using CostModel.Scenarios.Metrics;

namespace CostModel.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> SamplesAndFormats
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string sample in Repository.FilesBelow("samples/scenarios", ".yaml"))
            {
                foreach (string format in new[] { "table", "json", "csv", "markdown" })
                {
                    data.Add(sample, format);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(SamplesAndFormats))]
    public void A_sample_is_answered_in_every_format(string sample, string format)
        => Cli.Run("run", Repository.PathOf(sample), "--format", format).ShouldSucceed();

    [Fact]
    public void A_table_shows_the_name_the_verdict_the_sections_and_the_calendar()
    {
        string output = Cli.Run("run", Cli.Sample("deepseek-day")).ShouldSucceed().Output;

        output.Should().StartWith("DeepSeek V3/R1, one day of February 2025\nServing costs 87,072 USD a day").And.ContainAll(
            "The gross margin is 84.5%.", "Margin, per month", "serving.costPerDayUsd", "margin.markup", "Calendar standard: 730 h a month");
        output.Split('\n').Should().OnlyContain(line => line.Length <= 120 && line == line.TrimEnd());
        output.Should().NotContain("\u001b", "colour is for terminals");
    }

    [Fact]
    public void Json_prints_numbers_at_paths_of_the_metrics_table()
    {
        using var json = JsonDocument.Parse(Cli.Run("run", Cli.Sample("chatgpt-2023"), "-f", "json").ShouldSucceed().Output);

        json.RootElement.GetProperty("serving").GetProperty("costPerDayUsd").GetDouble().Should().BeApproximately(694_444, 350);
        json.RootElement.GetProperty("serving").EnumerateObject().Select(property => "serving." + property.Name)
            .Should().BeSubsetOf(ScenarioMetrics.All.Select(metric => metric.Path));
    }

    [Fact]
    public void Json_prints_nothing_on_an_error()
        => Cli.Run("run", Cli.Sample("chatgpt-2023"), "--format", "json", "--set", "workload.users=many").ShouldBeRefused();

    [Fact]
    public void A_set_value_replaces_that_of_the_file_and_scales_the_answer()
    {
        double Days(params string[] more)
        {
            using var json = JsonDocument.Parse(Cli.Run(["run", Cli.Sample("palm-540b-tpu-v4"), "--format", "json", .. more]).ShouldSucceed().Output);
            return json.RootElement.GetProperty("training").GetProperty("wallClockDays").GetDouble();
        }

        Days("--set", "training.chips=3072").Should().BeApproximately(2 * Days(), 1e-9);
        Days("--set", "training.chips=1", "--set", "training.chips=6144").Should().Be(Days());
    }

    [Fact]
    public void An_as_of_date_is_read_and_a_wrong_one_refused()
    {
        Cli.Run("run", Cli.Sample("chatgpt-2023"), "--as-of", "2023-02-09").ShouldSucceed();
        Cli.Run("run", Cli.Sample("chatgpt-2023"), "--as-of", "yesterday").ShouldBeRefused()
            .Error.Should().Contain("'yesterday' is no date: expected one such as 2026-11-20").And.Contain("--> --as-of yesterday");
    }

    [Fact]
    public void A_catalog_folder_stands_in_front_of_the_shipped_records()
    {
        _folder.Write("mine.yaml", "id: a100-sxm-80gb\nname: Mine\npeaks: { bf16: 624 TFLOP/s }\nmemory: { capacity: 80 GB, bandwidth: 1 TB/s }\n");

        string[] question = ["run", Cli.Sample("llama-65b-training"), "--set", "training.utilization=50%", "-f", "csv"];
        double own = Hours(Cli.Run([.. question, "--catalog", _folder.Path]).ShouldSucceed().Output);
        double shipped = Hours(Cli.Run(question).ShouldSucceed().Output);

        own.Should().BeApproximately(shipped / 2, 1e-6, "the A100's dense bf16 peak is 312 TFLOP/s");
        Cli.Run("run", Cli.Sample("chatgpt-2023"), "--catalog", _folder["nowhere"]).ShouldBeRefused();
    }

    [Fact]
    public void A_result_goes_whole_into_a_file()
    {
        string sample = Cli.Sample("home-decor-app");

        CliResult result = Cli.Run("run", sample, "--format", "json", "--output", _folder["out.json"]);

        result.Should().BeEquivalentTo(new CliResult(ExitCodes.Ok, "", ""));
        File.ReadAllText(_folder["out.json"]).Should().Be(Cli.Run("run", sample, "--format", "json").Output);
        Directory.GetFiles(_folder.Path).Should().ContainSingle("nothing partial stays behind");
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_and_nothing_stays_behind()
    {
        string sample = Cli.Sample("home-decor-app");

        Cli.Run("run", sample, "--output", _folder.Path).ShouldBeRefused().Error.Should().Contain($"'{_folder.Path}' is a directory: name a file");
        Cli.Run("run", sample, "--output", Path.Combine(_folder["no"], "x.json")).ShouldBeRefused()
            .Error.Should().Contain($"there is no folder '{_folder["no"]}' to write 'x.json' into");
        Cli.Run("run", sample, "--output", "").ShouldBeRefused();
        Directory.GetFileSystemEntries(_folder.Path).Should().BeEmpty();
    }

    [Fact]
    public void A_faulty_scenario_leaves_an_existing_output_as_it_is()
    {
        string output = _folder.Write("out.json", "before");

        Cli.Run("run", _folder.Write("s.yaml", "colour: blue\n"), "--output", output).ShouldBeRefused();

        File.ReadAllText(output).Should().Be("before");
    }

    private static double Hours(string csv)
        => double.Parse(csv.Split('\n').Single(line => line.StartsWith("training.gpuHours,", StringComparison.Ordinal)).Split(',')[1], System.Globalization.CultureInfo.InvariantCulture);
}
