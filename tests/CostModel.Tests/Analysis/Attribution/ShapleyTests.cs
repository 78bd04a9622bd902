using CostModel.Analysis.Attribution;
using CostModel.Scenarios;
using CostModel.Tests.Scenarios;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Analysis.Attribution;

public class ShapleyTests
{
    /// <summary>The glove game of any textbook: one left glove, two right ones, a pair is worth 1: 2/3, 1/6, 1/6.</summary>
    [Fact]
    public void The_glove_game_divides_as_in_the_textbook()
        => Shapley.Divide(3, set => (set & 1) != 0 && (set & 6) != 0 ? 1 : 0)
            .Should().Equal([2.0 / 3, 1.0 / 6, 1.0 / 6], (actual, expected) => Math.Abs(actual - expected) < 1e-15);

    [Fact]
    public void Parts_sum_to_the_whole_and_do_not_depend_on_the_order_of_causes()
        => Prop.ForAll(Gen.ArrayOf(Gen.Choose(-1000, 1000).Select(number => (double)number), 16).ToArbitrary(), values =>
        {
            double[] parts = Shapley.Divide(4, set => values[set]);
            double[] mirrored = Shapley.Divide(4, set => values[Enumerable.Range(0, 4).Sum(i => (set >> i & 1) << (3 - i))]);
            return Math.Abs(parts.Sum() - (values[15] - values[0])) < 1e-9 && parts.Reverse().Zip(mirrored).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_added_up_in_their_order_are_the_whole_to_the_bit()
        => Prop.ForAll(Gen.ArrayOf(Gen.Choose(1, 1_000_000).Select(number => Math.Sqrt(number) / 7), 32).ToArbitrary(), values =>
        {
            // Metrics that every cause raises, as prices and volumes do: no part is far above the whole.
            double[] rising = [.. values.Select((value, set) => value + (1000.0 * System.Numerics.BitOperations.PopCount((uint)set)))];
            return Shapley.Divide(5, set => rising[set]).Sum() == rising[31] - rising[0];
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_product_of_two_changes_divides_evenly_what_they_make_together()
        => Shapley.Divide(2, set => (1 + (set & 1)) * (10 + (set >> 1 << 1))).Should().Equal(11, 3);

    [Fact]
    public void The_changes_between_two_scenarios_explain_every_metric_to_the_last_digit()
    {
        Scenario before = SampleScenarios.Fleet;
        Scenario after = before with { Workload = before.Workload! with { Users = 1.3e6 }, Revenue = before.Revenue! with { Users = 2.5e6, Paying = Ratio.FromPercent(4) } };

        var diff = ScenarioDiff.Between(before, after, CatalogSet.Default, "margin.revenueUsd", "margin.grossMargin", "serving.costPerQueryUsd");

        diff.Changes.Select(change => change.Path).Should().BeEquivalentTo("workload.users", "revenue.users", "revenue.paying");
        diff.Metrics.Should().HaveCount(3).And.OnlyContain(metric => metric.Parts.Sum() == metric.After - metric.Before);
    }

    [Fact]
    public void Scenarios_that_are_the_same_have_no_difference()
        => ScenarioDiff.Between(SampleScenarios.Fleet, SampleScenarios.Fleet, CatalogSet.Default).Metrics.Should().BeEmpty();
}
