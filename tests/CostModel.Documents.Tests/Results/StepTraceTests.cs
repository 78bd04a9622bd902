using System.Collections.Immutable;
using System.Text.Json;
using CostModel.Documents.Results;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;

namespace CostModel.Documents.Tests.Results;

/// <summary>
/// The Trace Event Format (Google, "Trace Event Format", 2016): an array <c>traceEvents</c> whose complete events have <c>name</c>,
/// <c>ph</c> = X, <c>pid</c>, <c>tid</c>, and <c>ts</c> and <c>dur</c> in microseconds.
/// </summary>
public class StepTraceTests
{
    private static readonly CompiledTrainingRun s_run = new TrainingRun
    {
        Model = ModelCatalog.Default["qwen3-30b-a3b"],
        Tokens = Tokens.FromTrillions(1),
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
        Chips = 64,
        Stack = TrainingStackCatalog.Default["megatron-core-2023"],
        Layout = new TrainingLayout { Tensor = 2, Pipeline = 2, Expert = 8, MicroBatch = 1, Recompute = Ratio.FromFraction(0.5) },
    }.Compile();

    [Fact]
    public void Every_event_is_complete()
    {
        using JsonDocument trace = Trace(s_run.Breakdown());

        foreach (JsonElement one in Events(trace))
        {
            one.GetProperty("name").GetString().Should().NotBeNullOrEmpty();
            one.GetProperty("ph").GetString().Should().Be("X");
            one.GetProperty("pid").GetInt32().Should().Be(1);
            one.GetProperty("ts").GetDouble().Should().BeGreaterOrEqualTo(0);
            one.GetProperty("dur").GetDouble().Should().BePositive();
        }
    }

    [Fact]
    public void Events_of_a_track_follow_each_other_and_end_with_the_step()
    {
        using JsonDocument trace = Trace(s_run.Breakdown());
        double step = 1e6 * s_run.Estimate().Step!.Seconds.TotalSeconds;

        foreach (IGrouping<int, JsonElement> track in Events(trace).GroupBy(one => one.GetProperty("tid").GetInt32()))
        {
            double end = 0;
            foreach (JsonElement one in track)
            {
                one.GetProperty("ts").GetDouble().Should().BeApproximately(end, 1e-9 * step);
                end = one.GetProperty("ts").GetDouble() + one.GetProperty("dur").GetDouble();
            }

            end.Should().BeApproximately(step, 1e-9 * step, "track {0} shows the whole step", track.Key);
        }
    }

    [Fact]
    public void Every_operation_says_what_it_computes_moves_and_waits_for()
    {
        using JsonDocument trace = Trace(s_run.Breakdown());

        JsonElement[] operations = [.. Events(trace).Where(one => one.TryGetProperty("args", out _))];

        operations.Select(one => one.GetProperty("name").GetString()).Should().Equal(s_run.Breakdown().Select(operation => operation.Name));
        operations.Sum(one => one.GetProperty("args").GetProperty("flops").GetDouble())
            .Should().BeApproximately(s_run.Breakdown().Sum(operation => operation.Flops.TotalFlops), 1);
        operations.Select(one => one.GetProperty("args").GetProperty("bound").GetString()).Should().Contain(["compute", "memory", "network", "pipeline"]);
    }

    [Fact]
    public void Nothing_to_show_is_an_empty_trace()
    {
        using JsonDocument trace = Trace([]);

        Events(trace).Should().BeEmpty();
    }

    private static JsonDocument Trace(ImmutableArray<StepOperation> operations) => JsonDocument.Parse(StepTrace.Write(operations));

    private static JsonElement.ArrayEnumerator Events(JsonDocument trace) => trace.RootElement.GetProperty("traceEvents").EnumerateArray();
}
