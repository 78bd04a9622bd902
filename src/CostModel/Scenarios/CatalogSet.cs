using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Economics.Api;
using CostModel.Economics.Prices;
using CostModel.Efficiency;
using CostModel.Efficiency.PostTraining;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scaling;
using CostModel.Serving.Engines;
using CostModel.Training;

namespace CostModel.Scenarios;

/// <summary>The catalogs that ids in a scenario are looked up in: the shipped ones, with a user's own records in front.</summary>
public sealed record CatalogSet
{
    /// <summary>The shipped catalogs.</summary>
    public static CatalogSet Default { get; } = new();

    /// <summary>The date of the shipped data; the default <c>asOf</c>.</summary>
    public static DateOnly Date { get; } = new(2026, 11, 20);

    /// <summary>Accelerators.</summary>
    public Catalog<HardwareProfile> Hardware { get; init; } = HardwareCatalog.Default;

    /// <summary>Models.</summary>
    public Catalog<Model> Models { get; init; } = ModelCatalog.Default;

    /// <summary>Prices of hardware.</summary>
    public Catalog<HardwarePrices> Prices { get; init; } = PriceBook.Default;

    /// <summary>Prices of models that are called over an API.</summary>
    public Catalog<ApiModel> ApiModels { get; init; } = ApiPriceBook.Default;

    /// <summary>Prices of imported LiteLLM files that could not be mapped to a dimension.</summary>
    public ImmutableArray<UnmappedPrice> UnmappedPrices { get; init; } = [];

    /// <summary>Ways to make a model cheaper or better.</summary>
    public Catalog<Technique> Techniques { get; init; } = TechniqueCatalog.Default;

    /// <summary>Inference engines.</summary>
    public Catalog<Engine> Engines { get; init; } = EngineCatalog.Default;

    /// <summary>Post-training pipelines.</summary>
    public Catalog<PostTrainingPipeline> Pipelines { get; init; } = PostTrainingPipeline.Default;

    /// <summary>Training stacks.</summary>
    public Catalog<TrainingStack> Stacks { get; init; } = TrainingStackCatalog.Default;

    /// <summary>Loss laws.</summary>
    public Catalog<LossLaw> ScalingLaws { get; init; } = ScalingLawCatalog.Default;

    /// <summary>The version that results carry: the date of the shipped data.</summary>
    public static string Version => Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
