using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Economics.Prices;
using CostModel.Hardware;
using CostModel.Scenarios.Economics;
using CostModel.Scenarios.Inputs;
using CostModel.Serving;
using CostModel.Serving.Search;
using CostModel.Validation;

namespace CostModel.Scenarios.Search;

/// <summary>
/// Asks for the cheapest deployment of a scenario's model under its objective and demand. Of the scenario's deployment, accelerator, number,
/// layout, precision and load are searched; engine, cache precision, speculation, utilisation and spare replicas stay.
/// </summary>
public sealed record DeploymentSearch
{
    private const double HoursPerDay = 24;
    private const double SecondsPerDay = 86_400;

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The accelerators; every one that multiplies bfloat16 and has a price that is not old where not given.</summary>
    public ImmutableArray<HardwareProfile> Hardware { get; init; } = [];

    /// <summary>Where accelerators are looked up.</summary>
    public CatalogSet Catalogs { get; init; } = CatalogSet.Default;

    /// <summary>The precisions; see <see cref="ServingSearch.Precisions"/>.</summary>
    public ImmutableArray<WeightFormat> Precisions { get; init; } = [];

    /// <summary>Accelerators of one replica at most; see <see cref="ServingSearch.MostChips"/>.</summary>
    public int? MostChips { get; init; }

    /// <summary>Whether the front of cost against speed is wanted.</summary>
    public bool WantsFront { get; init; }

    /// <summary>Searches.</summary>
    /// <exception cref="InvalidPlanException">Something is wrong with the scenario; the exception lists everything.</exception>
    public DeploymentChoices Run()
    {
        var faults = new FaultCollector();
        DeploymentChoices? choices = TryRun(faults);
        faults.ThrowIfAny();
        return choices!;
    }

    /// <summary>Searches, or returns null with everything that is wrong with the scenario.</summary>
    public DeploymentChoices? TryRun(FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var warnings = new FaultCollector();
        Dictionary<string, (double Dollars, InputOrigin? Origin)> prices = Prices(faults, warnings);
        if (faults.Any)
        {
            return null;
        }

        ServingPlan given = Scenario.Serving ?? new ServingPlan();
        var demand = DailyDemand.Of(Scenario.Workload);
        var search = new ServingSearch
        {
            Plan = given with { Model = given.Model ?? Scenario.Model, Workload = OperatorServing.LengthsOf(Scenario.Workload) },
            Hardware = [.. prices.Keys.Select(id => Searched().First(hardware => hardware.Id == id))],
            Precisions = Precisions,
            MostChips = MostChips,
            WantsFront = WantsFront,
            ChipCost = hardware => prices[hardware.Id].Dollars,
            Demand = demand is null ? null : new PeakDemand(
                TokensPerSecond.FromTokensPerSecond(demand.OutputTokens * (Scenario.Workload!.PeakToMean ?? Scenario.Workload.Profile?.PeakToMean ?? 1) / SecondsPerDay),
                given.Utilization ?? Ratio.FromFraction(1),
                given.SpareReplicas ?? 0),
        };
        if (search.TryRun(faults) is not { } found)
        {
            return null;
        }

        PricedDeployment Priced(ServingOption option, DailyDemand? carried)
            => Price(option, carried, search.Demand, prices[option.Plan.Hardware!.Id]);
        return new DeploymentChoices
        {
            Scenario = Scenario,
            Options = [.. found.Options.Select(option => Priced(option, demand))],
            Front = [.. found.Front.Select(option => Priced(option, null))],
            Refused = found.Refused,
            Configurations = found.Configurations,
            HasDemand = demand is not null,
            Warnings = warnings.ToImmutable(),
        };
    }

