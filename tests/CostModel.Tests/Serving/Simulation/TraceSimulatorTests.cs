using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Serving.Simulation;
using FluentAssertions;

namespace CostModel.Tests.Serving.Simulation;

public class TraceSimulatorTests
{
    private static CompiledServingPlan Plan(double concurrency, double input, double output) => new ServingPlan
    {
        Model = ModelCatalog.Default["llama-3.1-8b"],
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
        Workload = new Workload { InputTokens = Tokens.FromTokens(input), OutputTokens = Tokens.FromTokens(output) },
        Load = new ClosedLoad(concurrency),
    }.Compile();

    /// <summary>A batch that arrives at once and only decodes: the simulation must take the analytic step for each token.</summary>
    [Fact]
    public void Simulation_and_law_agree_on_a_decoding_batch()
    {
        CompiledServingPlan plan = Plan(1, 16, 400);
        TraceOutcome outcome = TraceSimulator.Run(plan, [new TraceRequest(0, 16, 400)]);

        outcome.TimePerOutputToken.P50.TotalSeconds.Should()
            .BeApproximately(plan.Estimate().TimePerOutputToken.TotalSeconds, 0.01 * plan.Estimate().TimePerOutputToken.TotalSeconds);
    }

    /// <summary>Arrivals at the rate at which the closed loop of 32 answers: both see 32 in flight and the same time per token.</summary>
    [Fact]
    public void Simulation_and_law_agree_on_a_steady_load()
    {
        CompiledServingPlan plan = Plan(32, 1000, 250);
        ServingEstimate law = plan.Estimate();
        double gap = law.EndToEnd.TotalSeconds / 32;
        TraceOutcome outcome = TraceSimulator.Run(plan, [.. Enumerable.Range(0, 1500).Select(i => new TraceRequest(i * gap, 1000, 250))]);

        outcome.TimePerOutputToken.P50.TotalSeconds.Should()
            .BeApproximately(law.TimePerOutputToken.TotalSeconds, 0.15 * law.TimePerOutputToken.TotalSeconds);
    }

    [Fact]
    public void The_order_of_the_file_does_not_matter_and_two_runs_agree_to_the_bit()
    {
        CompiledServingPlan plan = Plan(8, 500, 100);
        TraceRequest[] trace = [.. Enumerable.Range(0, 300).Select(i => new TraceRequest(i * 0.07, 100 + (i % 7 * 150), 20 + (i % 11 * 20)))];

        TraceSimulator.Run(plan, trace).Should().Be(TraceSimulator.Run(plan, [.. trace.Reverse()]));
    }

    [Fact]
    public void Every_answer_follows_its_question()
    {
        TraceOutcome outcome = TraceSimulator.Run(Plan(8, 500, 100), [.. Enumerable.Range(0, 200).Select(i => new TraceRequest(i % 5, 800, 50))]);

        outcome.TimeToFirstToken.P50.TotalSeconds.Should().BePositive();
        outcome.TimeToFirstToken.P99.TotalSeconds.Should().BeGreaterThan(outcome.TimeToFirstToken.P50.TotalSeconds);
        outcome.Goodput.TotalFraction.Should().Be(1);
    }

    [Theory]
    [InlineData(-1, 10, 10)]
    [InlineData(0, -1, 10)]
    [InlineData(0, 10, 0)]
    [InlineData(double.NaN, 10, 10)]
    public void A_request_that_cannot_be_is_refused(double arrival, double input, double output)
        => FluentActions.Invoking(() => TraceSimulator.Run(Plan(1, 10, 10), [new TraceRequest(arrival, input, output)])).Should().Throw<ArgumentException>();
}
