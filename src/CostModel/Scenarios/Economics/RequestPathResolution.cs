using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;

namespace CostModel.Scenarios.Economics;

/// <summary>Checks and completes images and retrieval.</summary>
internal static class RequestPathResolution
{
    internal static void Resolve(SectionCheck check)
    {
        if (check.Scenario.Image is { } image)
        {
            Image(check, image);
        }

        if (check.Scenario.Retrieval is { } retrieval)
        {
            check.Together(RetrievalInputs.Vectors, RetrievalInputs.Dimensions);
            check.Together(RetrievalInputs.EmbeddedTokens, RetrievalInputs.EmbeddingPrice);
            check.Need(retrieval.PerGigabyte is not null && retrieval.Vectors is null, RetrievalInputs.Vectors, "a price of storage needs an index");
            check.Need(retrieval is { Vectors: null, PerSearch: null, EmbeddingPrice: null }, RetrievalInputs.Vectors, "retrieval needs an index, or the price of a search");
        }
    }

    private static void Image(SectionCheck check, ImagePlan image)
    {
        check.Need(image.Steps is null, ImageInputs.Steps, "an image takes steps");
        check.OnlyOne("the FLOPs of a pass", ImageInputs.FlopsPerPass, ImageInputs.Parameters);
        check.Need(image is { FlopsPerPass: null, Parameters: null }, ImageInputs.FlopsPerPass, "a pass has FLOPs, or parameters and tokens");
        check.Together(ImageInputs.Parameters, ImageInputs.TokensPerPass);
        check.Need(image.Utilization is null, ImageInputs.Utilization, "no hardware reaches its peak");
        if (image.Hardware is not { } hardware)
        {
            check.Need(image.Peak is null, ImageInputs.Peak, "an image needs image.hardware, or the peak of one");
            return;
        }

        check.Slots.Default(
            ImageInputs.Peak,
            hardware.DensePeak(NumberFormat.Bf16).TotalFlopsPerSecond,
            new InputOrigin($"catalog: {hardware.Id}", hardware.Sources.GetValueOrDefault("peaks")));
        if (check.Scenario.Prices.TryGetValue(hardware.Id, out UsdPerGpuHour price))
        {
            check.Slots.Default(ImageInputs.ChipPrice, price.TotalDollarsPerGpuHour, new InputOrigin($"prices.{hardware.Id}"));
        }
        else if (check.Scenario.PriceChoice.Book is { } terms && PriceResolution.Market(check.Scenario, hardware.Id, terms) is { } market)
        {
            PriceResolution.CheckAge(check.Scenario, ImageInputs.ChipPrice.Path, market, check.Faults, check.Warnings);
            check.Slots.Default(ImageInputs.ChipPrice, market.Dollars, PriceResolution.OriginOf(market));
        }

        check.Need(
            !check.Has(ImageInputs.ChipPrice) && !check.Scenario.QuantitiesOnly, ImageInputs.ChipPrice, $"no price of '{hardware.Id}' is given");
        if (check.Scenario.Energy is null)
        {
            TypicalEnergy.Set(Leaves.ImageDraw, hardware, check.Slots);
        }
    }
}
