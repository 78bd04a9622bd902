using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics under <c>image</c> and <c>retrieval</c>: what a query takes beside or instead of a language model.</summary>
internal static class RequestPathMetrics
{
    internal static readonly MetricDefinition ImageFlops = new(
        "image.flops", "FLOPs of an image", MetricUnit.Flops, "Steps x passes x FLOPs of a pass, and what stands beside them.", "Diffusion inference is bound by compute: arXiv 2511.17031");

    internal static readonly MetricDefinition ImageSeconds = new(
        "image.chipSeconds", "Chip time of an image", MetricUnit.Seconds, "FLOPs over the share of the peak that is reached.");

    internal static readonly MetricDefinition ImagesPerHour = new("image.perChipHour", "Images of a chip-hour", MetricUnit.Number, "Images that an accelerator makes in an hour.");

    internal static readonly MetricDefinition ImageUsd = new("image.costUsd", "Cost of an image", MetricUnit.Usd, "Chip time at its price; idle time is not in it.");

    internal static readonly MetricDefinition ImageWh = new(
        "image.energyWh", "Energy of an image", MetricUnit.WattHours, "Chip time at the accelerator's draw, by the energy section or as is usual.");

    internal static readonly MetricDefinition StoredGigabytes = new(
        "retrieval.storedGb", "Index", MetricUnit.Gigabytes, "Vectors x dimensions x bytes and metadata, with the graph of the index, in all copies.");

    internal static readonly MetricDefinition StoragePerMonthUsd = new("retrieval.storagePerMonthUsd", "Storage, a month", MetricUnit.Usd, "The index at the price of a GB.");

    internal static readonly MetricDefinition SearchUsd = new(
        "retrieval.searchPerQueryUsd", "Searches of a query", MetricUnit.Usd, "Searches of a query and the embedding of its questions, without storage.");

    internal static readonly MetricDefinition QueryUsd = new(
        "retrieval.costPerQueryUsd", "Retrieval of a query", MetricUnit.Usd, "Searches, embedding, and the query's share of the storage.");

    internal static readonly ImmutableArray<MetricDefinition> All =
        [ImageFlops, ImageSeconds, ImagesPerHour, ImageUsd, ImageWh, StoredGigabytes, StoragePerMonthUsd, SearchUsd, QueryUsd];
}
