using CostModel.Efficiency;
using CostModel.Hardware;
using CostModel.Scaling;

namespace CostModel.Tests.Efficiency;

public class LifetimeCostTests
{
    private static readonly LossLaw s_law = ScalingLawCatalog.Default["besiroglu-2024"];

    private static LifetimeCost Of(double queries, double price = 2) => new()
    {
        Training = ComputeBudget.On(HardwareCatalog.Default["h100-sxm-80gb"]),
        TrainingPrice = UsdPerGpuHour.FromDollarsPerGpuHour(price),
        ServingHardware = HardwareCatalog.Default["h100-sxm-80gb"],
        ServingPrice = UsdPerGpuHour.FromDollarsPerGpuHour(price),
        Queries = queries,
        InputTokens = Tokens.FromTokens(1000),
        OutputTokens = Tokens.FromTokens(300),
    };

    [Fact]
    public void Without_queries_the_compute_optimal_size_is_the_cheapest()
    {
        LifetimePlan plan = Of(0).Search(s_law).ForQualityOf(ParameterCount.FromBillions(13));

        plan.Optimum.Parameters.TotalParameters.Should().BeApproximately(13e9, 13e9 * 0.001);
        plan.SavingShare.Should().BeApproximately(0, 1e-6);
    }

    [Fact]
    public void Training_costs_its_FLOPs_at_the_utilisation_of_the_hardware()
    {
        // 6 N D over 989.5 TFLOP/s at the typical utilisation, 2 USD an hour.
        HardwareProfile h100 = HardwareCatalog.Default["h100-sxm-80gb"];
        LifetimePoint point = Of(0).Search(s_law).ForQualityOf(ParameterCount.FromBillions(13)).Reference;

        double hours = 6 * 13e9 * point.Tokens.TotalTokens / (h100.DensePeak(NumberFormat.Bf16).TotalFlopsPerSecond * h100.TypicalTrainingUtilization!.Value.TotalFraction) / 3600;
        point.Training.Should().BeApproximately(2 * hours, 1e-6 * hours);
    }

    [Fact]
    public void The_more_queries_the_smaller_the_cheapest_model()
    {
        double[] sizes = [.. Enumerable.Range(8, 3).Select(power =>
            Of(Math.Pow(10, power)).Search(s_law).ForQualityOf(ParameterCount.FromBillions(13)).Optimum.Parameters.TotalParameters)];

        sizes.Should().BeInDescendingOrder();
        sizes[^1].Should().BeLessThan(9e9);
    }

    [Fact]
    public void No_other_size_is_cheaper_over_its_life_than_the_optimum()
    {
        LifetimeOptimum search = Of(1e9).Search(s_law);
        LifetimePlan plan = search.ForQualityOf(ParameterCount.FromBillions(13));

        double[] sizes = [.. Enumerable.Range(0, 200).Select(i => 2e9 * Math.Pow(10, i / 150.0))];
        sizes.Select(n => search.At(ParameterCount.FromParameters(n), plan.Reference.Loss.Nats)?.Total ?? double.PositiveInfinity)
            .Should().OnlyContain(cost => cost >= plan.Optimum.Total * (1 - 1e-3));
    }

    [Fact]
    public void Twice_the_price_on_both_sides_changes_the_bill_and_not_the_size()
    {
        LifetimePlan cheap = Of(1e9).Search(s_law).ForQualityOf(ParameterCount.FromBillions(13));
        LifetimePlan dear = Of(1e9, price: 4).Search(s_law).ForQualityOf(ParameterCount.FromBillions(13));

        dear.Optimum.Total.Should().BeApproximately(2 * cheap.Optimum.Total, 1e-6 * dear.Optimum.Total);
        dear.Optimum.Parameters.TotalParameters.Should().BeApproximately(cheap.Optimum.Parameters.TotalParameters, 1e6);
    }
}
