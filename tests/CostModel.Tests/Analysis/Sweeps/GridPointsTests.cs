using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Tests.Analysis.Sweeps;

public class GridPointsTests
{
    private static readonly PlanInput s_a = PlanInput.OfNumber("a", InputRange.Positive, 1);
    private static readonly PlanInput s_b = PlanInput.OfNumber("b", InputRange.Positive, 1);
    private static readonly FunctionPlan s_plan = new([s_a, s_b], ["code"], (x, y) => y[0] = (10 * x[0]) + x[1]);

    [Fact]
    public void All_combinations_come_the_last_axis_fastest()
        => Codes(GridPoints.Of(Axis.Of(s_a, 1, 2), Axis.Of(s_b, 3, 4, 5))).Should().Equal(13, 14, 15, 23, 24, 25);

    [Fact]
    public void Zipped_axes_advance_together()
        => Codes(Grid([[Axis.Of(s_a, 1, 2, 3), Axis.Of(s_b, 4, 5, 6)]])).Should().Equal(14, 25, 36);

    [Fact]
    public void Left_out_combinations_are_not_evaluated_and_added_points_come_last()
        => Codes(Grid([[Axis.Of(s_a, 1, 2)], [Axis.Of(s_b, 3, 4)]], excluded: [Point(("a", 1), ("b", 4))], added: [Point(("a", 7), ("b", 8))]))
            .Should().Equal(13, 23, 24, 78);

    [Fact]
    public void A_rule_with_one_value_leaves_out_all_its_combinations()
        => Codes(Grid([[Axis.Of(s_a, 1, 2)], [Axis.Of(s_b, 3, 4)]], excluded: [Point(("a", 2))])).Should().Equal(13, 14);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1024)]
    [InlineData(1000, 777)]
    [InlineData(2999, 1)]
    public void Any_part_holds_the_points_of_the_whole(long start, int count)
    {
        var grid = GridPoints.Of(Axis.Even(s_a, 1, 9, 50), Axis.Even(s_b, 1, 9, 60));
        double[] whole = Columns(grid, 0, 3000);

        double[] part = Columns(grid, start, count);

        part[..count].Should().Equal(whole[(int)start..(int)(start + count)]);
        part[count..].Should().Equal(whole[(3000 + (int)start)..(3000 + (int)start + count)]);
    }

    [Fact]
    public void Too_many_combinations_are_counted_and_refused()
    {
        var faults = new FaultCollector();

        GridPoints.Create([[Axis.Even(s_a, 1, 2, 100_000_000)], [Axis.Even(s_b, 1, 2, 10_000_000)]], [], [], GridPoints.DefaultLimit, faults).Should().BeNull();

        Fault fault = faults.ToImmutable().Single();
        fault.Message.Should().Be("100,000,000 x 10,000,000 = 1e+15 combinations, and the limit is 1,000,000,000");
        fault.Suggestion.Should().Contain("--limit 1000000000000000");
    }

    [Fact]
    public void Nothing_to_vary_an_input_twice_and_unequal_partners_are_refused()
    {
        Refusal([]).Should().Be("nothing varies");
        Refusal([[Axis.Of(s_a, 1)], [Axis.Of(s_a, 2)]]).Should().Be("varies twice");
        Refusal([[Axis.Of(s_a, 1, 2), Axis.Of(s_b, 1)]]).Should().Be("inputs that vary together need equally many values: a has 2, b has 1");
    }

    private static string Refusal(ImmutableArray<ImmutableArray<Axis>> groups)
    {
        var faults = new FaultCollector();
        GridPoints.Create(groups, [], [], 100, faults).Should().BeNull();
        return faults.ToImmutable().Single().Message;
    }

    private static GridPoints Grid(
        ImmutableArray<ImmutableArray<Axis>> groups,
        ImmutableArray<ImmutableDictionary<string, double>>? excluded = null,
        ImmutableArray<ImmutableDictionary<string, double>>? added = null)
        => GridPoints.Create(groups, excluded ?? [], added ?? [], 100, new FaultCollector())!;

    private static ImmutableDictionary<string, double> Point(params (string Path, double Value)[] values)
        => values.ToImmutableDictionary(value => value.Path, value => value.Value);

    private static IEnumerable<double> Codes(GridPoints points) => new Sweep(s_plan, points, "code").Rows().Select(row => row.Metrics[0]);

    private static double[] Columns(GridPoints grid, long start, int count)
    {
        var columns = new double[2 * count];
        grid.Fill(start, columns, new bool[count]);
        return columns;
    }
}
