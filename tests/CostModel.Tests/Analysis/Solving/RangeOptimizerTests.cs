using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Solving;
using CostModel.Analysis.Sweeps;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Tests.Analysis.Solving;

/// <summary>Searches whose answers are known in closed form.</summary>
public class RangeOptimizerTests
{
    private static readonly InputRange s_any = new(-1e9, 1e9);
    private static readonly PlanInput s_x = PlanInput.OfNumber("x", s_any, 0);
    private static readonly PlanInput s_y = PlanInput.OfNumber("y", s_any, 0);

    [Fact]
    public void The_valley_of_rosenbrock_ends_at_one_and_one()
    {
        // Rosenbrock 1960: (1 - x)^2 + 100 (y - x^2)^2 is 0 at (1, 1) and nowhere else.
        SweepRow best = Best(x => Math.Pow(1 - x[0], 2) + (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)), (-3, 3), (-3, 3));

        best.Inputs.Should().Equal([1, 1], (actual, expected) => Math.Abs(actual - expected) < 1e-3);
    }

    [Fact]
    public void Of_many_valleys_the_deepest_is_found()
    {
        // Rastrigin: 20 + sum of x^2 - 10 cos(2 pi x); valleys at all whole numbers, the deepest at 0.
        double Valley(double x) => 10 + (x * x) - (10 * Math.Cos(2 * Math.PI * x));

        Best(x => Valley(x[0] - 0.7) + Valley(x[1] + 1.2), (-5, 5), (-5, 5)).Inputs
            .Should().Equal([0.7, -1.2], (actual, expected) => Math.Abs(actual - expected) < 1e-4);
    }

    [Fact]
    public void A_limit_holds_at_the_best_point()
    {
        // The nearest point to the origin with x + y at least 2 is (1, 1).
        var plan = new FunctionPlan([s_x, s_y], ["far", "sum"], (x, y) => (y[0], y[1]) = ((x[0] * x[0]) + (x[1] * x[1]), x[0] + x[1]));
        var search = new RangeOptimizer(plan, null, [Range(plan, "x", -3, 3), Range(plan, "y", -3, 3)], "far", "sum");

        SweepRow best = search.Front([new Objective(0, true)], [new Limit(1, false, 2)]).Single();

        best.Metrics[1].Should().BeGreaterThanOrEqualTo(2);
        best.Metrics[0].Should().BeApproximately(2, 1e-2);
        search.Front([new Objective(0, true)], [new Limit(1, false, 7)]).Should().BeEmpty("x + y is at most 6");
    }

    [Fact]
    public void One_range_is_searched_to_many_digits_over_orders_of_magnitude_and_in_whole_numbers()
    {
        PlanInput price = PlanInput.OfNumber("price", InputRange.Positive, 1);
        PlanInput chips = PlanInput.OfNumber("chips", InputRange.WholeFromOne, 1);
        var plan = new FunctionPlan([price, chips], ["a", "b"], (x, y) => (y[0], y[1]) = (Math.Pow(Math.Log(x[0]) - Math.Log(3e-4), 2), Math.Pow(x[1] - 776.4, 2)));

        new RangeOptimizer(plan, null, [Range(plan, "price", 1e-6, 1e3)], "a").Front([new Objective(0, true)], []).Single().Inputs[0]
            .Should().BeApproximately(3e-4, 1e-9);
        new RangeOptimizer(plan, null, [Range(plan, "chips", 1, 100_000)], "b").Front([new Objective(0, true)], []).Single().Inputs[0].Should().Be(776);
    }

    [Fact]
    public void Every_listed_combination_is_searched_and_the_best_of_all_is_the_answer()
    {
        var plan = new FunctionPlan([s_x, s_y], ["f"], (x, y) => y[0] = Math.Pow(x[0] - x[1], 2) + x[1]);
        var search = new RangeOptimizer(plan, GridPoints.Of(Axis.Of(s_y, 4, 2, 3)), [Range(plan, "x", -10, 10)], "f");

        SweepRow best = search.Front([new Objective(0, true)], []).Single();

        search.Inputs.Select(input => input.Path).Should().Equal("y", "x");
        best.Inputs.Should().Equal([2, 2], (actual, expected) => Math.Abs(actual - expected) < 1e-6);
    }

    [Fact]
    public void The_front_of_two_aims_is_the_curve_of_the_closed_form()
    {
        // Schaffer 1985: x^2 and (x - 2)^2; all x from 0 to 2 are best, and there sqrt f + sqrt g = 2.
        var plan = new FunctionPlan([s_x], ["f", "g"], (x, y) => (y[0], y[1]) = (x[0] * x[0], Math.Pow(x[0] - 2, 2)));

        ImmutableArray<SweepRow> front = new RangeOptimizer(plan, null, [Range(plan, "x", -10, 10)], "f", "g").Front([new Objective(0, true), new Objective(1, true)], []);

        front.Should().HaveCountGreaterThan(10).And.OnlyContain(row => Math.Abs(Math.Sqrt(row.Metrics[0]) + Math.Sqrt(row.Metrics[1]) - 2) < 1e-4);
        front.Select(row => row.Metrics[0]).Should().BeInAscendingOrder();
    }

    [Theory]
    [InlineData("x=3..1", "an empty range")]
    [InlineData("x=1", "expected path=from..to")]
    [InlineData("z=1..2", "there is no input 'z'")]
    [InlineData("x=1..2e9", "must be")]
    public void A_range_that_is_none_is_refused(string text, string problem)
    {
        var faults = new FaultCollector();

        SearchRange.Parse(new FunctionPlan([s_x], ["f"], (x, y) => y[0] = x[0]), text, faults).Should().BeNull();

        faults.ToImmutable().Single().Message.Should().Contain(problem);
    }

    private static SweepRow Best(Func<double[], double> function, params (double Low, double High)[] ranges)
    {
        var plan = new FunctionPlan([s_x, s_y], ["f"], (x, y) => y[0] = function(x.ToArray()));
        return new RangeOptimizer(plan, null, [Range(plan, "x", ranges[0].Low, ranges[0].High), Range(plan, "y", ranges[1].Low, ranges[1].High)], "f")
            .Front([new Objective(0, true)], []).Single();
    }

    private static SearchRange Range(IPlan plan, string path, double low, double high) => SearchRange.Of(plan, path, low, high);
}
