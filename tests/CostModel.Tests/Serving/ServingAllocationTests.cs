using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using FluentAssertions;

namespace CostModel.Tests.Serving;

public class ServingAllocationTests
{
    [Theory]
    [InlineData("llama-3.1-70b", null)]
    [InlineData("deepseek-v3", null)]
    [InlineData("llama-3.1-70b", 0.9)]
    public void A_steady_state_allocates_nothing(string model, double? percentile)
    {
        CompiledServingPlan plan = new ServingPlan
        {
            Model = ModelCatalog.Default[model],
            Hardware = HardwareCatalog.Default["h200-sxm-141gb"],
            Precision = WeightFormat.ById["fp8"],
            Chips = 8,
            Objective = new ServingObjective { Percentile = percentile is { } share ? Ratio.FromFraction(share) : null },
        }.Compile();
        double sum = plan.Experienced(1).PerToken;

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int concurrency = 1; concurrency <= 200; concurrency++)
        {
            sum += plan.Experienced(concurrency).PerToken;
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
        sum.Should().BePositive();
    }
}
