using CostModel.Analysis.Plans;
using CostModel.Analysis.Solving;
using CostModel.Analysis.Sweeps;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Tests.Analysis.Solving;

public class SolveTests
{
    [Theory]
    [InlineData(9, 3)]
    [InlineData(2, 1.4142135623730951)]
    [InlineData(1e8, 1e4)]
    public void The_square_root_is_found(double goal, double root)
        => Solve.For(Plan(InputRange.Positive, x => x * x), "x", "y", goal).Value.Should().BeApproximately(root, 1e-9 * root);

    [Fact]
    public void A_goal_and_the_answer_read_as_a_person_writes_them()
    {
        Solve.For(Plan(InputRange.Positive, x => x * x), "x", "y", "9").Text.Should().Be("3");
        FluentActions.Invoking(() => Solve.For(Plan(InputRange.Positive, x => x * x), "x", "y", "nine")).Should().Throw<InvalidPlanException>();
        FluentActions.Invoking(() => Solve.For(Plan(InputRange.Positive, x => x * x), "x", "z", "9")).Should().Throw<InvalidPlanException>();
    }

    [Fact]
    public void Of_several_answers_the_one_nearest_to_the_plan_is_given()
        => Solve.For(Plan(InputRange.Positive, x => (x - 2) * (x - 500)), "x", "y", 0).Value.Should().BeApproximately(2, 1e-9);

    [Fact]
    public void A_whole_number_is_the_first_that_reaches_the_goal()
    {
        SolveResult result = Solve.For(Plan(InputRange.WholeFromOne, x => 100 / x), "x", "y", 30);

        result.Value.Should().Be(4, "100 / 4 = 25 is the first at or below 30");
        result.Reached.Should().Be(25);
    }

    [Fact]
    public void Where_a_metric_jumps_past_its_goal_the_answer_lies_at_the_jump()
    {
        SolveResult result = Solve.For(Plan(InputRange.Positive, x => Math.Ceiling(x) * 10), "x", "y", 35);

        result.Value.Should().BeApproximately(3, 1e-6);
        result.Reached.Should().BeOneOf(30, 40);
    }

    [Fact]
    public void No_answer_is_said_with_what_there_is()
    {
        SolveResult result = Solve.For(Plan(InputRange.Share, x => 1 + x), "x", "y", 5);

        result.Value.Should().BeNull();
        result.MetricRange.Should().Be((1.0, 2.0));
        result.FeasibleRange.Should().Be((0.0, 1.0));
    }

    [Fact]
    public void An_input_or_metric_that_does_not_exist_is_refused_with_the_nearest()
        => FluentActions.Invoking(() => Solve.For(Plan(InputRange.Share, x => x), "xx", "yy", 5)).Should().Throw<InvalidPlanException>().Which.Faults.Should().HaveCount(2);

    [Fact]
    public void The_best_point_of_a_grid_is_found_within_its_limits_and_the_front_of_two_aims()
    {
        var x = PlanInput.OfNumber("x", InputRange.Positive, 1);
        var sweep = new Sweep(new FunctionPlan([x], ["f", "g"], (v, y) => (y[0], y[1]) = ((v[0] - 3) * (v[0] - 3), (v[0] - 6) * (v[0] - 6))), GridPoints.Of(Axis.Even(x, 1, 9, 9)), "f", "g");

        Optimizer.Front(sweep, [new Objective(0, true)], []).Single().Inputs.Single().Should().Be(3);
        Optimizer.Front(sweep, [new Objective(0, true)], [new Limit(1, true, 4)]).Single().Inputs.Single().Should().Be(4);
        Optimizer.Front(sweep, [new Objective(0, true), new Objective(1, true)], []).Select(row => row.Inputs[0]).Should().Equal(3, 4, 5, 6);
        Optimizer.Front(sweep, [new Objective(0, true)], [new Limit(1, false, 1000)]).Should().BeEmpty();
    }

    private static FunctionPlan Plan(InputRange range, Func<double, double> function)
        => new([PlanInput.OfNumber("x", range, 1)], ["y"], (x, y) => y[0] = function(x[0]));
}
