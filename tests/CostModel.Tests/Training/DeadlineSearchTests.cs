using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Tests.Training;

public class DeadlineSearchTests
{
    private static readonly TrainingRun s_run = new()
    {
        Model = ModelCatalog.Default["llama-2-7b"],
        Tokens = Tokens.FromTrillions(1),
        Hardware = HardwareCatalog.Default["a100-sxm-80gb"],
        SequenceLength = 4096,
        BatchTokens = Tokens.FromTokens(1024 * 4096),
    };

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(200)]
    public void The_fewest_finish_in_time_and_a_node_count_well_below_does_not(int days)
    {
        ScaledRun fewest = DeadlineSearch.Fewest(s_run, Duration.FromDays(days))!;

        fewest.Estimate.WallClock.Should().BeLessThanOrEqualTo(Duration.FromDays(days));
        int fewer = (int)(fewest.Chips * 0.9) / 8 * 8;
        TrainingEstimate? of = (s_run with { Chips = fewer }).TryCompile(new FaultCollector())?.Estimate();
        (of is null || of.WallClock > Duration.FromDays(days)).Should().BeTrue("{0} chips take {1}", fewer, of?.WallClock);
    }

    /// <summary>Speed per accelerator falls with their number, so that half the time takes more than twice as many.</summary>
    [Fact]
    public void Half_the_time_takes_more_than_twice_the_chips()
    {
        int slow = DeadlineSearch.Fewest(s_run, Duration.FromDays(20))!.Chips;
        int fast = DeadlineSearch.Fewest(s_run, Duration.FromDays(5))!.Chips;

        fast.Should().BeGreaterThan(4 * slow);
    }

    [Fact]
    public void The_cheapest_is_in_time_and_takes_no_more_hours_than_the_fewest()
    {
        var deadline = Duration.FromDays(30);
        ScaledRun fewest = DeadlineSearch.Fewest(s_run, deadline)!;
        ScaledRun cheapest = DeadlineSearch.Cheapest(s_run, deadline)!;

        cheapest.Estimate.WallClock.Should().BeLessThanOrEqualTo(deadline);
        cheapest.Estimate.GpuHours.Should().BeLessThanOrEqualTo(fewest.Estimate.GpuHours);
        cheapest.Chips.Should().BeInRange(fewest.Chips, 2 * fewest.Chips);
    }

    /// <summary>A batch of 1,024 sequences gives work to so many replicas only.</summary>
    [Fact]
    public void No_number_of_chips_finishes_in_an_hour()
        => DeadlineSearch.Fewest(s_run, Duration.FromHours(1)).Should().BeNull();
}