    private static PricedDeployment Price(ServingOption option, DailyDemand? demand, PeakDemand? peak, (double Dollars, InputOrigin? Origin) price)
    {
        double output = option.Plan.Workload?.OutputTokens?.TotalTokens ?? ServingDefaults.OutputTokens;
        double input = option.Plan.Workload?.InputTokens?.TotalTokens ?? ServingDefaults.InputTokens;
        double throughput = option.OutputTokensPerSecond.TotalTokensPerSecond;
        double outputPerDay = demand?.OutputTokens ?? (throughput * SecondsPerDay);
        double tokensPerDay = demand is null ? outputPerDay * (1 + (input / output)) : demand.OutputTokens + demand.InputTokens;
        double perDay = option.CostPerHour * HoursPerDay;
        double PerMillionAt(double factor)
        {
            double hourly = demand is null ? option.CostPerHour / factor
                : option.CostPerHour / option.Replicas * peak!.Replicas(throughput * factor);
            return hourly * HoursPerDay / tokensPerDay * 1e6;
        }

        return new PricedDeployment
        {
            Option = option,
            Price = UsdPerGpuHour.FromDollarsPerGpuHour(price.Dollars),
            PriceSource = price.Origin?.Citation,
            PerDay = Usd.FromDollars(perDay),
            PerQuery = Usd.FromDollars(perDay / (demand?.Queries ?? (outputPerDay / output))),
            PerMillionTokens = Usd.FromDollars(PerMillionAt(1)),
            PerMillionTokensBand = (Usd.FromDollars(PerMillionAt(option.Bands.Throughput.High)), Usd.FromDollars(PerMillionAt(option.Bands.Throughput.Low))),
        };
    }

    /// <summary>The accelerators that were named, or all that there could be.</summary>
    private IEnumerable<HardwareProfile> Searched() => Hardware.IsDefaultOrEmpty
        ? Catalogs.Hardware.Ids.Select(id => Catalogs.Hardware[id]).Where(hardware => hardware.DensePeaks.ContainsKey(NumberFormat.Bf16))
        : Hardware;

    /// <summary>Dollars of an hour by hardware id, in the order of the accelerators.</summary>
    private Dictionary<string, (double Dollars, InputOrigin? Origin)> Prices(FaultCollector faults, FaultCollector warnings)
    {
        var prices = new Dictionary<string, (double, InputOrigin?)>(StringComparer.Ordinal);
        int old = 0;
        foreach (string id in Searched().Select(hardware => hardware.Id).Distinct())
        {
            string path = PriceInputs.For(id).Path;
            if (Scenario.Prices.TryGetValue(id, out UsdPerGpuHour own))
            {
                prices[id] = (own.TotalDollarsPerGpuHour, Scenario.Origins.GetValueOrDefault(path));
            }
            else if (Scenario.PriceChoice.Book is { } terms && PriceResolution.Market(Scenario, id, terms) is { } market)
            {
                var age = new FaultCollector();
                PriceResolution.CheckAge(Scenario, path, market, age, age);
                if (age.Any && Hardware.IsDefaultOrEmpty)
                {
                    old++;
                    continue;
                }

                (Scenario.PriceChoice.WhenOld == OldPrices.Fail ? faults : warnings).AddRange(age.ToImmutable());
                prices[id] = (market.Dollars, PriceResolution.OriginOf(market));
            }
            else if (!Hardware.IsDefaultOrEmpty)
            {
                faults.Add(new Fault(
                    FaultCodes.MissingPrice,
                    path,
                    Scenario.PriceChoice.Book is { } asked
                        ? $"'{id}' is searched, and the price book has no {PriceBook.NameOf(asked)} price of it"
                        : $"'{id}' is searched, and no price is given for it",
                    Scenario.PriceChoice.Book is null
                        ? $"add prices: {{ {id}: 2.00 USD/h }}, or prices: {{ book: on-demand }} to accept shipped prices"
                        : $"add prices: {{ {id}: 2.00 USD/h }}; {PriceResolution.Offered(Scenario, id)}"));
            }
        }

        if (old > 0)
        {
            warnings.Add(new Fault(
                FaultCodes.OldPrice,
                "prices.book",
                FormattableString.Invariant($"{old} accelerators whose newest shipped price is older than {Scenario.PriceChoice.MaximumAge?.TotalYears ?? 1:0.##} years are left out"),
                "name them in --hardware, give their prices, or set prices.maximumAge"));
        }

        if (prices.Count == 0 && !faults.Any)
        {
            faults.Add(new Fault(
                FaultCodes.MissingPrice, "prices", "no accelerator has a price", "give prices, or prices: { book: on-demand } to accept shipped ones"));
        }

        return prices;
    }
}
