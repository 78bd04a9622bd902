using System.Globalization;
using System.Text.Json;
using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Documents.Tests.Results;

/// <summary>One result, written many ways: the same paths and the same numbers.</summary>
public class ResultFormatTests
{
    public static TheoryData<string> Samples => [.. Repository.FilesBelow("samples/scenarios", ".yaml")];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Json_holds_every_metric_of_the_table_at_its_path_and_no_other_number_outside_the_rows_of_tables(string sample)
    {
        ScenarioResult result = Evaluate(sample);

        using var json = JsonDocument.Parse(ResultJson.Write(result));

        string[] header = ["schemaVersion", "calendar.hoursPerMonth", "calendar.hoursPerYear"];
        Dictionary<string, double> numbers = Numbers(json.RootElement, "")
            .GroupBy(pair => pair.Path).ToDictionary(pairs => pairs.Key, pairs => pairs.First().Value);
        numbers.Keys.Where(path => !path.Contains("[]", StringComparison.Ordinal) && !path.StartsWith("bands.", StringComparison.Ordinal)).Except(header).Should().BeEquivalentTo(result.Metrics.Select(metric => metric.Path));
        result.Metrics.Should().OnlyContain(metric => numbers[metric.Path] == result[metric], "to the last bit");
    }

    /// <summary>Paths that scripts rely on. More may stand beside them; none of these goes away or changes its unit.</summary>
    [Theory]
    [InlineData("training.flops", MetricUnit.Flops)]
    [InlineData("training.gpuHours", MetricUnit.GpuHours)]
    [InlineData("training.wallClockDays", MetricUnit.Days)]
    [InlineData("training.costUsd", MetricUnit.Usd)]
    [InlineData("training.modelFlopsUtilization", MetricUnit.Fraction)]
    [InlineData("training.goodput", MetricUnit.Fraction)]
    [InlineData("training.tokensPerSecondPerChip", MetricUnit.TokensPerSecond)]
    [InlineData("serving.chipsUsed", MetricUnit.Number)]
    [InlineData("serving.costPerQueryUsd", MetricUnit.Usd)]
    [InlineData("serving.costPerMillionInputTokensUsd", MetricUnit.Usd)]
    [InlineData("serving.costPerMillionOutputTokensUsd", MetricUnit.Usd)]
    [InlineData("margin.revenueUsd", MetricUnit.Usd)]
    [InlineData("margin.costOfRevenueUsd", MetricUnit.Usd)]
    [InlineData("margin.grossMargin", MetricUnit.Fraction)]
    [InlineData("margin.breakEvenQueriesPerDay", MetricUnit.PerDay)]
    public void A_path_of_the_contract_keeps_its_name_and_unit(string path, MetricUnit unit)
        => ScenarioMetrics.Find(path)!.Unit.Should().Be(unit);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Json_says_what_the_numbers_rest_on(string sample)
    {
        using var json = JsonDocument.Parse(ResultJson.Write(Evaluate(sample)));

        JsonElement root = json.RootElement;
        root.GetProperty("schemaVersion").GetInt32().Should().Be(ResultJson.SchemaVersion);
        root.GetProperty("catalogVersion").GetString().Should().MatchRegex(@"^20\d\d-\d\d-\d\d$");
        root.GetProperty("currency").GetString().Should().Be("USD");
        root.GetProperty("calendar").GetProperty("name").GetString().Should().NotBeEmpty();
        root.GetProperty("depth").GetString().Should().BeOneOf("napkin", "operator");
        root.GetProperty("feasible").GetBoolean().Should().BeTrue();
        if (root.TryGetProperty("margin", out JsonElement margin))
        {
            margin.GetProperty("period").GetString().Should().Be("month");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Csv_holds_the_same_rows_to_the_last_bit(string sample)
    {
        ScenarioResult result = Evaluate(sample);

        string[] lines = ResultTables.Csv(result).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines[0].Should().Be("metric,value,unit");
        string[][] rows = [.. lines[1..].Select(line => line.Split(','))];
        rows.Should().OnlyContain(row => row.Length == 3);
        rows.Select(row => row[0]).Should().BeEquivalentTo([.. result.Metrics.Concat(result.Absent.Select(absent => absent.Metric)).Select(metric => metric.Path)]);
        rows.Should().OnlyContain(row => row[1].Length == 0 ? result[row[0]] == null : double.Parse(row[1], CultureInfo.InvariantCulture) == result[row[0]]);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Markdown_shows_every_metric_once_and_the_calendar(string sample)
    {
        ScenarioResult result = Evaluate(sample);

        string markdown = ResultTables.Markdown(result);

        int rows = result.Metrics.Length + result.Absent.Length + result.Tables.Sum(table => table.Rows.Length + 1);
        markdown.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| | |", StringComparison.Ordinal)).Should().Be(rows);
        markdown.Should().StartWith($"## {result.Plan.Scenario.Name}\n").And.Contain(result.Plan.Scenario.Calendar.ToString());
        foreach (MetricDefinition metric in result.Metrics)
        {
            markdown.Should().Contain($"| {metric.Label} | {MetricText.Format(metric, result[metric]!.Value)} |");
        }
    }

    [Fact]
    public void The_verdict_says_the_three_answers_in_sentences()
    {
        Verdict.Sentences(Evaluate("samples/scenarios/home-decor-app.yaml"))
            .Should().Equal("A query costs 0.15 cent; serving costs 15,000 USD a day.");
        Verdict.Sentences(Evaluate("samples/scenarios/deepseek-day.yaml")).Last()
            .Should().Be("The gross margin is 84.5%.");
        Verdict.Sentences(Evaluate("samples/scenarios/palm-540b-tpu-v4.yaml")).Should().ContainSingle()
            .Which.Should().MatchRegex(@"^Training takes [\d,]+ GPU-hours, [\d.]+ days and costs [\d,]+ USD\.$");
    }

    private static ScenarioResult Evaluate(string sample)
        => ScenarioDocument.Load(Repository.PathOf(sample), CatalogSet.Default).Plan!.Evaluate();

    private static IEnumerable<(string Path, double Value)> Numbers(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Number => [(path, element.GetDouble())],
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(property => Numbers(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Numbers(item, path + "[]")),
        _ => [],
    };
}
