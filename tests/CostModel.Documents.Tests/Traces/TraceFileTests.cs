using System.Collections.Immutable;
using CostModel.Documents.Traces;
using CostModel.Serving.Simulation;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Traces;

public sealed class TraceFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private (ImmutableArray<TraceRequest> Trace, ImmutableArray<Fault> Faults) Read(string text)
    {
        var faults = new FaultCollector();
        return (TraceFile.Read(_folder.Write("trace.csv", text), faults), faults.ToImmutable());
    }

    [Fact]
    public void Seconds_are_counted_from_the_first_arrival()
        => Read("arrival,input,output\n10.5,100,20\n12,200,1\n").Trace.Should().Equal(new TraceRequest(0, 100, 20), new TraceRequest(1.5, 200, 1));

    /// <summary>The first two lines of the Azure 2023 conversation trace (github.com/Azure/AzurePublicDataset): 4.3144783 s apart.</summary>
    [Fact]
    public void The_columns_and_times_of_the_Azure_traces_are_read()
    {
        ImmutableArray<TraceRequest> trace = Read(
            "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.6805900,374,44\n2023-11-16 18:15:50.9951690,396,109\n").Trace;

        trace.Should().HaveCount(2);
        trace[1].Arrival.Should().BeApproximately(4.314579, 1e-4);
        trace[1].InputTokens.Should().Be(396);
        trace[1].OutputTokens.Should().Be(109);
    }

    [Fact]
    public void Every_missing_column_is_named_with_those_that_are_there()
    {
        ImmutableArray<Fault> faults = Read("when,input\n1,2\n").Faults;

        faults.Select(fault => fault.Path).Should().Equal("arrival", "output");
        faults.Should().OnlyContain(fault => fault.Suggestion!.Contains("when, input"));
    }

    [Theory]
    [InlineData("1,,5", "input ''")]
    [InlineData("1,-3,5", "input '-3'")]
    [InlineData("1,3,0", "output '0'")]
    [InlineData("soon,3,5", "arrival 'soon'")]
    [InlineData("-1,3,5", "arrival '-1'")]
    [InlineData("0.2,3,5", "sort the file")]
    [InlineData("1,NaN,5", "input 'NaN'")]
    public void A_wrong_line_is_named_with_its_number_and_value(string line, string expected)
    {
        (ImmutableArray<TraceRequest> trace, ImmutableArray<Fault> faults) = Read($"arrival,input,output\n0.5,10,10\n{line}\n");

        trace.Should().BeEmpty();
        faults.Should().ContainSingle().Which.Message.Should().Contain(expected);
        faults[0].Position!.Line.Should().Be(3);
    }

    [Fact]
    public void A_file_that_is_wrong_throughout_is_summed_up()
    {
        ImmutableArray<Fault> faults = Read("arrival,input,output\n" + string.Concat(Enumerable.Repeat("0,x,1\n", 100))).Faults;

        faults.Should().HaveCount(6);
        faults[^1].Message.Should().Contain("95 more lines");
    }

    [Fact]
    public void A_file_without_requests_is_refused()
        => Read("arrival,input,output\n").Faults.Should().ContainSingle().Which.Message.Should().Contain("no requests");

    [Fact]
    public void More_rows_than_the_limit_are_refused()
    {
        string path = _folder["long.csv"];
        using (var text = new StreamWriter(path))
        {
            text.Write("arrival,input,output\n");
            for (int i = 0; i <= TraceFile.MostRows; i++)
            {
                text.Write("0,1,1\n");
            }
        }

        var faults = new FaultCollector();
        TraceFile.Read(path, faults).Should().BeEmpty();
        faults.ToImmutable().Should().ContainSingle().Which.Message.Should().Contain("more than 2,000,000 rows");
    }
}
