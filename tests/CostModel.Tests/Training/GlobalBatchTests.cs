using CostModel.Training;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Training;

public class GlobalBatchTests
{
    [Theory]
    [InlineData(4e6, 1024, 4096, 1024)] // 976.6 sequences: 1,024 are 4.9 % more and split over all chips
    [InlineData(4e6, 2048, 2048, 2048)] // 1,953.1 sequences, as LLaMA trained on 2,048 A100 (arXiv 2302.13971, section 2.3)
    [InlineData(62.9e6, 2048, 4096, 15360)] // 15,356.4 sequences: DeepSeek-V3's batch was 15,360 (arXiv 2412.19437, section 4.2)
    [InlineData(16e6, 16384, 8192, 2048)] // 1,953.1 sequences: Llama 3 405B's was 128 replicas of 16 (arXiv 2407.21783, table 4)
    public void A_rounded_batch_is_the_near_one_that_splits(double tokens, int chips, int sequence, int sequences)
        => GlobalBatch.Sequences(Tokens.FromTokens(tokens), chips, sequence).Should().Be(sequences);

    [Theory]
    [InlineData(1, 1024, 2048, 1)]
    [InlineData(977, 1000, 4096, 977)]
    [InlineData(1920, 3360, 2048, 1920)]
    public void A_whole_number_of_sequences_is_kept(int sequences, int chips, int sequence, int kept)
        => GlobalBatch.Sequences(Tokens.FromTokens((double)sequences * sequence), chips, sequence).Should().Be(kept);

    [Fact]
    public void A_rounded_batch_moves_by_five_percent_at_most_and_splits_no_worse()
        => Prop.ForAll(Gen.Choose(50_000, 2_000_000_000).ToArbitrary(), Gen.Choose(1, 5_000).ToArbitrary(), (tokens, chips) =>
        {
            double exact = tokens / 1000.0;
            int nearest = Math.Max(1, (int)Math.Round(exact));

            int sequences = GlobalBatch.Sequences(Tokens.FromTokens(tokens), chips, 1000);

            return Math.Abs(sequences - exact) <= Math.Max(0.5, 0.05 * exact) && Divisors.Gcd(sequences, chips) >= Divisors.Gcd(nearest, chips);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_batch_that_is_not_stated_grows_with_the_chips()
        => GlobalBatch.Sequences(null, 16_384, 8192).Should().Be(2048, "1,024 tokens a chip, as Llama 3 405B had");
}
