using System.Text;
using System.Text.Json;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Documents.Analysis;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Analysis;

public sealed class SweepOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Csv_has_a_header_a_row_a_point_and_nothing_where_there_is_no_number()
        => Text(Roots(-1, 4, 2), SweepFormat.Csv).Should().Be("x,feasible,root,square\n-1,true,,1\n4,true,2,16\n2,true,1.4142135623730951,4\n");

    [Theory]
    [InlineData(SweepFormat.Ndjson)]
    [InlineData(SweepFormat.Json)]
    public void Json_holds_the_same_rows(SweepFormat format)
    {
        string text = Text(Roots(-1, 4), format);

        string[] rows = format == SweepFormat.Json
            ? [.. JsonDocument.Parse(text).RootElement.EnumerateArray().Select(row => row.GetRawText())]
            : text.Split('\n')[..^1];
        rows.Should().HaveCount(2);
        using var first = JsonDocument.Parse(rows[0]);
        first.RootElement.GetProperty("root").ValueKind.Should().Be(JsonValueKind.Null);
        first.RootElement.GetProperty("square").GetDouble().Should().Be(1);
        first.RootElement.GetProperty("feasible").GetBoolean().Should().BeTrue();
    }

    [Theory]
    [InlineData(SweepFormat.Csv, 1)]
    [InlineData(SweepFormat.Csv, 3)]
    [InlineData(SweepFormat.Ndjson, 2)]
    [InlineData(SweepFormat.Json, 5)]
    public void The_bytes_are_the_same_on_any_number_of_threads(SweepFormat format, int threads)
        => Text(Many, format, threads).Should().Be(Text(Many, format, 1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20_000)]
    public void Shards_are_disjoint_and_cover_everything(int of)
    {
        (long From, long To)[] parts = [.. Enumerable.Range(0, of).Select(i => new Shard(i, of).RangeOf(12_345))];

        parts[0].From.Should().Be(0);
        parts[^1].To.Should().Be(12_345);
        parts.Skip(1).Select(part => part.From).Should().Equal(parts.SkipLast(1).Select(part => part.To));
    }

    [Theory]
    [InlineData("4/4")]
    [InlineData("-1/4")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("0/0")]
    public void A_shard_that_is_none_is_refused(string text)
    {
        Shard.TryParse(text, out _, out string problem).Should().BeFalse();
        problem.Should().Contain("0/4, 1/4, 2/4 and 3/4");
    }

    [Theory]
    [InlineData(SweepFormat.Csv)]
    [InlineData(SweepFormat.Json)]
    public void A_run_that_stops_anywhere_continues_to_the_same_bytes(SweepFormat format)
    {
        string whole = Text(Many, format);
        foreach (int stopAfter in new[] { 1, 3, 5 })
        {
            string path = Path.Combine(_folder.Path, $"stopped-{stopAfter}");
            using var source = new CancellationTokenSource();
            int calls = 0;
            var stopped = new SweepOutput(Slow(() => { if (Interlocked.Increment(ref calls) == stopAfter * 700) { source.Cancel(); } }), format, Shard.Whole);
            stopped.Invoking(output => output.WriteTo(path, resume: false, new FaultCollector(), source.Token)).Should().Throw<OperationCanceledException>();
            File.Exists(path).Should().BeFalse("a file appears whole or not at all");

            // What a killed process had not yet flushed.
            File.AppendAllText(path + ".partial", "half a row, 12");
            File.AppendAllText(path + ".journal", "99 9");

            new SweepOutput(Slow(() => { }), format, Shard.Whole).WriteTo(path, resume: true, new FaultCollector()).Should().BeTrue();
            File.ReadAllText(path).Should().Be(whole);
            Directory.GetFiles(_folder.Path).Should().NotContain(file => file.EndsWith(".partial", StringComparison.Ordinal) || file.EndsWith(".journal", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_another_sweep_left_is_not_continued()
    {
        string path = Path.Combine(_folder.Path, "out");
        using var source = new CancellationTokenSource();
        source.Cancel();
        new SweepOutput(Many, SweepFormat.Csv, Shard.Whole).Invoking(output => output.WriteTo(path, false, new FaultCollector(), source.Token))
            .Should().Throw<OperationCanceledException>();
        var faults = new FaultCollector();

        new SweepOutput(Roots(1, 2), SweepFormat.Csv, Shard.Whole).WriteTo(path, resume: true, faults).Should().BeFalse();

        faults.ToImmutable().Single().Message.Should().Contain("is of another sweep");
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_fault()
    {
        var faults = new FaultCollector();

        new SweepOutput(Many, SweepFormat.Csv, Shard.Whole).WriteTo(_folder.Path, resume: false, faults).Should().BeFalse();

        faults.ToImmutable().Single().Message.Should().EndWith("is a directory: name a file");
    }

    [Theory]
    [InlineData(SweepFormat.Csv)]
    [InlineData(SweepFormat.Ndjson)]
    public void Shards_merge_in_any_order_into_the_bytes_of_one_run(SweepFormat format)
    {
        string[] parts = Parts(format, 5);
        using var merged = new MemoryStream();

        ShardFiles.Merge([.. parts.Reverse()], merged, new FaultCollector()).Should().BeTrue();

        Encoding.UTF8.GetString(merged.ToArray()).Should().Be(Text(Many, format));
    }

    [Fact]
    public void A_missing_a_doubled_a_foreign_a_changed_and_a_whole_file_are_refused()
    {
        string[] parts = Parts(SweepFormat.Csv, 3);
        Refusal(parts[0], parts[2]).Should().Be("1 of 3 parts are missing: 1/3");
        Refusal([.. parts, parts[1]]).Should().Be("part 1/3 is there 2 times");
        Refusal(parts[0], parts[1], Parts(SweepFormat.Csv, 4)[2]).Should().StartWith("is part 2/4 of another sweep");
        Refusal(parts[0], Path.Combine(_folder.Path, "absent"), parts[2]).Should().Be("there is no such file");

        string whole = _folder.Write("whole.csv", Text(Many, SweepFormat.Csv));
        Refusal(parts[0], whole, parts[2]).Should().StartWith("is no file of a shard");

        string changed = _folder.Write("changed.csv", File.ReadAllText(parts[1]).Replace("true", "TRUE", StringComparison.Ordinal));
        Refusal(parts[0], changed, parts[2]).Should().StartWith("was changed");

        string cut = _folder.Write("cut.csv", File.ReadAllText(parts[1])[..^20]);
        Refusal(parts[0], cut, parts[2]).Should().StartWith("is no file of a shard");
    }

    private static Sweep Many => Slow(() => { });

    private static Sweep Slow(Action atPoint)
    {
        var input = PlanInput.OfNumber("x", InputRange.Positive, 1);
        var plan = new FunctionPlan([input], ["root", "square"], (x, y) =>
        {
            atPoint();
            (y[0], y[1]) = (Math.Sqrt(x[0]), x[0] * x[0]);
        });
        return new Sweep(plan, GridPoints.Of(Axis.Even(input, 1, 7, 20_011)), "root", "square");
    }

    private static Sweep Roots(params double[] values)
    {
        var input = PlanInput.OfNumber("x", InputRange.Positive, 1);
        return new Sweep(new FunctionPlan([input], ["root", "square"], (x, y) => (y[0], y[1]) = (Math.Sqrt(x[0]), x[0] * x[0])), GridPoints.Of(Axis.Of(input, values)), "root", "square");
    }

    private static string Text(Sweep sweep, SweepFormat format, int threads = 2)
    {
        using var stream = new MemoryStream();
        new SweepOutput(sweep, format, Shard.Whole) { Threads = threads }.WriteTo(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private string[] Parts(SweepFormat format, int of)
        => [.. Enumerable.Range(0, of).Select(i =>
        {
            string path = Path.Combine(_folder.Path, $"{format}-{i}-{of}");
            new SweepOutput(Many, format, new Shard(i, of)).WriteTo(path, resume: false, new FaultCollector()).Should().BeTrue();
            return path;
        })];

    private static string Refusal(params string[] paths)
    {
        var faults = new FaultCollector();
        using var merged = new MemoryStream();
        ShardFiles.Merge(paths, merged, faults).Should().BeFalse();
        merged.Length.Should().Be(0, "a refused merge writes nothing");
        return faults.ToImmutable()[0].Message;
    }
}
