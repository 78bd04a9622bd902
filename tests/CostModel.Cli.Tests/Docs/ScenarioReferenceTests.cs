using System.Text;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;

namespace CostModel.Cli.Tests.Docs;

/// <summary>docs/scenario-reference.md is written from the tables of inputs and metrics; a stale one fails.</summary>
public class ScenarioReferenceTests
{
    [Fact]
    public void The_reference_lists_every_input_and_metric_of_the_tables()
        => ApprovedText.Compare(Write(), "docs/scenario-reference.md", "APPROVE_DOCS");

    private static string Write()
    {
        var text = new StringBuilder("""
            # Scenario reference

            Every key of a scenario file and every metric of a result. This page is generated from the tables that the program itself reads
            (`APPROVE_DOCS=1 dotnet test` rewrites it); `costmodel list inputs` and `costmodel list metrics` print the same.

            A key is written as its path, so `training.tokens` stands under `training:`. Numbers carry their unit. `K M B T` are thousand, million,
            billion and trillion; a comma never stands in a number. Any value may be written as `{ value: 15T, source: a paper, asOf: 2024-07 }`, and
            `costmodel explain` then shows the source and its date. Unknown keys are errors.

            ## Inputs

            """.ReplaceLineEndings("\n"));
        foreach (IGrouping<string, (string Path, string Row)> section in Rows().GroupBy(row => Section(row.Path)))
        {
            text.Append("\n### ").Append(section.Key).Append("\n\n| key | example | allowed | meaning |\n|---|---|---|---|\n");
            text.AppendJoin("", section.Select(row => row.Row));
        }

        text.Append("\n## Metrics\n\nPaths in JSON, CSV and `costmodel explain`. A metric is there where the scenario gives what it needs.\n");
        foreach (IGrouping<string, MetricDefinition> section in ScenarioMetrics.All.GroupBy(metric => Section(metric.Path)))
        {
            text.Append("\n### ").Append(section.Key).Append("\n\n| path | unit | meaning |\n|---|---|---|\n");
            text.AppendJoin("", section.Select(metric => $"| `{metric.Path}` | {MetricText.UnitOf(metric)} | {Cell(metric.Meaning + Law(metric))} |\n"));
        }

        return text.ToString();
    }

    private static IEnumerable<(string Path, string Row)> Rows()
    {
        IEnumerable<(string, string)> texts = ScenarioInputs.Texts.Select(input => (
            input.Path,
            Row(input.Path, input.Example.Length > 0 ? input.Example : input.Choices(CatalogSet.Default)[0], Allowed(input), input.Meaning)));
        IEnumerable<(string, string)> numbers = ScenarioInputs.Numbers.Select(input => (
            input.Path,
            Row(input.Path, input.Example, input.Allowed, input.Meaning)));
        (string, string)[] named =
        [
            ("prices.ID", Row("prices.ID", "2.10 USD/h", "above 0 USD/h", "Price of one billed accelerator-hour, for each hardware id that the scenario uses.")),
            ("costOfRevenue.NAME", Row(
                "costOfRevenue.NAME",
                "5000 USD/month",
                "by the month, by the query (`0.01 cent/query`) or as a share of revenue (`3%`)",
                "A cost of revenue besides the serving, under a name of your own.")),
        ];
        return texts.Concat(numbers).Concat(named).OrderBy(row => Order(row.Item1));
    }

    private static int Order(string path)
        => Array.IndexOf(["", "model", "training", "serving", "api", "workload", "prices", "revenue", "costOfRevenue"], path.Contains('.', StringComparison.Ordinal) ? Section(path) : "");

    private static string Section(string path) => path.Contains('.', StringComparison.Ordinal) ? path.Split('.')[0] : "top level";

    private static string Row(string path, string example, string allowed, string meaning) => $"| `{path}` | `{example}` | {Cell(allowed)} | {Cell(meaning)} |\n";

    private static string Allowed(TextInputDefinition input) => input.Kind switch
    {
        TextInputKind.Hardware => "an id of `costmodel list hardware`, or a file",
        TextInputKind.Model => "an id of `costmodel list models`, a file, or a Hugging Face `config.json`",
        _ when input.Path == "asOf" => "a date",
        _ when input.Choices(CatalogSet.Default).IsEmpty => "any text",
        _ => string.Join(", ", input.Choices(CatalogSet.Default).Select(choice => $"`{choice}`")),
    };

    private static string Law(MetricDefinition metric) => metric.Law.Length == 0 ? "" : $" Law: {metric.Law}.";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
