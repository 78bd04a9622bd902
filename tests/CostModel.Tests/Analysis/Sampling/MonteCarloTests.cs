using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sensitivities;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Tests.Analysis.Sampling;

public class MonteCarloTests
{
    private const int Samples = 200_000;
    private static readonly InputRange s_any = new(-1e9, 1e9);

    [Fact]
    public void Means_deviations_and_percentiles_of_a_sum_of_normals_are_the_closed_forms()
    {
        SampledMetric sum = Sample(Plan(2, x => x[0] + (2 * x[1])), [new Normal(10, 3), new Normal(5, 2)]);

        // N(10 + 2 x 5, 3^2 + (2 x 2)^2) = N(20, 5^2); standard errors are sigma / sqrt n and, for a percentile, sqrt(p q / n) / density.
        sum.Mean.Should().BeApproximately(20, 4 * 5 / Math.Sqrt(Samples));
        sum.StandardDeviation.Should().BeApproximately(5, 4 * 5 / Math.Sqrt(2.0 * Samples));
        foreach (double p in new[] { 0.1, 0.5, 0.9 })
        {
            double z = StandardNormal.Quantile(p);
            double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) / 5;
            sum.Percentile(p).Should().BeApproximately(20 + (5 * z), 4 * Math.Sqrt(p * (1 - p) / Samples) / density);
        }

        sum.ProbabilityBelow(20).Should().BeApproximately(0.5, 4 * 0.5 / Math.Sqrt(Samples));
        (sum.ProbabilityBelow(22) + sum.ProbabilityAbove(22)).Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void A_product_of_lognormals_is_the_lognormal_of_the_closed_form()
    {
        SampledMetric product = Sample(Plan(2, x => x[0] * x[1]), [new LogNormal(3, 0.4), new LogNormal(5, 0.3)]);

        // The logarithms add: median 15, deviation of the logarithm 0.5, mean 15 exp(0.5^2 / 2).
        product.Percentile(0.5).Should().BeApproximately(15, 15 * 4 * 0.5 * 1.2533 / Math.Sqrt(Samples));
        product.Mean.Should().BeApproximately(15 * Math.Exp(0.125), 15 * 4 * 0.61 / Math.Sqrt(Samples));
        product.VarianceShares[0].Should().BeGreaterThan(product.VarianceShares[1]);
    }

