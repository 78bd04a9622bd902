using CostModel.Training;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Training;

public class ReliabilityTests
{
    private static Arbitrary<Reliability> Any { get; } = Gen.Choose(1, 1_000_000).ArrayOf(3).Select(x => new Reliability
    {
        BetweenInterruptions = GpuHours.FromGpuHours(x[0]),
        CheckpointPause = Duration.FromSeconds(x[1] / 1000.0),
        Restart = Duration.FromSeconds(x[2] / 100.0),
    }).ToArbitrary();

    /// <summary>10,000 GPU-hours on 3,600 chips are 10,000 s; sqrt(2 x 50 s x 10,000 s) = 1,000 s (Young 1974, CACM 17(9), equation 3).</summary>
    [Fact]
    public void The_interval_is_youngs()
        => Example.CheckpointIntervalOf(3600).TotalSeconds.Should().BeApproximately(1000, 1e-9);

    /// <summary>Lost per useful second: 50 / 1,000 for checkpoints, (1,000 / 2 + 500) / 10,000 for interruptions; 1 / 1.15.</summary>
    [Fact]
    public void Goodput_is_what_checkpoints_and_interruptions_leave()
        => Example.GoodputOf(3600).TotalFraction.Should().BeApproximately(1 / 1.15, 1e-12);

    /// <summary>The Llama 3 Herd of Models, arXiv 2407.21783, section 3.3.4: "higher than 90% effective training time" on 16,384 H100.</summary>
    [Fact]
    public void Llama_3_made_progress_in_a_little_over_nine_tenths_of_its_time()
        => new Reliability().GoodputOf(16_384).TotalFraction.Should().BeInRange(0.90, 0.93);

    /// <summary>The same section: 419 unexpected interruptions in 54 days are one in 3.1 hours.</summary>
    [Fact]
    public void Llama_3_was_interrupted_every_three_hours()
        => (Reliability.Typical.BetweenInterruptions!.Value.TotalGpuHours / 16_384).Should().BeApproximately(3.1, 0.05);

    [Fact]
    public void Goodput_is_a_share_of_time()
        => Prop.ForAll(Any, Gen.Choose(1, 1_000_000).ToArbitrary(), (reliability, chips) =>
        {
            double goodput = reliability.GoodputOf(chips).TotalFraction;
            return goodput is > 0 and <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_chips_never_raise_goodput()
        => Prop.ForAll(Any, Gen.Choose(1, 500_000).Two().ToArbitrary(), (reliability, chips) =>
            reliability.GoodputOf(chips.Item1 + chips.Item2) <= reliability.GoodputOf(chips.Item1)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_other_interval_loses_less()
        => Prop.ForAll(Any, Gen.Choose(1, 100_000).ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(), (reliability, chips, percent) =>
        {
            double meanTime = reliability.Hours * 3600 / chips;
            double Lost(double interval) => (reliability.PauseSeconds / interval) + (interval / 2 / meanTime);
            double best = reliability.CheckpointIntervalOf(chips).TotalSeconds;
            return Lost(best) <= Lost(best * percent / 100) * (1 + 1e-12);
        }).QuickCheckThrowOnFailure();

    private static Reliability Example { get; } = new()
    {
        BetweenInterruptions = GpuHours.FromGpuHours(10_000),
        CheckpointPause = Duration.FromSeconds(50),
        Restart = Duration.FromSeconds(500),
    };
}
