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

    [Fact]
    public void The_worth_of_a_currency_may_come_in_a_later_flag_than_the_amount()
        => ScenarioDocument.FromSettings(
            CatalogSet.Default,
            new ScenarioSetting("statement.revenue", "100 CHF", "--set"),
            new ScenarioSetting("statement.cost", "55 USD", "--set"),
            new ScenarioSetting("currencies.CHF", "1.10 USD", "--set")).Plan!.Evaluate()["statement.grossMargin"].Should().BeApproximately(0.5, 1e-12);

    /// <summary>Anthropic reports cached tokens beside the input, OpenAI among it: the model says which, and a bill says otherwise where it must.</summary>
    [Theory]
    [InlineData("model: claude-sonnet-4.5", 400)]
    [InlineData("model: gpt-4o, inputIncludesCached: false", 400)]
    [InlineData("model: claude-sonnet-4.5, inputIncludesCached: true", 400 - 100)]
    [InlineData("model: gpt-4o", 400 - 100)]
    public void Fresh_tokens_follow_the_convention_of_the_provider(string whose, double fresh)
        => Evaluate($"bill: {{ {whose}, inputTokens: 400, cachedTokens: 100 }}")["bill.freshInputTokens"].Should().Be(fresh);

    /// <summary>A throughput counts output tokens: a workload without any would need no fleet and cost nothing.</summary>
    [Theory]
    [InlineData("queries: 1M/day, inputTokens: 1000, outputTokens: 0", "workload.outputTokens")]
    [InlineData("queries: 1M/day, inputTokens: 1000", "workload.outputTokens")]
    [InlineData("inputTokensPerDay: 1B tokens/day, outputTokensPerDay: 0 tokens/day", "workload.outputTokensPerDay")]
    public void A_fleet_that_nothing_sizes_is_refused_and_never_free(string workload, string path)
        => Faults($"serving: {{ price: 2 USD/h, chips: 4, throughput: 2400 tokens/s }}\nworkload: {{ {workload} }}\n")
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Code = FaultCodes.Conflict, Path = path });

    [Fact]
    public void A_deployment_with_almost_nothing_to_do_pays_for_one_replica()
        => Evaluate("serving: { price: 2 USD/h, chips: 4, throughput: 2400 tokens/s }\nworkload: { queries: 1/day, outputTokens: 1 }\n")["serving.costPerDayUsd"]
            .Should().BeApproximately(4 * 2 * 24, 1e-9);

    /// <summary>Recurring cost 10,000 USD over 1,000 payers is 10 USD; half of the users pay, so a payer carries a free user's use too.</summary>
    [Fact]
    public void Users_who_pay_carry_the_cost_of_the_product()
    {
        ScenarioResult result = Evaluate("""
            api: { perQuery: 1 cent }
            workload: { users: 2000, queriesPerUser: 10/day }
            revenue: { subscription: 40 USD/month, users: 2000, paying: 50% }
            costOfRevenue: { support: 10000 USD/month, payment fees: 5%, guardrails: 0.1 cent/query }
            usage: { topDecileShare: 50% }
            calendar: 720-hour
            """);

        result["usage.fixedPerUserUsd"].Should().BeApproximately(10 + 2 + (300 * 0.011), 1e-9);
        result["usage.costPerUserUsd"].Should().BeApproximately(10 + 2 + (600 * 0.011), 1e-9);
        result["usage.grossMargin"].Should().BeApproximately(result["margin.grossMargin"]!.Value, 1e-12);
        result["usage.priceForTargetUsd"].Should().BeApproximately((10 + 6.6) / (1 - 0.8 - 0.05), 1e-9);
        result["usage.breakEvenQueries"].Should().BeApproximately((40 - 15.3) / 0.011, 1e-6);
    }

    [Theory]
    [InlineData("residual: 30%", "beyond its life of 4 years: it saves money by what the hardware is then still worth")]
    [InlineData("residual: 0%", "Buying does not pay back within its life of 4 years")]
    public void A_payback_beyond_the_life_of_the_hardware_says_so(string residual, string said)
        => Verdict.Sentences(Evaluate($"ownership: {{ capex: 400K USD, life: 4 years, {residual}, rentPerHour: 10 USD/h, operatingPerHour: 1 USD/h }}"))
            .Should().ContainSingle(sentence => sentence.Contains(said));

    [Theory]
    [InlineData("bill: { model: gpt-4o-mini, tier: priority, inputTokens: 1M }", "bill.model")]
    [InlineData("api: { model: deepseek-r1, batch: true }\nworkload: { queries: 1/day, inputTokens: 1K, outputTokens: 1K }", "api.model")]
    public void A_price_that_stands_in_for_another_is_warned_of(string text, string path)
        => ScenarioDocument.Parse(text, "s.yaml", CatalogSet.Default).Plan!.Warnings
            .Should().ContainSingle(warning => warning.Path == path && warning.Message.Contains("the nearest of its prices is used"));

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
