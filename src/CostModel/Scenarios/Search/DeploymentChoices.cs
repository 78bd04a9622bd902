using System.Collections.Immutable;
using CostModel.Serving.Search;
using CostModel.Validation;

namespace CostModel.Scenarios.Search;

/// <summary>The deployments that a search found for a scenario.</summary>
public sealed record DeploymentChoices
{
    /// <summary>The scenario that was searched for.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The cheapest deployment on each accelerator that has one, cheapest first.</summary>
    public required ImmutableArray<PricedDeployment> Options { get; init; }

    /// <summary>Cost against speed on full replicas: what no other way beats in both, fastest first; empty where it was not asked for.</summary>
    public required ImmutableArray<PricedDeployment> Front { get; init; }

    /// <summary>The accelerators on which nothing meets the objective, with the floor and what sets it.</summary>
    public required ImmutableArray<ServingRefusal> Refused { get; init; }

    /// <summary>Combinations of accelerator, number, layout and precision that there were.</summary>
    public required int Configurations { get; init; }

    /// <summary>Whether the scenario states a demand, so that replicas are counted for its peak.</summary>
    public required bool HasDemand { get; init; }

    /// <summary>What a reader should know before relying on the answer, such as a price that is old.</summary>
    public required ImmutableArray<Fault> Warnings { get; init; }

    /// <summary>The cheapest of all; null where nothing meets the objective.</summary>
    public PricedDeployment? Best => Options.IsEmpty ? null : Options[0];
}
