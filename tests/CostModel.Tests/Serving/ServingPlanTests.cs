using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Serving.Engines;
using CostModel.Validation;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Serving;

public class ServingPlanTests
{
    private static readonly HardwareProfile s_h100 = HardwareCatalog.Default["h100-sxm-80gb"];

    private static ServingPlan Llama70b => new()
    {
        Model = ModelCatalog.Default["llama-3.1-70b"],
        Hardware = s_h100,
        Precision = WeightFormat.ById["fp8"],
        Chips = 2,
        Workload = new Workload { InputTokens = Tokens.FromTokens(5000), OutputTokens = Tokens.FromTokens(500) },
    };

    /// <summary>NVIDIA NIM 1.8 performance page: throughput of 5000/500 flattens between 75 and 100; Little's law on the plateau gives 86.</summary>
    [Fact]
    public void A_70b_model_in_fp8_on_two_h100_holds_about_85_requests_of_5000_and_500_tokens()
    {
        ServingPlan nim = Llama70b with { Engine = EngineCatalog.Named("NIM 1.8.0 (TRT-LLM)", 2025, s_h100) };
        nim.Estimate().MaxConcurrency.Should().BeInRange(75, 95);
    }

    /// <summary>70.6B parameters of one byte, embeddings and head of 128,256 x 8,192 in two bytes, over two chips: by hand 36.4 GB.</summary>
    [Fact]
    public void Weights_are_counted_as_stored()
        => Llama70b.Estimate().Memory.Weights.TotalGigabytes.Should().BeApproximately((68.45 + 4.2) / 2, 0.3);

    /// <summary>80 layers x 2 x 8 heads x 128 x 2 bytes = 327,680 bytes a token over both chips.</summary>
    [Fact]
    public void Cache_of_a_request_follows_its_key_value_heads()
        => (Llama70b with { CachePrecision = CacheFormat.Bf16 }).Estimate().Memory.CachePerSequence.TotalBytes
            .Should().BeApproximately(327_680.0 / 2 * (5000 + 250), 1);

    [Fact]
    public void Weights_beyond_memory_are_a_result_that_names_shortfall_and_remedy()
    {
        ServingEstimate estimate = (Llama70b with { Chips = 1, Precision = WeightFormat.Bf16 }).Estimate();

        estimate.Feasibility.IsFeasible.Should().BeFalse();
        estimate.Feasibility.Reason.Should().Contain("more than the");
        estimate.Feasibility.Remedy.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void An_objective_below_the_floor_says_what_the_floor_is_and_what_sets_it()
    {
        ServingEstimate estimate = (Llama70b with { Objective = new ServingObjective { TimePerOutputToken = Duration.FromMilliseconds(2) } }).Estimate();

        estimate.Feasibility.IsFeasible.Should().BeFalse();
        estimate.Feasibility.Reason.Should().Contain("even one request at a time takes").And.Contain("reading dense weights sets that floor");
    }

    [Fact]
    public void A_request_beyond_the_context_of_the_model_is_refused_with_both_numbers()
    {
        var faults = new FaultCollector();
        (Llama70b with { Workload = new Workload { InputTokens = Tokens.FromTokens(200_000) } }).TryCompile(faults).Should().BeNull();
        faults.ToImmutable()[0].Message.Should().Contain("200000").And.Contain("131072");
    }

    [Fact]
    public void No_output_and_no_requests_are_refused_at_once()
    {
        var faults = new FaultCollector();
        (Llama70b with { Workload = new Workload { OutputTokens = Tokens.FromTokens(0) }, Load = new ClosedLoad(0) }).TryCompile(faults);
        faults.ToImmutable().Select(fault => fault.Path).Should().BeEquivalentTo("workload.outputTokens", "serving.concurrency");
    }

    [Fact]
    public void More_requests_in_flight_never_make_a_token_come_sooner()
        => Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(), (one, more) =>
        {
            double few = 1 + (one.Get % 60);
            return TimeOf(few + (more.Get % 60)) >= TimeOf(few) * 0.9999;
        }).QuickCheckThrowOnFailure();

    /// <summary>Little's law.</summary>
    [Fact]
    public void Output_of_a_closed_loop_is_concurrency_times_output_over_the_time_of_a_request()
        => Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), concurrency =>
        {
            double inFlight = 1 + (concurrency.Get % 200);
            ServingEstimate estimate = (Llama70b with { Load = new ClosedLoad(inFlight) }).Estimate();
            return Math.Abs((estimate.OutputTokensPerSecond.TotalTokensPerSecond * estimate.EndToEnd.TotalSeconds / (inFlight * 500)) - 1) < 1e-9;
        }).QuickCheckThrowOnFailure();

    /// <summary>A weight must be read once a step: no prediction may beat the memory bandwidth.</summary>
    [Theory]
    [InlineData("llama-3.1-8b", 1, 16.06e9)]
    [InlineData("llama-3.1-70b", 8, 141e9)]
    public void No_step_is_faster_than_reading_the_weights(string model, int chips, double bytes)
    {
        ServingEstimate estimate = (Llama70b with
        {
            Model = ModelCatalog.Default[model],
            Precision = WeightFormat.Bf16,
            Chips = chips,
            Load = new ClosedLoad(1),
        }).Estimate();
        double floor = 0.95 * bytes / chips / s_h100.MemoryBandwidth.TotalBytesPerSecond;
        estimate.TimePerOutputToken.TotalSeconds.Should().BeInRange(floor, 3 * floor);
    }

    private static double TimeOf(double concurrency)
        => (Llama70b with { Load = new ClosedLoad(concurrency) }).Estimate().TimePerOutputToken.TotalSeconds;
}
