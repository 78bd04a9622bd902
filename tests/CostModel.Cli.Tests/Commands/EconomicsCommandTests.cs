using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

public sealed class EconomicsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void The_self_test_prints_the_agreed_JSON_and_passes()
    {
        (int code, string output, _) = Run("selftest", "--format", "json");

        code.Should().Be(0);
        using var json = JsonDocument.Parse(output);
        JsonElement row = json.RootElement.GetProperty("rows")[0];
        foreach (string name in (string[])["id", "published", "computed", "difference", "tolerance", "passed", "verdict", "source"])
        {
            row.TryGetProperty(name, out _).Should().BeTrue(name);
        }

        json.RootElement.GetProperty("notComputed").GetArrayLength().Should().Be(0);
        json.RootElement.GetProperty("summary").GetProperty("failed").GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("bill.totalUsd", 10.5, "ask", "bill", "--input-tokens", "1M", "--input-price", "3 USD/Mtok", "--output-tokens", "500K", "--output-price", "15 USD/Mtok")]
    [InlineData("tokenCost.perMillionTokensUsd", 0.5228758, "ask", "token-cost", "--chips", "4", "--chip-price", "1.60 USD/h", "--throughput", "3400 tokens/s")]
    [InlineData("ownership.breakEvenHours", 8556.244, "ask", "ownership", "--capex", "833806 USD", "--operating-per-hour", "0.87 USD/h", "--rent-per-hour", "98.32 USD/h")]
    [InlineData("capacity.chipsOnSite", 32051.282, "ask", "capacity", "--site-power", "50 MW", "--chip-power", "1000 W", "--server-power-factor", "1.3", "--pue", "1.2")]
    [InlineData("energy.query.wattHours", 0.3008089, "ask", "energy", "--chip-power", "1275 W", "--load", "70%", "--pue", "1.2", "--query-active-parameters", "100B", "--query-output-tokens", "500", "--query-peak", "989 TFLOP/s", "--query-utilization", "10%")]
    [InlineData("statement.grossMargin", 0.72, "ask", "statement", "--revenue", "100 USD", "--cost-line", "AI infrastructure=15 USD", "--cost-line", "other=3", "--cost-line", "support=10 USD")]
    [InlineData("statement.markup", 5.4547386, "margin", "--revenue", "562027 USD", "--cost", "87072 USD")]
    [InlineData("training.costUsd", 600000, "train", "--gpu-hours", "150000 GPU-hours", "--price", "4 USD/h")]
    [InlineData("capacity.tokensPerMonth", 6.5664e9, "ask", "capacity", "--throughput", "2500 tokens/s", "--calendar", "729.6-hour")]
    [InlineData("comparison.ratio", 18.181818, "run", "--set", "comparison.ours=0.11", "--set", "comparison.theirs=2.00")]
    public void A_question_is_answered_from_flags_alone(string path, double expected, params string[] arguments)
    {
        (int code, string output, string error) = Run([.. arguments, "--format", "json"]);

        code.Should().Be(0, error);
        using var json = JsonDocument.Parse(output);
        JsonElement at = json.RootElement;
        foreach (string name in path.Split('.'))
        {
            at = at.GetProperty(name);
        }

        at.GetDouble().Should().BeApproximately(expected, expected * 1e-6);
    }

    [Fact]
    public void A_warning_goes_to_stderr_and_leaves_the_result_alone()
    {
        (int code, string output, string error) = Run("train", "--gpu-hours", "1000 GPU-hours", "--hardware", "h100-sxm-80gb", "--set", "prices.book=3-year", "--set", "quantitiesOnly=false", "--format", "json");

        code.Should().Be(0, error);
        error.Should().StartWith("warning[CM0202]").And.Contain("years old");
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("training").GetProperty("costUsd").GetDouble().Should().BeApproximately(4860, 1e-9);
        json.RootElement.GetProperty("warnings").GetArrayLength().Should().Be(2, "the one-year price beside it is as old");
    }

    [Fact]
    public void An_old_price_fails_where_asked_to()
        => Run("train", "--gpu-hours", "1000 GPU-hours", "--hardware", "h100-sxm-80gb", "--set", "quantitiesOnly=false", "--set", "prices.book=3-year", "--set", "prices.whenOld=fail")
            .Code.Should().Be(2);

    [Theory]
    [InlineData("prices", "h100-sxm-80gb")]
    [InlineData("api-prices", "claude-sonnet-4.5")]
    [InlineData("regions", "sweden")]
    public void Price_books_are_listed(string kind, string id)
    {
        (int code, string output, _) = Run("list", kind, "--format", "csv");

        code.Should().Be(0);
        output.Should().Contain(id);
    }

    [Fact]
    public void A_month_is_compared_with_its_bill()
    {
        string scenario = File("s.yaml", "serving: { hardware: h100-sxm-80gb, fleet: { chips: 8 } }\nprices: { h100-sxm-80gb: 2 USD/h }\n");
        string bill = File("bill.csv", "name,quantity,unit,cost\np5.48xlarge,730,hours,14600\n");

        (int code, string output, string error) = Run("budget", scenario, bill, "--map", "p5.48xlarge=serving*8", "--format", "json");

        code.Should().Be(0, error);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("summary").GetProperty("budgetUsd").GetDouble().Should().BeApproximately(11_680, 1e-9);
        json.RootElement.GetProperty("summary").GetProperty("priceUsd").GetDouble().Should().BeApproximately(2920, 1e-6);
    }

    [Fact]
    public void The_months_of_a_plan_are_a_table_of_their_own()
    {
        string scenario = File("s.yaml", "revenue: { fixed: 100 USD/month }\nplan: { months: 3, operatingExpenses: 150 USD/month, cash: 120 USD }\n");

        (int code, string output, _) = Run("tables", scenario, "--table", "plan.months", "--format", "csv");

        code.Should().Be(0);
        output.Split('\n')[3].Should().StartWith("3,100,0,0,0,100,1,150,0,-50,-30");
    }

    [Theory]
    [InlineData("tables", "S", "--table", "plan.weeks")]
    [InlineData("budget", "S", "missing.csv")]
    [InlineData("budget", "S", "S", "--map", "nonsense")]
    [InlineData("ask", "bill", "--input-tokens", "many")]
    [InlineData("ask", "statement", "--cost-line", "nonsense")]
    public void What_cannot_be_answered_ends_with_2(params string[] arguments)
    {
        string scenario = File("s.yaml", "revenue: { fixed: 100 USD/month }\nplan: { months: 3 }\n");

        (int code, string output, string error) = Run([.. arguments.Select(argument => argument == "S" ? scenario : argument)]);

        code.Should().Be(2);
        output.Should().BeEmpty();
        error.Should().StartWith("error[CM");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CommandLine.Run(arguments, output, error), output.ToString(), error.ToString());
    }
}
