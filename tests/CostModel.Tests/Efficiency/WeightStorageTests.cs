using CostModel.Efficiency;

namespace CostModel.Tests.Efficiency;

public class WeightStorageTests
{
    [Fact]
    public void Four_bits_and_half_of_the_weights_are_five_times_smaller_not_eight()
    {
        // Hand calculation of seed claim C23: 0.5 * 4 bits and a bitmap of 1 bit are 3 bits a weight.
        var storage = new WeightStorage { Bits = 4, Density = 0.5 };

        storage.BitsPerWeight.Should().Be(3);
        storage.Compression.Should().BeApproximately(5.333, 0.0005);
    }

    [Fact]
    public void A_scale_for_every_64_weights_costs_a_quarter_of_a_bit()
        => new WeightStorage { Bits = 4, ScaleBits = 16.0 / 64 }.BitsPerWeight.Should().Be(4.25);

    [Fact]
    public void Half_of_the_weights_in_half_precision_are_nine_bits()
        => new WeightStorage { Density = 0.5 }.BitsPerWeight.Should().Be(9);

    [Fact]
    public void The_shipped_techniques_compose_to_the_same_bits()
    {
        ServingState state = States.Llama70B()
            .With(TechniqueCatalog.Default["gptq-int4"].Serving!)
            .With(TechniqueCatalog.Default["sparsegpt"].Serving!);

        state.Weights.Compression.Should().BeApproximately(5.333, 0.0005);
    }
}
