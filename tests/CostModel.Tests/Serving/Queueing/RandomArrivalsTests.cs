using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Serving.Queueing;
using CostModel.Serving.Simulation;
using FluentAssertions;

namespace CostModel.Tests.Serving.Queueing;

public class RandomArrivalsTests
{
    private static readonly ServingPlan s_plan = new()
    {
        Model = ModelCatalog.Default["llama-3.1-8b"],
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
        Workload = new Workload { InputTokens = Tokens.FromTokens(1000), OutputTokens = Tokens.FromTokens(250) },
    };

    /// <summary>The standard normal distribution lies below 1.281552 with 90 % (NIST/SEMATECH e-Handbook, table of the cumulative normal).</summary>
    [Fact]
    public void Deviations_are_those_of_the_normal_distribution()
    {
        RandomArrivals.At(0.9).Deviations.Should().BeApproximately(1.281552, 1e-6);
        RandomArrivals.At(0.5).Deviations.Should().BeApproximately(0, 1e-12);
    }

    /// <summary>By hand: 24 in flight vary by the root of 2 x 24 / 3 = 4 over the life of a request; 24 + 1.281552 x 4 = 29.126.</summary>
    [Fact]
    public void The_ninetieth_percentile_sees_the_crowd_of_its_percentile()
    {
        CompiledServingPlan plan = s_plan.Compile();
        RandomArrivals.At(0.9).Of(plan, 24).PerToken.Should().BeApproximately(plan.Steady(29.126208).PerToken, 1e-9);
    }

    [Fact]
    public void Percentiles_rise_and_the_median_token_is_the_mean_one()
    {
        ServingPercentiles at = (s_plan with { Load = new OpenLoad(4) }).Estimate().Percentiles!;

        at.TimePerOutputToken.P50.TotalSeconds.Should().BeApproximately((s_plan with { Load = new OpenLoad(4) }).Estimate().TimePerOutputToken.TotalSeconds, 1e-9);
        at.TimePerOutputToken.P99.Should().BeGreaterThan(at.TimePerOutputToken.P90);
        at.TimeToFirstToken.P99.Should().BeGreaterThan(at.TimeToFirstToken.P90).And.BeGreaterThan(at.TimeToFirstToken.P50);
        at.EndToEnd.P99.Should().BeGreaterThan(at.EndToEnd.P90);
    }

    /// <summary>The law beside the discrete-event simulation, which knows no distribution: 6,000 random arrivals of equal requests.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void The_spread_of_the_law_is_that_of_the_simulation(double rate)
    {
        var random = new Random(7);
        double clock = 0;
        TraceRequest[] trace = [.. Enumerable.Range(0, 6000).Select(_ => new TraceRequest(clock -= Math.Log(1 - random.NextDouble()) / rate, 1000, 250))];
        TraceOutcome simulated = TraceSimulator.Run(s_plan.Compile(), trace);
        ServingPercentiles law = (s_plan with { Load = new OpenLoad(rate) }).Estimate().Percentiles!;

        Over(law.TimePerOutputToken.P90, law.TimePerOutputToken.P50)
            .Should().BeApproximately(Over(simulated.TimePerOutputToken.P90, simulated.TimePerOutputToken.P50), 0.06);
        Over(law.TimePerOutputToken.P99, law.TimePerOutputToken.P50)
            .Should().BeApproximately(Over(simulated.TimePerOutputToken.P99, simulated.TimePerOutputToken.P50), 0.12);
    }

    [Fact]
    public void A_percentile_allows_fewer_requests_than_the_mean()
    {
        ServingEstimate At(double? share) => (s_plan with
        {
            Objective = new ServingObjective { TimePerOutputToken = Duration.FromMilliseconds(15), Percentile = share is { } p ? Ratio.FromFraction(p) : null },
        }).Estimate();

        At(0.9).Concurrency.Should().BeLessThan(At(null).Concurrency);
        At(0.99).Concurrency.Should().BeLessThan(At(0.9).Concurrency).And.BePositive();
        At(0.9).Percentiles!.TimePerOutputToken.P90.TotalMilliseconds.Should().BeLessThanOrEqualTo(15);
    }

    [Fact]
    public void More_than_a_replica_answers_is_a_result_with_the_replicas_that_would()
    {
        ServingEstimate estimate = (s_plan with { Load = new OpenLoad(500) }).Estimate();

        estimate.Feasibility.IsFeasible.Should().BeFalse();
        estimate.Feasibility.Reason.Should().Contain("500 requests a second arrive").And.Contain("without end");
        estimate.Feasibility.Remedy.Should().Contain("replicas");
        estimate.Percentiles.Should().BeNull();
    }

    private static double Over(Duration one, Duration other) => one.TotalSeconds / other.TotalSeconds;
}
