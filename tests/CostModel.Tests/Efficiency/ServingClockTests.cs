using CostModel.Efficiency;
using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Tests.Efficiency;

public class ServingClockTests
{
    private static ServingEffect Effect(string id) => TechniqueCatalog.Default[id].Serving!;

    private static double SpeedUp(ServingState state, params string[] ids)
        => ServingClock.PerQuery(state).Total / ServingClock.PerQuery(ids.Aggregate(state, (current, id) => current.With(Effect(id)))).Total;

    [Fact]
    public void A_query_at_batch_1_reads_the_weights_once_for_every_token()
    {
        // 70.55e9 parameters in 2 bytes over 4 x 3.35 TB/s at 0.844: 12.5 ms a token, 300 tokens.
        ServingTime time = ServingClock.PerQuery(States.Llama70B(concurrency: 1));

        time.WeightBytes.Should().BeApproximately(300 * 70.55e9 * 2 / (4 * 3.35e12 * 0.844), 0.02);
        time.DecodeFlops.Should().Be(0);
    }

    [Fact]
    public void Rounding_weights_helps_small_batches_and_hardly_large_ones()
    {
        SpeedUp(States.Llama70B(concurrency: 1), "gptq-int4").Should().BeGreaterThan(2.4);
        SpeedUp(States.Llama70B(concurrency: 200), "gptq-int4").Should().BeLessThan(1.2);
    }

    [Fact]
    public void Speculation_helps_small_batches_and_hardly_large_ones()
    {
        // Leviathan et al. 2023, arXiv 2211.17192: 2 to 3 times at small batches.
        SpeedUp(States.Llama70B(concurrency: 1), "speculative-decoding").Should().BeInRange(2, 3);
        SpeedUp(States.Llama70B(concurrency: 250), "speculative-decoding").Should().BeLessThan(1.05);
    }

    [Fact]
    public void Techniques_compose_in_any_order()
    {
        ServingState state = States.Llama70B();

        SpeedUp(state, "fp8", "prefix-caching", "speculative-decoding")
            .Should().BeApproximately(SpeedUp(state, "speculative-decoding", "fp8", "prefix-caching"), 1e-12);
    }

    [Fact]
    public void Techniques_on_one_resource_gain_less_together_than_their_headlines_multiplied()
    {
        ServingState state = States.Llama70B(concurrency: 1);

        SpeedUp(state, "gptq-int4", "sparsegpt").Should().BeLessThan(SpeedUp(state, "gptq-int4") * SpeedUp(state, "sparsegpt"));
    }

    [Fact]
    public void A_large_batch_of_a_mixture_reads_nearly_all_experts()
    {
        ServingState state = States.Llama70B() with { Model = ModelCatalog.Default["mixtral-8x7b"], Chips = 2 };
        double Bytes(double concurrency) => ServingClock.PerQuery(state with { Concurrency = concurrency }).WeightBytes * concurrency / 300 * 2 * 3.35e12 * 0.844;

        // Mixtral: 12.9B of 46.7B parameters are active; E[1-(1-k/n)^B] of the experts is read.
        Bytes(1).Should().BeApproximately(12.9e9 * 2, 0.03 * 12.9e9 * 2);
        Bytes(16).Should().BeApproximately(46.3e9 * 2, 0.03 * 46.3e9 * 2);
    }

    [Fact]
    public void A_known_throughput_fixes_the_concurrency()
    {
        ServingState state = ServingClock.Calibrated(States.Llama70B(), TokensPerSecond.FromTokensPerSecond(1000));

        ServingClock.Throughput(state).TotalTokensPerSecond.Should().BeApproximately(1000, 0.01);
    }

    [Fact]
    public void Weights_that_do_not_fit_leave_no_room_for_a_sequence()
        => ServingClock.Capacity(States.Llama70B() with { Chips = 1 }).Should().BeLessThan(1);

    [Fact]
    public void A_model_known_only_by_its_size_is_split_like_one_of_that_size()
    {
        ServingState known = States.Llama70B();
        ServingState sized = known with { Model = Model.OfSize(ParameterCount.FromBillions(70.55)) };

        ServingClock.PerQuery(sized).Total.Should().BeApproximately(ServingClock.PerQuery(known).Total, 0.1 * ServingClock.PerQuery(known).Total);
    }
}
