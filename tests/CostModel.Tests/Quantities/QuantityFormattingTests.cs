using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Quantities;

public class QuantityFormattingTests
{
    [Fact]
    public void Values_are_shown_in_the_unit_that_a_reader_expects()
    {
        Tokens.FromTrillions(1.4).ToString().Should().Be("1.4T tokens");
        Tokens.FromTokens(1200).ToString().Should().Be("1200 tokens");
        ParameterCount.FromBillions(70.55).ToString().Should().Be("70.55B");
        Flops.FromFlops(3.8e25).ToString().Should().Be("38 YFLOP");
        BytesPerSecond.FromBytesPerSecond(3.35e12).ToString().Should().Be("3.35 TB/s");
        Duration.FromDays(21).ToString().Should().Be("21 days");
        Duration.FromHours(36).ToString().Should().Be("36 h");
        Duration.FromSeconds(0.05).ToString().Should().Be("50 ms");
        Usd.FromDollars(5_576_000).ToString().Should().Be("5.576M USD");
        UsdPerQuery.FromDollars(0.0035613).ToString().Should().Be("0.3561 cent");
        GpuHours.FromGpuHours(1_022_362).ToString().Should().Be("1.022M GPU-hours");
        Energy.FromWattHours(0.3).ToString().Should().Be("0.3 Wh");
        Ratio.FromFraction(0.845).ToString().Should().Be("84.5%");
        Rate.FromPerDay(20e6).ToString().Should().Be("20M/day");
        Usd.Zero.ToString().Should().Be("0 cent");
    }

    [Fact]
    public void What_is_shown_reads_back_to_the_shown_digits()
    {
        RoundTrips(Tokens.FromTokens);
        RoundTrips(ParameterCount.FromParameters);
        RoundTrips(Flops.FromFlops);
        RoundTrips(FlopsPerSecond.FromFlopsPerSecond);
        RoundTrips(Bytes.FromBytes);
        RoundTrips(BytesPerSecond.FromBytesPerSecond);
        RoundTrips(TokensPerSecond.FromTokensPerSecond);
        RoundTrips(Duration.FromSeconds);
        RoundTrips(GpuHours.FromGpuHours);
        RoundTrips(Energy.FromJoules);
        RoundTrips(Power.FromWatts);
        RoundTrips(CarbonMass.FromGrams);
        RoundTrips(CarbonIntensity.FromGramsPerKilowattHour);
        RoundTrips(Usd.FromDollars);
        RoundTrips(UsdPerHour.FromDollarsPerHour);
        RoundTrips(UsdPerGpuHour.FromDollarsPerGpuHour);
        RoundTrips(UsdPerMonth.FromDollarsPerMonth);
        RoundTrips(UsdPerMillionTokens.FromDollarsPerMillionTokens);
        RoundTrips(UsdPerQuery.FromDollars);
        RoundTrips(UsdPerKilowattHour.FromDollarsPerKilowattHour);
        RoundTrips(Rate.FromPerDay);
        RoundTrips(Ratio.FromFraction);
        RoundTrips(Years.FromYears);
    }

    [Fact]
    public void Json_keeps_every_bit()
    {
        var bandwidth = BytesPerSecond.FromBytesPerSecond(1.0 / 3 * 1e12);

        string json = JsonSerializer.Serialize(bandwidth);

        json.Should().Be("\"333333333333.3333 B/s\"");
        JsonSerializer.Deserialize<BytesPerSecond>(json).Should().Be(bandwidth);
        JsonSerializer.Deserialize<BytesPerSecond>("\"3.35 TB/s\"").Should().Be(BytesPerSecond.FromBytesPerSecond(3.35e12));
        Action wrong = () => JsonSerializer.Deserialize<BytesPerSecond>("\"3.35 TB\"");
        wrong.Should().Throw<JsonException>().WithMessage("*unknown unit 'TB'*");
    }

    private static void RoundTrips<T>(Func<double, T> make)
        where T : struct, IParsable<T>
    {
        Gen<double> sizes = Gen.Choose(-11, 25).SelectMany(_ => Gen.Choose(1000, 9999), (power, digits) => digits / 1000.0 * Math.Pow(10, power));
        Prop.ForAll(sizes.ToArbitrary(), size =>
        {
            string shown = make(size).ToString()!;
            string again = T.Parse(shown, CultureInfo.InvariantCulture).ToString()!;
            return again == shown;
        }).QuickCheckThrowOnFailure();
    }
}
