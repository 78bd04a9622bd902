using CostModel.Analysis.Sampling;

namespace CostModel.Tests.Analysis.Sampling;

public class DistributionTests
{
    public static TheoryData<string> All => [.. s_all.Keys];

    private static readonly Dictionary<string, Distribution> s_all = new()
    {
        ["normal"] = new Normal(10, 2),
        ["lognormal"] = new LogNormal(10, 0.3),
        ["uniform"] = new Uniform(1, 3),
        ["triangular"] = new Triangular(1, 2, 4),
        ["triangular from its mode"] = new Triangular(1, 1, 4),
        ["interval"] = Distribution.Interval(5, 10),
        ["interval across zero"] = Distribution.Interval(-5, 10),
    };

    [Theory]
    [MemberData(nameof(All))]
    public void The_share_below_a_quantile_is_that_share(string name)
    {
        foreach (double p in new[] { 1e-6, 0.01, 0.1, 0.3, 0.5, 0.77, 0.9, 0.999 })
        {
            s_all[name].Cdf(s_all[name].Quantile(p)).Should().BeApproximately(p, 1e-9);
        }
    }

    [Fact]
    public void The_inverse_of_the_normal_is_that_of_another_implementation()
    {
        for (double p = 1e-12; p < 1; p = p < 0.01 ? p * 3 : p + 0.0101)
        {
            double expected = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p);
            StandardNormal.Quantile(p).Should().BeApproximately(expected, 1e-9 * Math.Max(1, Math.Abs(expected)));
        }

        // The table of any textbook.
        StandardNormal.Quantile(0.975).Should().BeApproximately(1.959963984540054, 1e-14);
        StandardNormal.Quantile(0.9).Should().BeApproximately(StandardNormal.Z90, 1e-14);
    }

    [Theory]
    [InlineData(5, 10, 7.0710678118654755)]
    [InlineData(-5, 10, 2.5)]
    public void An_interval_holds_eighty_percent_with_its_median_between(double low, double high, double median)
    {
        var interval = Distribution.Interval(low, high);

        interval.Quantile(0.1).Should().BeApproximately(low, 1e-9);
        interval.Quantile(0.9).Should().BeApproximately(high, 1e-9);
        interval.Median.Should().BeApproximately(median, 1e-9, "of a positive number it is the geometric mean of the ends, else the plain one");
    }

    [Fact]
    public void Observed_values_come_out_as_often_as_they_were_seen()
    {
        var observed = new Empirical([3, 1, 2, 2]);

        (observed.Quantile(0.1), observed.Quantile(0.3), observed.Quantile(0.6), observed.Quantile(0.9)).Should().Be((1, 2, 2, 3));
        observed.Cdf(2).Should().Be(0.75);
    }
}
