using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;

namespace CostModel.Tests.Serving;

public class ServingBandsTests
{
    private static ServingPlan Plan(string model) => new()
    {
        Model = ModelCatalog.Default[model],
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
        Chips = 8,
        Precision = WeightFormat.ById["fp8"],
        Load = new ClosedLoad(16),
    };

    [Fact]
    public void A_band_says_what_was_measured_for_it()
    {
        ServingBands bands = Plan("llama-3.1-70b").Estimate().Bands;

        bands.PerToken.Basis.Should().Contain("per-token of dense models, closed-loop");
        bands.FirstToken.Basis.Should().Contain("first-token of dense models, closed-loop");
    }

    [Fact]
    public void Bands_enclose_the_estimate_and_first_tokens_are_less_certain_than_later_ones()
    {
        ServingBands bands = Plan("llama-3.1-70b").Estimate().Bands;

        foreach (ErrorBand band in (ErrorBand[])[bands.FirstToken, bands.PerToken, bands.Throughput])
        {
            band.Low.Should().BeInRange(0.3, 1);
            band.High.Should().BeInRange(1, 3);
        }

        (bands.FirstToken.High / bands.FirstToken.Low).Should().BeGreaterThan(bands.PerToken.High / bands.PerToken.Low);
    }

    [Fact]
    public void A_rate_without_measurements_under_its_load_has_the_band_of_its_family()
        => Plan("mixtral-8x7b").Estimate().Bands.Throughput.Basis.Should().Contain("throughput of moe models, offline");

    /// <summary>Throughput on hardware that was left out of the fit errs by more than throughput of cells that were.</summary>
    [Fact]
    public void Hardware_without_measurements_has_the_wider_band_and_says_so()
    {
        ErrorBand measured = Plan("llama-3.1-70b").Estimate().Bands.Throughput;
        ErrorBand other = (Plan("llama-3.1-70b") with { Hardware = HardwareCatalog.Default["h20-96gb"] }).Estimate().Bands.Throughput;

        (other.High / other.Low).Should().BeGreaterThan(measured.High / measured.Low);
        other.Basis.Should().EndWith("none on this hardware");
    }
}