    [Fact]
    public void Shares_of_the_variance_are_those_of_the_ishigami_function()
    {
        // Ishigami and Homma 1990 with a = 7, b = 0.1: S1 = 0.3139, S2 = 0.4424, S3 = 0; ST1 = 0.5576, ST2 = 0.4424, ST3 = 0.2437.
        FunctionPlan plan = Plan(3, x => Math.Sin(x[0]) + (7 * Math.Pow(Math.Sin(x[1]), 2)) + (0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0])));
        Distribution[] inputs = [.. Enumerable.Repeat(new Uniform(-Math.PI, Math.PI), 3)];

        Sample(plan, inputs).VarianceShares.Should().Equal([0.3139, 0.4424, 0], (actual, expected) => Math.Abs(actual - expected) < 0.01);
        Sensitivity.TotalEffects(plan, Inputs(plan, inputs), "y").Should().Equal([0.5576, 0.4424, 0.2437], (actual, expected) => Math.Abs(actual - expected) < 0.03);
    }

    [Fact]
    public void An_interval_of_eighty_percent_covers_eighty_percent_of_the_truth()
    {
        // Truth made of the stated inputs falls inside the reported band as often as the band says: 2,000 truths, four standard errors.
        FunctionPlan plan = Plan(2, x => x[0] / x[1]);
        Distribution[] inputs = [Distribution.Interval(2, 4), new Triangular(1, 2, 4)];
        SampledMetric ratio = Sample(plan, inputs);
        SampledMetric truths = new MonteCarlo(plan, new RandomPoints(Inputs(plan, inputs), Correlations.None, 2000, seed: 99), "y").Run().Metrics[0];

        double inside = truths.ProbabilityBelow(ratio.Percentile(0.9)) - truths.ProbabilityBelow(ratio.Percentile(0.1));

        inside.Should().BeApproximately(0.8, 4 * Math.Sqrt(0.8 * 0.2 / 2000));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_result_is_the_same_to_the_bit_on_any_number_of_threads(int threads)
    {
        FunctionPlan plan = Plan(3, x => x[0] * x[1] / x[2]);
        var points = new RandomPoints(Inputs(plan, [.. Enumerable.Repeat(Distribution.Interval(1, 2), 3)]), Correlations.None, Samples, 1);

        SampledMetric one = new MonteCarlo(plan, points, "y").Run(1).Metrics[0];
        SampledMetric many = new MonteCarlo(plan, points, "y").Run(threads).Metrics[0];

        (many.Mean, many.StandardDeviation, many.Percentile(0.9)).Should().Be((one.Mean, one.StandardDeviation, one.Percentile(0.9)));
        many.VarianceShares.Should().Equal(one.VarianceShares);
    }

    [Fact]
    public void A_draw_is_the_same_in_any_part()
    {
        FunctionPlan plan = Plan(3, x => x[0]);
        var points = new RandomPoints(Inputs(plan, [.. Enumerable.Repeat(Distribution.Interval(1, 2), 3)]), Correlations.None, 1000, 5);
        var whole = new double[3000];
        points.Fill(0, whole, new bool[1000]);
        var part = new double[30];

        points.Fill(555, part, new bool[10]);

        part[..10].Should().Equal(whole[555..565]);
        part[20..].Should().Equal(whole[2555..2565]);
    }

    [Fact]
    public void Correlated_inputs_are_as_correlated_as_stated()
    {
        FunctionPlan plan = Plan(2, x => x[0] + x[1]);
        ImmutableArray<UncertainInput> inputs = Inputs(plan, [new Normal(0, 1), new Normal(0, 1)]);
        Correlations correlations = Correlations.Create(inputs, [("x0", "x1", 0.6)], new FaultCollector())!;

        SampledMetric sum = new MonteCarlo(plan, new RandomPoints(inputs, correlations, Samples, 3), "y").Run().Metrics[0];

        // Var(x + y) = 1 + 1 + 2 x 0.6.
        sum.StandardDeviation.Should().BeApproximately(Math.Sqrt(3.2), 4 * Math.Sqrt(3.2) / Math.Sqrt(2.0 * Samples));
        sum.VarianceShares[0].Should().BeApproximately(1.6 * 1.6 / 3.2, 0.01, "an input explains what comes with it too");
    }

    [Fact]
    public void Correlations_that_contradict_each_other_are_refused_with_what_would_do()
    {
        ImmutableArray<UncertainInput> inputs = Inputs(Plan(3, x => x[0]), [.. Enumerable.Repeat(new Normal(0, 1), 3)]);
        var faults = new FaultCollector();

        Correlations.Create(inputs, [("x0", "x1", 0.9), ("x1", "x2", 0.9), ("x0", "x2", -0.9)], faults).Should().BeNull();

        // The eigenvalues of this matrix are 1.9, 1.9 and -0.8, so that a factor below 1 / 1.8 mends it.
        faults.ToImmutable().Single().Message.Should().Contain("not positive definite");
        faults.ToImmutable().Single().Suggestion.Should().Be("all of them times 0.55 would do");
    }

    [Theory]
    [InlineData("x0", "x7", 0.5, "is not uncertain")]
    [InlineData("x0", "x0", 0.5, "expected two inputs")]
    [InlineData("x0", "x1", 1.5, "from -1 to 1")]
    public void A_correlation_that_is_none_is_refused(string first, string second, double correlation, string problem)
    {
        var faults = new FaultCollector();

        Correlations.Create(Inputs(Plan(2, x => x[0]), [new Normal(0, 1), new Normal(0, 1)]), [(first, second, correlation)], faults).Should().BeNull();

        faults.ToImmutable()[0].Message.Should().Contain(problem);
    }

    [Fact]
    public void Only_allowed_values_are_drawn_and_a_distribution_mostly_outside_is_refused()
    {
        var share = PlanInput.OfNumber("share", InputRange.Share, 0.5);
        var plan = new FunctionPlan([share], ["y"], (x, y) => y[0] = x[0]);

        SampledMetric drawn = new MonteCarlo(plan, new RandomPoints([UncertainInput.Of(plan, "share", new Normal(0.9, 0.2))], Correlations.None, 10_000, 1), "y").Run().Metrics[0];

        drawn.Percentile(1).Should().BeLessThanOrEqualTo(1);
        drawn.ProbabilityAbove(0.95).Should().BeGreaterThan(0.1, "what is outside is spread over what is inside, and piles up nowhere");
        FluentActions.Invoking(() => UncertainInput.Of(plan, "share", new Normal(3, 1))).Should().Throw<InvalidPlanException>().WithMessage("*98% of this distribution lies outside*");
    }

    [Fact]
    public void Draws_without_a_number_are_counted_apart()
    {
        SampledMetric root = Sample(Plan(1, x => Math.Sqrt(x[0])), [new Uniform(-1, 3)]);

        ((double)root.Count / Samples).Should().BeApproximately(0.75, 4 * Math.Sqrt(0.75 * 0.25 / Samples));
        root.Percentile(0).Should().BeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void A_tornado_puts_the_input_that_moves_most_first()
    {
        FunctionPlan plan = Plan(2, x => x[0] + (10 * x[1]));
        ImmutableArray<TornadoBar> bars = Sensitivity.Tornado(plan, Inputs(plan, [new Uniform(0, 1), new Uniform(0, 1)]), "y");

        bars.Select(bar => bar.Input.Path).Should().Equal("x1", "x0");
        bars[0].AtLow.Should().BeApproximately(0.5 + 1, 1e-12);
        bars[0].AtHigh.Should().BeApproximately(0.5 + 9, 1e-12);
    }

    [Fact]
    public void The_elasticity_of_a_power_law_is_its_exponent()
        => Sensitivity.Elasticities(Plan(2, x => Math.Pow(x[0], 3) / x[1]), ["x0", "x1"], "y").Should().Equal([3, -1], (actual, expected) => Math.Abs(actual - expected) < 1e-9);

    private static SampledMetric Sample(FunctionPlan plan, Distribution[] distributions)
        => new MonteCarlo(plan, new RandomPoints(Inputs(plan, distributions), Correlations.None, Samples, 1), "y").Run().Metrics[0];

    private static ImmutableArray<UncertainInput> Inputs(FunctionPlan plan, Distribution[] distributions)
        => [.. distributions.Select((distribution, i) => UncertainInput.Of(plan, $"x{i}", distribution))];

    private static FunctionPlan Plan(int inputs, Func<double[], double> function)
        => new(Enumerable.Range(0, inputs).Select(i => PlanInput.OfNumber($"x{i}", s_any, 1)), ["y"], (x, y) => y[0] = function(x.ToArray()));
}
