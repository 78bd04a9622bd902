using CostModel.Scaling;
using CostModel.Scaling.Fitting;

namespace CostModel.Tests.Scaling;

/// <summary>Against the notebook of Besiroglu et al. 2024 (epoch-research/analyzing-chinchilla), which prints its objective and its constants.</summary>
public class LawFitterTests
{
    [Theory]
    [InlineData("hoffmann-printed", 0.0041210)]
    [InlineData("hoffmann-unrounded", 0.0012312)]
    [InlineData("besiroglu-2024", 0.0010228)]
    public void Published_constants_have_the_published_objective_on_the_points_behind_Chinchilla(string law, double published)
        => LawFitter.Objective(ScalingLawCatalog.Default[law], ChinchillaPoints.Kept).Should().BeApproximately(published, 5e-8);

    [Fact]
    public void The_fit_finds_the_optimum_that_the_notebook_printed()
    {
        LawFit fit = LawFitter.Fit(ChinchillaPoints.All, new LawFitOptions { DropHighest = 5, Resamples = 20 });

        fit.Points.Should().Be(240);
        fit.Objective.Should().BeApproximately(0.0010182740, 5e-10);
        fit.Law.A.Should().BeApproximately(477.842, 477.842 * 0.002);
        fit.Law.B.Should().BeApproximately(2143.864, 2143.864 * 0.002);
        fit.Law.E.Should().BeApproximately(1.817236, 5e-5);
        fit.Law.Alpha.Should().BeApproximately(0.347313, 5e-5);
        fit.Law.Beta.Should().BeApproximately(0.367183, 5e-5);
    }

    [Fact]
    public void Bootstrap_intervals_agree_with_the_notebook()
    {
        LawFit fit = LawFitter.Fit(ChinchillaPoints.All, new LawFitOptions { DropHighest = 5, Resamples = 400 });

        // A percentile of 400 resamples wanders by several percent; the notebook drew 4,000.
        Should("A", 285, 744);
        Should("B", 1042, 5810);
        Should("E", 1.769, 1.871);
        Should("alpha", 0.317, 0.373);
        Should("beta", 0.331, 0.415);

        void Should(string constant, double low, double high)
        {
            fit.Intervals[constant].Low.Should().BeApproximately(low, low * 0.15, constant);
            fit.Intervals[constant].High.Should().BeApproximately(high, high * 0.15, constant);
        }
    }

    [Fact]
    public void Points_of_a_known_law_give_that_law_back()
    {
        LossLaw law = ScalingLawCatalog.Default["muennighoff-2023"];
        LossPoint[] points =
        [
            .. from n in (double[])[1e8, 3e8, 1e9, 3e9, 1e10]
               from ratio in (double[])[2, 10, 20, 60, 200]
               let parameters = ParameterCount.FromParameters(n)
               let tokens = Tokens.FromTokens(n * ratio)
               select new LossPoint(parameters, tokens, law.Loss(parameters, tokens).Nats),
        ];

        LossLaw fitted = LawFitter.Fit(points, new LawFitOptions { Resamples = 20 }).Law;

        fitted.E.Should().BeApproximately(law.E, 1e-4);
        fitted.Alpha.Should().BeApproximately(law.Alpha, 1e-4);
        fitted.Beta.Should().BeApproximately(law.Beta, 1e-4);
    }

    [Fact]
    public void The_same_seed_gives_the_same_intervals()
    {
        var options = new LawFitOptions { DropHighest = 5, Resamples = 40 };

        LawFitter.Fit(ChinchillaPoints.All, options).Intervals.Should().Equal(LawFitter.Fit(ChinchillaPoints.All, options).Intervals);
    }

    [Fact]
    public void Too_few_points_are_refused_with_their_number()
    {
        Func<LawFit> fit = () => LawFitter.Fit(ChinchillaPoints.All.Take(6));

        fit.Should().Throw<ArgumentException>().WithMessage("*at least 10 runs of at least 3 sizes, not 6*");
    }
}
