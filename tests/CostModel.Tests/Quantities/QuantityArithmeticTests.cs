namespace CostModel.Tests.Quantities;

public class QuantityArithmeticTests
{
    [Fact]
    public void Work_over_rate_is_time_and_price_times_hours_is_money()
    {
        Flops work = Flops.FromFlops(6 * 65.2e9 * 1.4e12);
        Duration time = work / FlopsPerSecond.FromTeraflops(2048 * 312 * 0.5);

        time.TotalDays.Should().BeApproximately(19.84, 0.01, "5.477e23 FLOP at 3.195e17 FLOP/s is 1.714e6 s");
        (UsdPerGpuHour.FromDollarsPerGpuHour(2) * GpuHours.FromGpuHours(2_788_000)).TotalDollars
            .Should().Be(5_576_000, "DeepSeek-V3 technical report, table 1");
        time.TimesChips(2048).TotalGpuHours.Should().BeApproximately(time.TotalHours * 2048, 1e-6);
    }

    [Fact]
    public void Power_times_time_is_energy_and_energy_costs_and_emits()
    {
        Energy energy = Power.FromWatts(400) * Duration.FromHours(1_082_990);

        energy.TotalMegawattHours.Should().BeApproximately(433.196, 1e-9, "BLOOM, Luccioni et al. 2022: 1,082,990 h x 400 W");
        (energy * CarbonIntensity.FromGramsPerKilowattHour(57)).TotalTonnes.Should().BeApproximately(24.69, 0.01, "the same paper: 24.7 t");
        (energy * UsdPerKilowattHour.FromDollarsPerKilowattHour(0.1)).TotalDollars.Should().BeApproximately(43_319.6, 1e-6);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Factories_refuse_what_is_not_a_number(double value)
    {
        Action usd = () => Usd.FromDollars(value);
        Action days = () => Duration.FromDays(value);
        Action chips = () => Duration.FromDays(1).TimesChips(value);

        usd.Should().Throw<ArgumentOutOfRangeException>();
        days.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("days");
        chips.Should().Throw<ArgumentOutOfRangeException>();
    }
}
