using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Tests.Analysis.Sweeps;

public class AxisTextTests
{
    private static readonly ScenarioPlan s_plan = new(new Scenario());

    [Theory]
    [InlineData("training.chips", "8,16,64", new double[] { 8, 16, 64 })]
    [InlineData("training.chips", "256..4096x2", new double[] { 256, 512, 1024, 2048, 4096 })]
    [InlineData("training.chips", "256..5000x2", new double[] { 256, 512, 1024, 2048, 4096 })]
    [InlineData("training.chips", "256..4096 x2", new double[] { 256, 512, 1024, 2048, 4096 })]
    [InlineData("training.tokens", "1T..15T/3", new double[] { 1e12, 8e12, 15e12 })]
    [InlineData("training.tokens", "2T", new double[] { 2e12 })]
    [InlineData("prices.h100-sxm-80gb", "1..3 USD/h/3", new double[] { 1, 2, 3 })]
    [InlineData("prices.h100-sxm-80gb", "1 USD/h..4 USD/hx2", new double[] { 1, 2, 4 })]
    [InlineData("training.utilization", "30%..50%/3", new double[] { 0.3, 0.4, 0.5 })]
    public void Values_follow_the_grammar_of_ranges(string path, string text, double[] expected)
    {
        Axis axis = Parse(path, text, out FaultCollector faults)!;

        faults.ToImmutable().Should().BeEmpty();
        Values(axis).Should().Equal(expected);
    }

    [Fact]
    public void A_choice_lists_names()
        => Values(Parse("training.precision", "fp8,bf16", out _)!).Select(value => s_plan.FindInput("training.precision")!.Format(value))
            .Should().Equal("fp8", "bf16");

    [Theory]
    [InlineData("training.chips", "5..1/3", "an empty range: it goes from 5 to 1")]
    [InlineData("training.chips", "5..5/3", "an empty range")]
    [InlineData("training.chips", "1..100x1", "the factor is 1: it must be above 1")]
    [InlineData("training.chips", "1..100x0.5", "the factor is 0.5")]
    [InlineData("training.chips", "1..100/1", "expected a whole number from 2")]
    [InlineData("training.chips", "1..100/2.5", "expected a whole number from 2")]
    [InlineData("training.chips", "1..100", "a range says how it is divided")]
    [InlineData("training.chips", "1..4/5", "value 2 of 5 must be a whole number")]
    [InlineData("training.chips", "", "an empty value")]
    [InlineData("training.chips", "1,,2", "an empty value")]
    [InlineData("training.chips", "0,1", "must be a whole number, at least 1")]
    [InlineData("training.utilization", "50%..150%/3", "at most 100%, not 150%")]
    [InlineData("training.precision", "bf61", "did you mean 'bf16'?")]
    public void What_makes_no_values_is_refused_with_what_would(string path, string text, string problem)
    {
        Parse(path, text, out FaultCollector faults).Should().BeNull();

        faults.ToImmutable().Should().ContainSingle().Which.Message.Should().Contain(problem);
    }

    [Fact]
    public void An_input_that_does_not_exist_is_refused_with_the_nearest()
    {
        Parse("training.chip", "1,2", out FaultCollector faults).Should().BeNull();

        faults.ToImmutable().Single().Suggestion.Should().Be("did you mean 'training.chips'?");
    }

    private static Axis? Parse(string path, string text, out FaultCollector faults) => AxisText.Parse(s_plan, path, text, faults = new FaultCollector());

    private static IEnumerable<double> Values(Axis axis) => Enumerable.Range(0, (int)axis.Count).Select(i => axis[i]);
}
