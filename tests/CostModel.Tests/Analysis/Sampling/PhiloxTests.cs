using CostModel.Analysis.Sampling;

namespace CostModel.Tests.Analysis.Sampling;

public class PhiloxTests
{
    /// <summary>Known answers of Random123 1.14 (kat_vectors, philox4x32 10): counter, key, result.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Bits_are_those_of_the_published_generator(
        uint a, uint b, uint c, uint d, uint key0, uint key1, uint x, uint y, uint z, uint w)
        => Philox.Bits(a, b, c, d, key0, key1).Should().Be((x, y, z, w));

    [Fact]
    public void Uniform_numbers_are_inside_the_ends_and_even()
    {
        double[] numbers = [.. Enumerable.Range(0, 50_000).Select(i => Philox.Uniforms(7, (ulong)i, 0)).SelectMany(pair => new[] { pair.First, pair.Second })];

        numbers.Should().OnlyContain(number => number > 0 && number < 1);

        // Mean 1/2 and variance 1/12, within four standard errors.
        numbers.Average().Should().BeApproximately(0.5, 4 / Math.Sqrt(12.0 * numbers.Length));
        numbers.Average(number => number * number).Should().BeApproximately(1.0 / 3, 4 * Math.Sqrt(4.0 / 45 / numbers.Length));
    }
}
