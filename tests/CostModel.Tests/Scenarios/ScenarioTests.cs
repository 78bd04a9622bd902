using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Tests.Scenarios;

/// <summary>A scenario made in C#: the same checks as one from a file.</summary>
public class ScenarioTests
{
    [Fact]
    public void Everything_that_is_wrong_is_in_one_exception()
    {
        Scenario scenario = SampleScenarios.Training with
        {
            Training = SampleScenarios.Training.Training! with { Tokens = Tokens.FromTokens(-1), Chips = 0, Goodput = Ratio.FromFraction(2) },
            Prices = ImmutableSortedDictionary<string, UsdPerGpuHour>.Empty,
        };

        Action evaluate = () => scenario.Evaluate();

        InvalidPlanException exception = evaluate.Should().Throw<InvalidPlanException>().Which;
        exception.Faults.Select(fault => fault.Path).Should().BeEquivalentTo("training.tokens", "training.chips", "training.goodput", "prices.h100-sxm-80gb");
        exception.Message.Should().ContainAll("training.tokens", "above 0", "training.goodput", "at most 100%");
    }

    [Fact]
    public void A_negative_price_or_cost_line_is_refused()
    {
        Scenario scenario = SampleScenarios.Fleet
            .WithPrice(HardwareCatalog.Default["h100-sxm-80gb"], UsdPerGpuHour.FromDollarsPerGpuHour(-1))
            .WithCostOfRevenue("support", CostLine.ShareOfRevenue(Ratio.FromFraction(1.5)));
        var faults = new FaultCollector();

        scenario.TryCompile(faults).Should().BeNull();

        faults.ToImmutable().Select(fault => (fault.Code, fault.Path)).Should().BeEquivalentTo(
            [(FaultCodes.OutOfRange, "prices.h100-sxm-80gb"), (FaultCodes.OutOfRange, "costOfRevenue.support")]);
    }

    [Theory]
    [InlineData(1e31)]
    [InlineData(1e-31)]
    [InlineData(double.MaxValue)]
    public void A_number_too_large_or_small_to_compute_with_is_refused(double tokens)
    {
        var faults = new FaultCollector();

        (SampleScenarios.Training with { Training = SampleScenarios.Training.Training! with { Tokens = Tokens.FromTokens(tokens) } }).TryCompile(faults);

        faults.ToImmutable().Should().ContainSingle().Which.Should().Match<Fault>(
            fault => fault.Path == "training.tokens" && fault.Message.StartsWith("must be zero or of a size from 1e-30 to 1e+30"));
    }

    [Fact]
    public void Without_revenue_there_are_costs_but_no_margin()
    {
        ScenarioResult result = (SampleScenarios.Fleet with { Revenue = new Revenue { Fixed = UsdPerMonth.Zero } }).Evaluate();

        result["margin.costOfRevenueUsd"].Should().BePositive();
        result["margin.grossMargin"].Should().BeNull("it would be divided by zero");
        result.Text("margin.grossMargin").Should().BeNull();
        result.Metrics.Should().OnlyContain(metric => double.IsFinite(result[metric]!.Value));
    }

    [Fact]
    public void A_metric_reads_as_a_report_shows_it_and_an_unknown_one_is_refused()
    {
        ScenarioResult result = SampleScenarios.Fleet.Evaluate();

        result.Text("serving.chipsUsed").Should().Be("800", "100 servers of 8");
        result.Text("serving.costPerDayUsd").Should().Be("38,400 USD", "800 x 24 h x 2 USD");
        Action ask = () => result.Text("serving.colour");
        ask.Should().Throw<ArgumentException>().WithMessage("*'serving.colour'*");
    }

    /// <summary>The order decides the last bits of sums over the entries.</summary>
    [Fact]
    public void Entries_stand_in_ordinal_order_whatever_order_they_came_in()
    {
        var given = ImmutableSortedDictionary.Create<string, UsdPerGpuHour>(StringComparer.OrdinalIgnoreCase)
            .Add("b", UsdPerGpuHour.Zero).Add("Z", UsdPerGpuHour.Zero).Add("a", UsdPerGpuHour.Zero);

        given.Keys.Should().Equal("a", "b", "Z");
        new Scenario { Prices = given }.Prices.Keys.Should().Equal("Z", "a", "b");
    }
}
