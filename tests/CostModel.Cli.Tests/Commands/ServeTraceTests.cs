using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

/// <summary><c>costmodel serve --trace</c>.</summary>
public sealed class ServeTraceTests : IDisposable
{
    private static readonly string[] s_deployment = ["serve", "--model", "llama-3.1-8b", "--hardware", "h100-sxm-80gb", "--ttft", "1 s", "--tpot", "100 ms"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Trace(int requests)
    {
        var text = new StringBuilder("arrival,input,output\n");
        for (int i = 0; i < requests; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i * 0.5},500,100\n");
        }

        return _folder.Write("trace.csv", text.ToString());
    }

    /// <summary>An 8B model on one H100 carries two short requests a second with ease: all meet the objective.</summary>
    [Fact]
    public void A_light_trace_meets_its_objective_and_costs_the_span()
    {
        CliResult result = Cli.Run([.. s_deployment, "--price", "3.60 USD/h", "--trace", Trace(200), "-f", "json"]).ShouldSucceed();

        using var json = JsonDocument.Parse(result.Output);
        Dictionary<string, string> rows = json.RootElement.EnumerateArray()
            .ToDictionary(row => row.GetProperty("of the trace").GetString()!, row => row.GetProperty("p50").ToString());
        rows["requests"].Should().Be("200");
        rows["requests that meet the objective"].Should().Be("100");
        double hours = double.Parse(rows["first arrival to last token"], CultureInfo.InvariantCulture);
        hours.Should().BeApproximately(100.0 / 3600, 0.002, "requests arrive over 100 s");
        double dollars = double.Parse(rows["accelerators over the span"], CultureInfo.InvariantCulture);
        dollars.Should().BeApproximately(0.10, 0.006, "an accelerator at 0.1 cents a second runs for about 100 s");
    }

    /// <summary>An hour without a request between two bursts of a minute is nearly all of the trace.</summary>
    [Fact]
    public void A_long_gap_is_told_beside_the_figures()
    {
        string rows = string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{(i < 30 ? i : 3600 + i)},500,50\n")));
        CliResult result = Cli.Run([.. s_deployment, "--trace", _folder.Write("gap.csv", "arrival,input,output\n" + rows)]);

        result.ExitCode.Should().Be(ExitCodes.Ok);
        result.Error.Should().StartWith("warning: no request arrives for 1 h").And.Contain("of the trace");
        result.Output.Should().Contain("longest time without an arrival");
    }

    [Fact]
    public void Requests_beyond_the_context_of_the_model_are_refused_with_their_number()
        => Cli.Run([.. s_deployment, "--trace", _folder.Write("long.csv", "arrival,input,output\n0,200000,50\n1,10,10\n")]).ShouldBeRefused()
            .Error.Should().Contain("1 of 2 requests are longer than the model's context of 131072 tokens, the longest 200050");

    [Fact]
    public void Without_a_price_there_is_no_money()
        => Cli.Run([.. s_deployment, "--trace", Trace(20)]).ShouldSucceed().Output.Should().NotContain("USD").And.Contain("time to first token");

    [Fact]
    public void A_trace_without_its_columns_is_refused_by_name()
    {
        CliResult result = Cli.Run([.. s_deployment, "--trace", _folder.Write("bad.csv", "when,input,output\n1,2,3\n")]);

        result.ExitCode.Should().Be(ExitCodes.Usage);
        result.Error.Should().Contain("no column 'arrival'").And.Contain("when, input, output");
    }

    [Fact]
    public void A_stated_throughput_is_not_simulated()
        => Cli.Run(["serve", "--model", "llama-3.1-8b", "--hardware", "h100-sxm-80gb", "--throughput", "2000 tok/s", "--queries", "1000/day", "--output-tokens", "100", "--trace", Trace(5)])
            .Error.Should().Contain("a trace is simulated on replicas");
}
