using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Serving.Adapters;
using CostModel.Serving.Caching;
using CostModel.Validation;
using FluentAssertions;

namespace CostModel.Tests.Serving.Adapters;

public class AdapterTests
{
    private static ServingPlan Plan(string model, string hardware) => new()
    {
        Model = ModelCatalog.Default[model],
        Hardware = HardwareCatalog.Default[hardware],
        Workload = new Workload { InputTokens = Tokens.FromTokens(500), OutputTokens = Tokens.FromTokens(200) },
    };

    /// <summary>Unsloth and PEFT print 41,943,040 trainable parameters for Llama 3 8B at rank 16 with all linear layers, and 39,976,960 for Llama 2 7B.</summary>
    [Theory]
    [InlineData("llama-3.1-8b", 41_943_040)]
    [InlineData("llama-2-7b", 39_976_960)]
    public void An_adapter_has_the_parameters_that_trainers_print(string model, double parameters)
        => new AdapterModel(ModelCatalog.Default[model].Architecture!, HardwareCatalog.Default["h100-sxm-80gb"], ServingLayout.OneChip, new AdapterSet(1, 16))
            .Parameters.Should().Be(parameters);

    /// <summary>By hand: 100 adapters of 41,943,040 parameters in two bytes are 8.39 GB, and what they take the cache lacks.</summary>
    [Fact]
    public void Resident_adapters_take_room_from_the_cache()
    {
        ServingPlan plan = Plan("llama-3.1-8b", "h100-sxm-80gb");
        ServingEstimate alone = plan.Estimate();
        ServingEstimate with = (plan with { Adapters = new AdapterSet(100, 16) }).Estimate();

        (with.Memory.Weights.TotalGigabytes - alone.Memory.Weights.TotalGigabytes).Should().BeApproximately(8.388608, 1e-6);
        with.MaxConcurrency.Should().BeLessThan(alone.MaxConcurrency);
    }

    /// <summary>
    /// Punica (arXiv 2310.18547, abstract): serving many adapters adds about 2 ms a token; a 7B Llama 2 on an A100 80 GB, rank 16, batch 32 with an
    /// adapter for each request. By hand 32 x 80 MB over 2.0 TB/s are 1.3 ms of it.
    /// </summary>
    [Fact]
    public void Thirty_two_adapters_add_about_two_milliseconds_a_token_to_a_7b_model_on_an_a100()
    {
        var model = new AdapterModel(ModelCatalog.Default["llama-2-7b"].Architecture!, HardwareCatalog.Default["a100-sxm-80gb"], ServingLayout.OneChip, new AdapterSet(10_000, 16));
        model.Seconds(32, 32).Should().BeInRange(1.5e-3, 2.5e-3);
    }

    [Fact]
    public void Adapters_without_a_number_and_offload_without_memory_are_refused()
    {
        var faults = new FaultCollector();
        (Plan("llama-3.1-8b", "h100-sxm-80gb") with { Adapters = new AdapterSet { Share = Ratio.FromPercent(5) }, Offload = new CacheOffload() }).TryCompile(faults);
        faults.ToImmutable().Select(fault => fault.Path).Should().Equal("serving.adapters.resident", "serving.offload.memory");
    }

    [Fact]
    public void Requests_that_share_one_adapter_read_it_once()
    {
        ModelArchitecture llama = ModelCatalog.Default["llama-2-7b"].Architecture!;
        HardwareProfile a100 = HardwareCatalog.Default["a100-sxm-80gb"];
        double Of(int resident) => new AdapterModel(llama, a100, ServingLayout.OneChip, new AdapterSet(resident, 16)).Seconds(32, 32);

        Of(1).Should().BeLessThan(Of(8)).And.BeLessThan(1e-3);
        Of(8).Should().BeLessThan(Of(1000));
    }

    [Fact]
    public void A_higher_rank_and_more_users_cost_more_time()
    {
        ServingPlan plan = Plan("llama-3.1-70b", "h200-sxm-141gb") with { Chips = 4, Load = new ClosedLoad(64) };
        double Of(AdapterSet? set) => (plan with { Adapters = set }).Estimate().TimePerOutputToken.TotalSeconds;

        double[] times =
        [
            Of(null), Of(new AdapterSet(64, 8) { Share = Ratio.FromPercent(10) }), Of(new AdapterSet(64, 8)), Of(new AdapterSet(64, 64)),
        ];
        times.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }
}
