using System.Globalization;

namespace CostModel.Tests.Quantities;

public class QuantityParsingTests
{
    [Fact]
    public void The_spellings_of_the_readme_are_read()
    {
        ParameterCount.Parse("70B").TotalBillions.Should().Be(70);
        Tokens.Parse("1.4T tokens").TotalTrillions.Should().Be(1.4);
        Tokens.Parse("1.4T").TotalTokens.Should().Be(1.4e12);
        UsdPerGpuHour.Parse("2.10 USD/h").TotalDollarsPerGpuHour.Should().Be(2.10);
        UsdPerQuery.Parse("0.36 cent").TotalDollars.Should().BeApproximately(0.0036, 1e-15);
        BytesPerSecond.Parse("3.35 TB/s").TotalBytesPerSecond.Should().Be(3.35e12);
        Bytes.Parse("80 GB").TotalBytes.Should().Be(80e9);
        Bytes.Parse("80 GiB").TotalBytes.Should().Be(80.0 * 1024 * 1024 * 1024);
        Ratio.Parse("35%").TotalFraction.Should().Be(0.35);
        Ratio.Parse("0.35").TotalFraction.Should().Be(0.35);
        Duration.Parse("21 days").TotalHours.Should().Be(504);
        Rate.Parse("20M/day").TotalPerDay.Should().Be(20e6);
        FlopsPerSecond.Parse("989 TFLOP/s").TotalTeraflops.Should().Be(989);
        UsdPerQuery.Parse("1.50 USD / 1000 images").TotalDollars.Should().Be(0.0015);
        BytesPerSecond.Parse("400 Gbit/s").TotalGigabytesPerSecond.Should().Be(50);
        Flops.Parse("3640 PF-days").TotalFlops.Should().BeApproximately(3.145e23, 1e20);
    }

    [Theory]
    [InlineData("1,5 USD/h")]
    [InlineData("1,500 USD/h")]
    [InlineData("1_500 USD/h")]
    public void A_comma_or_underscore_in_a_number_is_refused_and_not_skipped(string text)
    {
        Action parse = () => UsdPerGpuHour.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage("*1.5*1500*");
    }

    [Theory]
    [InlineData("NaN USD/h")]
    [InlineData("Infinity USD/h")]
    [InlineData("1e400 USD/h")]
    [InlineData("USD/h")]
    [InlineData("")]
    [InlineData("1.2.3 USD/h")]
    [InlineData("- USD/h")]
    [InlineData("0x10 USD/h")]
    public void What_is_not_a_finite_number_is_refused(string text)
        => UsdPerGpuHour.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("3.35 TB/sec", "did you mean 'TB/s'?")]
    [InlineData("3.35 tb/s", "did you mean 'TB/s'?")]
    [InlineData("3.35", "a unit is missing: expected a bandwidth, e.g. 3.35 TB/s")]
    public void A_wrong_unit_names_the_kind_and_the_nearest_unit(string text, string hint)
    {
        Action parse = () => BytesPerSecond.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage($"*{hint}*");
    }

    [Fact]
    public void A_price_without_a_unit_is_refused_but_a_count_may_be_bare()
    {
        UsdPerGpuHour.TryParse("2.10", out _).Should().BeFalse();
        Tokens.TryParse("1200", out Tokens tokens).Should().BeTrue();
        tokens.TotalTokens.Should().Be(1200);
    }

    [Fact]
    public void A_month_of_money_is_not_an_hour_of_money()
    {
        UsdPerGpuHour.TryParse("20 USD/month", out _).Should().BeFalse();
        UsdPerMonth.TryParse("2 USD/h", out _).Should().BeFalse();
        Bytes.TryParse("80 Gb", out _).Should().BeFalse("Gb is gigabits");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    public void Reading_and_writing_do_not_depend_on_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Cultures.Of(culture);
        try
        {
            UsdPerGpuHour.Parse("2.10 USD/h").ToString().Should().Be("2.1 USD/h");
            Tokens.FromTrillions(-1.4).ToString().Should().Be("-1.4T tokens");
            Ratio.Parse("34.5%").ToString().Should().Be("34.5%");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
