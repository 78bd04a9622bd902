using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Tests.Training;

public class PowerCapTests
{
    private static readonly TrainingRun s_run = new()
    {
        Model = ModelCatalog.Default["gpt-neox-20b"],
        Tokens = Tokens.FromBillions(10),
        Hardware = HardwareCatalog.Default["a100-sxm-80gb"],
        Chips = 64,
        SequenceLength = 2048,
        BatchTokens = Tokens.FromTokens(512 * 2048),
        Layout = new TrainingLayout { Tensor = 2, Pipeline = 1, MicroBatch = 4 },
    };

    /// <summary>NVIDIA A100 datasheet, June 2020: at 250 W (PCIe) it delivers 90 % of what it does at 400 W (SXM) on its top applications.</summary>
    [Fact]
    public void An_a100_at_250_w_keeps_about_nine_tenths_of_its_speed()
        => (Speed(s_run with { PowerCap = Power.FromWatts(250) }) / Speed(s_run)).Should().BeApproximately(0.90, 0.06);

    [Fact]
    public void A_cap_at_the_design_power_changes_nothing()
        => Speed(s_run with { PowerCap = Power.FromWatts(400) }).Should().Be(Speed(s_run));

    [Fact]
    public void A_lower_cap_is_never_faster()
    {
        double[] speeds = [.. new[] { 400.0, 350, 300, 250, 200 }.Select(watts => Speed(s_run with { PowerCap = Power.FromWatts(watts) }))];

        speeds.Should().BeInDescendingOrder();
    }

    [Fact]
    public void A_cap_near_idle_is_refused_with_the_numbers()
    {
        var faults = new FaultCollector();
        (s_run with { PowerCap = Power.FromWatts(60) }).TryCompile(faults).Should().BeNull();

        faults.ToImmutable().Should().ContainSingle().Which.ToString().Should()
            .Be("CM0104 training.powerCap: a cap of 60 W is hardly more than 'a100-sxm-80gb' draws idle: its design power is 400 W (at least 120 W)");
    }

    /// <summary>By hand: sqrt(2 ln 65,536) is 4.71, times 2 %. PRISM, arXiv 2510.15596, reports 9 % at 64 thousand GPUs.</summary>
    [Fact]
    public void A_spread_of_2_percent_costs_65536_accelerators_9_percent()
    {
        double Goodput(Ratio? spread) => new Reliability { SpeedSpread = spread }.GoodputOf(65_536).TotalFraction;

        (Goodput(null) / Goodput(Ratio.FromFraction(0.02))).Should().BeApproximately(1.094, 0.001);
    }

    private static double Speed(TrainingRun run) => run.Estimate().TokensPerSecondPerChip.TotalTokensPerSecond;
}
