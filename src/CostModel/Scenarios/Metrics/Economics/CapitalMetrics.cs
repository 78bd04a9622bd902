using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics.Economics;

/// <summary>Metrics of training cost by several methods: <c>rental</c>, <c>capital</c> and <c>development</c>.</summary>
internal static class CapitalMetrics
{
    private const string Epoch = "Cottier et al. 2024, arXiv 2405.21015 (Epoch AI)";

    internal static readonly MetricDefinition OnDemandUsd = new(
        "rental.onDemandUsd", "Rent on demand", MetricUnit.Usd, "The training run's accelerator-hours at the on-demand price.");

    internal static readonly MetricDefinition OneYearUsd = new(
        "rental.oneYearUsd", "Rent, one-year commitment", MetricUnit.Usd, "The same hours at the one-year price; the rest of the year is someone else's to use.");

    internal static readonly MetricDefinition ThreeYearsUsd = new(
        "rental.threeYearsUsd", "Rent, three-year commitment", MetricUnit.Usd, "The same hours at the three-year price; the rest of the term is someone else's to use.");

    internal static readonly MetricDefinition SpotUsd = new(
        "rental.spotUsd", "Rent, spot", MetricUnit.Usd, "The same hours at the spot price, and those that preemptions lose.");

    internal static readonly MetricDefinition SpotGoodput = new(
        "rental.spotGoodput", "Spot goodput", MetricUnit.Fraction, "Share of billed spot time that makes progress after preemptions.");

    internal static readonly MetricDefinition ValueAtStartUsd = new(
        "capital.valueAtStartUsd",
        "Value of a chip at start",
        MetricUnit.Usd,
        "What an accelerator with its part of the server is worth when training starts.",
        $"price x 10^(-decline x years); {Epoch}");

    internal static readonly MetricDefinition ChipsUsd = new(
        "capital.chipsUsd", "Chips", MetricUnit.Usd, "Value that the accelerators lose during the run.", $"value x hours x decline x ln 10 / hours of a year; {Epoch}");

    internal static readonly MetricDefinition ServersUsd = new(
        "capital.serversUsd", "Other server parts", MetricUnit.Usd, "Value that the rest of the servers loses during the run.");

    internal static readonly MetricDefinition NetworkUsd = new(
        "capital.networkUsd", "Network", MetricUnit.Usd, "Value that the cluster's network loses during the run.");

    internal static readonly MetricDefinition EnergyUsd = new(
        "capital.energyUsd", "Energy", MetricUnit.Usd, "Electricity of the run, from energy.");

    internal static readonly MetricDefinition AmortizedUsd = new(
        "capital.amortizedUsd", "Amortised hardware and energy", MetricUnit.Usd, "Chips, servers, network and, where energy is given, energy: what the run used up.", Epoch);

    internal static readonly MetricDefinition AcquisitionUsd = new(
        "capital.acquisitionUsd", "Acquisition", MetricUnit.Usd, "Price of the whole cluster, network included.", $"price x chips / (1 - network share); {Epoch}");

    internal static readonly MetricDefinition RentalUsd = new(
        "capital.rentalUsd", "Rent", MetricUnit.Usd, "The run's accelerator-hours at the scenario's price: the third method.");

    internal static readonly MetricDefinition BridgeFallUsd = new(
        "capital.bridge.priceFallUsd", "less value lost before the start", MetricUnit.Usd, "From acquisition to amortised: what the cluster lost between purchase and start.");

    internal static readonly MetricDefinition BridgeLeftUsd = new(
        "capital.bridge.valueLeftUsd", "less value left to other work", MetricUnit.Usd, "From acquisition to amortised: what the run did not use up.");

    internal static readonly MetricDefinition BridgeEnergyUsd = new(
        "capital.bridge.energyUsd", "plus energy", MetricUnit.Usd, "From acquisition to amortised: electricity, which is not in the purchase.");

    internal static readonly MetricDefinition BridgeRentUsd = new(
        "capital.bridge.rentAboveCostUsd",
        "plus rent above own cost",
        MetricUnit.Usd,
        "From amortised to rent: the provider's people, building, capital cost, unsold hours and profit.");

    internal static readonly MetricDefinition LabellingUsd = new(
        "development.labellingUsd", "Labelling", MetricUnit.Usd, "Hours of labelling at the wage, and step labels at their price.");

    internal static readonly MetricDefinition SyntheticDataUsd = new(
        "development.syntheticDataUsd", "Synthetic data", MetricUnit.Usd, "Generation of training data.");

    internal static readonly MetricDefinition EvaluationUsd = new("development.evaluationUsd", "Evaluation", MetricUnit.Usd, "Evaluation and red-teaming.");

    internal static readonly MetricDefinition ExperimentsUsd = new(
        "development.experimentsUsd", "Experiments and failed runs", MetricUnit.Usd, "Compute besides the final run.");

    internal static readonly MetricDefinition StaffUsd = new("development.staffUsd", "Staff", MetricUnit.Usd, "People.");

    internal static readonly MetricDefinition OtherUsd = new(
        "development.otherUsd", "Data licences and other", MetricUnit.Usd, "Data licences and the named costs.");

    internal static readonly MetricDefinition FinalRunUsd = new("development.finalRunUsd", "Final run", MetricUnit.Usd, "The training run, at its cost.");

    internal static readonly MetricDefinition TotalUsd = new(
        "development.totalUsd", "Development in all", MetricUnit.Usd, "The final run and everything besides.");

    internal static readonly MetricDefinition MultipleOfFinalRun = new(
        "development.multipleOfFinalRun", "over the final run", MetricUnit.Multiple, "Development over the final run; Cottier et al. 2024 find 1.2 to 4.");

    internal static readonly MetricDefinition LabellingShare = new(
        "development.labellingShareOfFinalRun", "Labelling over the final run", MetricUnit.Fraction, "Labelling as a share of the final run.");

    internal static readonly ImmutableArray<MetricDefinition> All =
    [
        OnDemandUsd, OneYearUsd, ThreeYearsUsd, SpotUsd, SpotGoodput,
        AcquisitionUsd, BridgeFallUsd, BridgeLeftUsd, BridgeEnergyUsd, ValueAtStartUsd, ChipsUsd, ServersUsd, NetworkUsd, EnergyUsd, AmortizedUsd,
        BridgeRentUsd, RentalUsd,
        FinalRunUsd, ExperimentsUsd, LabellingUsd, SyntheticDataUsd, EvaluationUsd, StaffUsd, OtherUsd, TotalUsd, MultipleOfFinalRun, LabellingShare,
    ];
}
