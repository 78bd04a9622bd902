using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Validation;
using FluentAssertions;

namespace CostModel.Tests.Scenarios.Serving;

public class RequestPathTests
{
    private static readonly HardwareProfile s_a100 = HardwareCatalog.Default["a100-sxm-80gb"];

    /// <summary>By hand: 50 steps x 2 passes x 0.8 TFLOP and 2.5 TFLOP beside are 82.5 TFLOP, at 25 % of 312 TFLOP/s 1.0577 s, at 2 USD an hour 0.0588 cent.</summary>
    [Fact]
    public void An_image_is_its_steps_over_what_the_hardware_reaches()
    {
        ScenarioResult result = new Scenario
        {
            Image = new ImagePlan
            {
                Steps = 50,
                Passes = 2,
                FlopsPerPass = Flops.FromFlops(0.8e12),
                OtherFlops = Flops.FromFlops(2.5e12),
                Hardware = s_a100,
                Utilization = Ratio.FromPercent(25),
            },
        }.WithPrice(s_a100, UsdPerGpuHour.FromDollarsPerGpuHour(2)).Evaluate();

        result["image.flops"].Should().Be(82.5e12);
        result["image.chipSeconds"].Should().BeApproximately(82.5 / 78, 1e-9);
        result["image.costUsd"].Should().BeApproximately(82.5 / 78 / 3600 * 2, 1e-12);
        result["image.perChipHour"].Should().BeApproximately(3600 * 78 / 82.5, 1e-9);
        result["image.energyWh"].Should().BeApproximately(82.5 / 78 / 3600 * 400 * 1.8 * 0.75 * 1.1, 1e-9);
    }

    /// <summary>By hand: a transformer of 12B parameters over 4,608 tokens takes 2 x 12e9 x 4,608 = 1.106e14 FLOPs a pass.</summary>
    [Fact]
    public void A_diffusion_transformer_multiplies_every_token_of_a_pass()
        => new Scenario
        {
            QuantitiesOnly = true,
            Image = new ImagePlan
            {
                Steps = 28,
                Parameters = ParameterCount.FromBillions(12),
                TokensPerPass = Tokens.FromTokens(4608),
                Hardware = s_a100,
                Utilization = Ratio.FromPercent(50),
            },
        }.Evaluate()["image.flops"].Should().Be(28 * 2 * 12e9 * 4608);

    /// <summary>
    /// By hand: 10M vectors x (1,536 x 4 + 500) bytes x 1.5 in two copies are 199.3 GB, at 0.33 USD 65.8 USD a month; over 730 h / 24 of 100,000
    /// queries a day 0.0000216 USD each, and 16 USD a million searches and 50 tokens at 0.02 USD a million beside.
    /// </summary>
    [Fact]
    public void Vector_search_is_storage_searches_and_embedding()
    {
        ScenarioResult result = new Scenario
        {
            Workload = new Workload { Queries = Rate.FromPerDay(100_000) },
            Retrieval = new RetrievalPlan
            {
                Vectors = 10e6,
                Dimensions = 1536,
                Metadata = Bytes.FromBytes(500),
                IndexOverhead = 1.5,
                Copies = 2,
                PerGigabyte = UsdPerMonth.FromDollarsPerMonth(0.33),
                PerSearch = UsdPerQuery.FromDollars(16e-6),
                EmbeddedTokens = Tokens.FromTokens(50),
                EmbeddingPrice = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.02),
            },
        }.Evaluate();

        double gigabytes = 10e6 * ((1536 * 4) + 500) * 1.5 * 2 / 1e9;
        result["retrieval.storedGb"].Should().BeApproximately(gigabytes, 1e-9);
        result["retrieval.storagePerMonthUsd"].Should().BeApproximately(gigabytes * 0.33, 1e-9);
        result["retrieval.searchPerQueryUsd"].Should().BeApproximately(17e-6, 1e-15);
        result["retrieval.costPerQueryUsd"].Should().BeApproximately(17e-6 + (gigabytes * 0.33 / (100_000 * 730 / 24.0)), 1e-15);
    }

    [Fact]
    public void What_an_image_or_an_index_lacks_is_said_at_once()
    {
        var faults = new FaultCollector();
        new Scenario { Image = new ImagePlan(), Retrieval = new RetrievalPlan() }.TryCompile(faults).Should().BeNull();
        faults.ToImmutable().Select(fault => fault.Path).Should().BeEquivalentTo(
            "image.steps", "image.flopsPerPass", "image.utilization", "image.peak", "retrieval.vectors");
    }
}
