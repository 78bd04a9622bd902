using CostModel.Catalogs;
using CostModel.Serving.Search;

namespace CostModel.Scenarios.Search;

/// <summary>One way to serve a scenario's demand, with what it costs.</summary>
public sealed record PricedDeployment
{
    /// <summary>Accelerator, layout, precision, requests in flight and replicas.</summary>
    public required ServingOption Option { get; init; }

    /// <summary>Price of one accelerator-hour.</summary>
    public required UsdPerGpuHour Price { get; init; }

    /// <summary>Where the price comes from; null for a scenario's own without a source.</summary>
    public required Citation? PriceSource { get; init; }

    /// <summary>What all accelerators cost in a day, idle time included.</summary>
    public required Usd PerDay { get; init; }

    /// <summary>What a query costs: of the demand where one is stated, else on replicas that are full.</summary>
    public required Usd PerQuery { get; init; }

    /// <summary>What a million tokens cost, input and output: of the demand where one is stated, else on replicas that are full.</summary>
    public required Usd PerMillionTokens { get; init; }

    /// <summary>The 80 % band of that from the error of the predicted throughput.</summary>
    public required (Usd Low, Usd High) PerMillionTokensBand { get; init; }

    /// <summary>Accelerators in all.</summary>
    public int Chips => Option.Chips * Option.Replicas;
}
