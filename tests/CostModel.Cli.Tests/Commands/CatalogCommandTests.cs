using System.Text.Json;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

namespace CostModel.Cli.Tests.Commands;

/// <summary><c>list</c> and <c>show</c>.</summary>
public sealed class CatalogCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_list_has_a_row_for_every_record()
    {
        Column("hardware", "id").Should().Equal(HardwareCatalog.Default.Ids);
        Column("models", "id").Should().Equal(ModelCatalog.Default.Ids);
        Column("inputs", "path").Should().BeEquivalentTo(
            [.. ScenarioInputs.Numbers.Select(input => input.Path), .. ScenarioInputs.Texts.Select(input => input.Path), "prices.ID",
                .. ((string[])["costOfRevenue", "contributionCosts", "development.costs", "ownership.costs", "statement.costs", "bill.fees"]).Select(section => section + ".NAME"),
                "currencies.CODE"]);
        Column("metrics", "path").Should().Equal(ScenarioMetrics.All.Select(metric => metric.Path));
    }

    [Theory]
    [InlineData("hardware")]
    [InlineData("models")]
    [InlineData("inputs")]
    [InlineData("metrics")]
    public void Every_input_and_metric_says_what_it_means_and_every_format_has_the_same_rows(string kind)
    {
        int rows = Column(kind, kind is "inputs" or "metrics" ? "path" : "id").Count;

        List("csv").Should().HaveCount(rows + 1);
        List("markdown").Should().HaveCount(rows + 2);
        List("table").Should().HaveCountGreaterThan(rows);

        string[] List(string format) => Cli.Run("list", kind, "-f", format).ShouldSucceed().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Every_input_has_an_example_and_a_meaning()
    {
        Column("inputs", "example").Should().OnlyContain(example => example.Length > 0);
        Column("inputs", "meaning").Should().OnlyContain(meaning => meaning.EndsWith('.'));
    }

    [Fact]
    public void An_own_accelerator_without_a_16_bit_format_is_listed_all_the_same()
    {
        _folder.Write("npu.yaml", "id: npu\nname: An NPU\npeaks: { int8: 10 TFLOP/s }\nmemory: { capacity: 8 GB, bandwidth: 50 GB/s }\n");

        Cli.Run("list", "hardware", "--catalog", _folder.Path).ShouldSucceed().Output.Should().Contain("An NPU");
    }

    [Fact]
    public void A_record_is_shown_with_the_source_of_each_figure()
    {
        using var json = JsonDocument.Parse(Cli.Run("show", "h100-sxm-80gb", "-f", "json").ShouldSucceed().Output);

        JsonElement reported = json.RootElement.EnumerateArray().Single(row => row.GetProperty("field").GetString() == "memory as the driver reports it");
        reported.GetProperty("value").GetString().Should().Be("85.52 GB");
        reported.GetProperty("source").GetString().Should().Be("nvidia-smi total: 81,559 MiB (2024)");
    }

    [Fact]
    public void A_table_writes_a_repeated_source_once()
        => Cli.Run("show", "llama-65b").ShouldSucceed().Output.Should().MatchRegex(@"vocabulary +32000 +same\n").And.MatchRegex(@"80 layers +attention, 64 heads of 128");

    [Theory]
    [InlineData("mixtral-8x7b", "2 of 8 experts of 14336")]
    [InlineData("deepseek-v3", "8 of 256 experts of 2048, shared 2048")]
    [InlineData("mistral-7b", "window 4096")]
    [InlineData("nemotron-nano-30b-a3b", "state space")]
    [InlineData("qwen3.5-397b-a17b", "linear attention")]
    public void A_models_layers_are_described_in_words(string id, string said)
        => Cli.Run("show", id, "-f", "csv").ShouldSucceed().Output.Should().Contain(said).And.NotContain("{");

    [Fact]
    public void An_unknown_id_names_the_nearest_in_either_catalog()
    {
        Cli.Run("show", "h100").ShouldBeRefused().Error.Should().Contain("help: did you mean 'h100-sxm-80gb'?");
        Cli.Run("show", "lama-3-8b").ShouldBeRefused().Error.Should().Contain("help: did you mean 'llama-3-8b'?");
    }

    [Fact]
    public void A_faulty_own_record_is_reported_once_and_alone()
    {
        _folder.Write("mine.yaml", "id: mine\nname: Mine\npeaks: { bf16: 1 TFLOP/s }\nmemory: { capacity: 8 GB, bandwidth: 50 GB/s }\ntdp: -5 W\n");

        foreach (string[] command in new[] { new[] { "show", "mine" }, ["list", "hardware"], ["run", Cli.Sample("chatgpt-2023")] })
        {
            Cli.Run([.. command, "--catalog", _folder.Path]).ShouldBeRefused()
                .Error.Should().StartWith("error[CM0104]: tdp: 'tdp' must be above zero, not -5 W\n").And.NotContain("no catalog holds");
        }
    }

    private static List<string> Column(string kind, string column)
    {
        using var json = JsonDocument.Parse(Cli.Run("list", kind, "-f", "json").ShouldSucceed().Output);
        return [.. json.RootElement.EnumerateArray().Select(row => row.GetProperty(column).GetString()!)];
    }
}
