using System.Collections.Immutable;
using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Scenarios;

public class EconomicsDocumentTests
{
    private const string Product = """
        serving: { price: 2 USD/h, chips: 4, throughput: 2400 tokens/s }
        workload: { users: 120K, queriesPerUser: 4/day, inputTokens: 9000, outputTokens: 700 }
        revenue: { subscription: 20 USD/month, users: 120K, paying: 14% }
        """;

    [Fact]
    public void A_plan_changes_from_the_month_that_a_change_stands_under()
    {
        ScenarioResult result = Evaluate(Product + """

            plan:
              months: 12
              operatingExpenses: 100K USD/month
              changes:
                month 4: { serving.throughput: 9600 tokens/s, plan: { operatingExpenses: 50K USD/month } }
                7: { plan.investment: 1M USD }
            """);

        result.Months[2].Chips.Should().Be(8);
        result.Months[3].Chips.Should().Be(4);
        result.Months.Select(month => month.OperatingExpenses).Should().Equal([100_000, 100_000, 100_000, .. Enumerable.Repeat(50_000.0, 9)]);
        result.Months.Select(month => month.Investment).Should().Equal([0, 0, 0, 0, 0, 0, 1e6, 0, 0, 0, 0, 0]);
        result.Tables.Single(table => table.Name == "months").Rows[3][^1].Text.Should().Contain("serving.throughput = 9600 tokens/s");
    }

    [Theory]
    [InlineData("soon: { plan.cash: 1 USD }", "expected a month")]
    [InlineData("month 0: { plan.cash: 1 USD }", "expected a month")]
    [InlineData("month 3: 1 USD", "expected a month")]
    [InlineData("month 3: { serving.thruput: 1 tokens/s }", "did you mean 'throughput'")]
    public void A_change_that_cannot_be_read_is_a_fault(string change, string expected)
        => Faults($"{Product}\nplan:\n  changes:\n    {change}\n").Should().Contain(fault => fault.ToString().Contains(expected));

    [Fact]
    public void A_change_that_makes_a_month_impossible_names_the_month()
        => Faults($"{Product}\nplan:\n  months: 6\n  changes:\n    month 5: {{ serving.hardware: l4, serving.price: 1 USD/h, prices.l4: 1 USD/h }}\n")
            .Should().ContainSingle().Which.Message.Should().StartWith("month 5:");

    [Fact]
    public void Amounts_in_another_currency_count_at_its_stated_worth()
    {
        ScenarioResult result = Evaluate("""
            statement: { revenue: 1.5K USD, costs: { hosting: 500 EUR, support: 20 GBP } }
            currencies: { EUR: 1.10 USD, GBP: { value: 1.25 USD, source: ECB, asOf: 2026-11-19 } }
            """);

        result["statement.costUsd"].Should().BeApproximately(550 + 25, 1e-9);
        ResultTables.Markdown(result).Should().Contain("1 EUR = 1.1 USD");
    }

    [Theory]
    [InlineData("ownership: { capex: 5M EUR }", "ownership.capex")]
    [InlineData("autoscaling: { price: 2 JPY/h }", "autoscaling.price")]
    [InlineData("costOfRevenue: { hosting: 300 CHF/month }", "costOfRevenue.hosting")]
    public void A_currency_whose_worth_is_not_given_is_named(string text, string path)
    {
        Fault fault = Faults(text).Should().ContainSingle().Which;

        fault.Code.Should().Be(FaultCodes.UnknownCurrency);
        fault.Path.Should().Be(path);
        fault.Suggestion.Should().Contain("currencies: {");
        fault.Position.Should().NotBeNull();
    }

    [Fact]
    public void Users_come_from_a_file_beside_the_scenario()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "users.csv"), "user,queries\na,10\nb,100\nc,1000\n");
        string path = Path.Combine(folder, "scenario.yaml");
        File.WriteAllText(path, "usage: { file: users.csv, price: 20 USD/month, costPerQuery: 4 cent }\n");

        ScenarioResult result = ScenarioDocument.Load(path, CatalogSet.Default).Plan!.Evaluate();

        result["usage.meanQueries"].Should().BeApproximately(370, 1e-9);
        result["usage.lossMakingShare"].Should().BeApproximately(1 / 3.0, 1e-12);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_reason_stands_beside_a_null_in_JSON()
        => ResultJson.Write(Evaluate("ownership: { capex: 1000 USD, operatingPerHour: 2 USD/h, rentPerHour: 1 USD/h }"))
            .Should().Contain("\"breakEvenHours\": null").And.Contain("\"breakEvenHoursReason\": \"buying never pays back");

    [Fact]
    public void Prices_of_an_API_model_come_from_the_book_with_their_source()
    {
        CompiledScenario plan = ScenarioDocument.Parse(
            "api: { model: deepseek-r1 }\nworkload: { queries: 1/day, inputTokens: 1M, cachedShare: 50%, outputTokens: 1M }", "s.yaml", CatalogSet.Default).Plan!;

        plan.Evaluate()["serving.costPerDayUsd"].Should().BeApproximately((0.5 * 0.55) + (0.5 * 0.14) + 2.19, 1e-12);
        plan.Explain(CostModel.Scenarios.Metrics.ScenarioMetrics.Find("serving.costPerDayUsd")!).Inputs
            .Single(input => input.Path == "api.perMillionOutputTokens").Origin!.ToString().Should().Contain("deepseek-r1");
    }

    private static ScenarioResult Evaluate(string text)
    {
        var document = ScenarioDocument.Parse(text, "scenario.yaml", CatalogSet.Default);
        document.Faults.Should().BeEmpty();
        return document.Plan!.Evaluate();
    }

    private static ImmutableArray<Fault> Faults(string text) => ScenarioDocument.Parse(text, "scenario.yaml", CatalogSet.Default).Faults;
}
