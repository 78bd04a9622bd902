using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;

namespace CostModel.Scenarios.Economics;

/// <summary>Checks and completes token cost, capacity, autoscaling and energy.</summary>
internal static class HardwareCostResolution
{
    internal static EconomicsShape Resolve(SectionCheck check, EconomicsShape shape)
    {
        if (check.Scenario.Capacity is { } capacity)
        {
            Capacity(check, capacity);
        }

        if (check.Scenario.Autoscaling is { } autoscaling)
        {
            check.OnlyOne("the busy time", AutoscalingInputs.HoursPerDay, AutoscalingInputs.BusyShare);
            check.Need(autoscaling.StartsPerDay is not null && autoscaling.ColdStart is null, AutoscalingInputs.ColdStart, "starts are billed for the time that they take");
            check.Need(autoscaling.BaselineColdStart is not null && autoscaling.ColdStart is null, AutoscalingInputs.ColdStart, "a baseline is compared with a cold start");
            check.Need(autoscaling is { Price: null, ColdStart: null, HoursPerDay: null, BusyShare: null }, AutoscalingInputs.Price, "autoscaling needs a price");
        }

        return check.Scenario.TokenCost is { } tokens ? shape with { TokenSpeed = TokenCost(check, tokens) } : shape;
    }

    /// <summary>Power, electricity and carbon; before ownership and capital, which use them.</summary>
    internal static void Energy(SectionCheck check)
    {
        if (check.Scenario.Energy is not { } plan)
        {
            return;
        }

        if ((check.Scenario.Training?.Hardware ?? check.Scenario.Serving?.Hardware) is { Tdp: { } tdp } hardware)
        {
            check.Slots.Default(EnergyInputs.ChipPower, tdp.TotalWatts, new InputOrigin($"catalog: {hardware.Id}, TDP", hardware.Sources.GetValueOrDefault("tdp")));
        }

        if (plan.Region is { } id && Regions.Find(id) is { } region)
        {
            if (region.PriceIn(check.AsOf.Year) is { } price)
            {
                check.Slots.Default(EnergyInputs.ElectricityPrice, price.TotalDollarsPerKilowattHour, new InputOrigin($"region: {id}", region.PriceSource));
            }

            if (region.Intensity is { } intensity)
            {
                check.Slots.Default(EnergyInputs.CarbonIntensity, intensity.TotalGramsPerKilowattHour, new InputOrigin($"region: {id}", region.IntensitySource));
            }
        }

        check.OnlyOne("the energy", EnergyInputs.Energy, EnergyInputs.GpuHours, EnergyInputs.Chips);
        check.OnlyOne("the market-based intensity", EnergyInputs.MarketIntensity, EnergyInputs.RenewableShare);
        check.Together(EnergyInputs.Chips, EnergyInputs.Time);
        check.Need(
            plan.Energy is null && plan.Query?.Energy is null && !check.Has(EnergyInputs.ChipPower), EnergyInputs.ChipPower, "energy follows from the power of an accelerator");
        check.Need(
            plan.RenewableShare is not null && !check.Has(EnergyInputs.CarbonIntensity), EnergyInputs.CarbonIntensity, "a renewable share is of the grid's intensity");
        if (plan.Query is { } query)
        {
            Query(check, query);
        }
    }

    private static void Query(SectionCheck check, QueryEnergy query)
    {
        if ((check.Scenario.Serving?.Model ?? check.Scenario.Model) is { } model)
        {
            check.Default(QueryEnergyInputs.ActiveParameters, model.ActiveParameters.TotalParameters, $"model: {model.Id}");
        }

        if (check.Scenario.Workload?.OutputTokens is { } output)
        {
            check.Default(QueryEnergyInputs.OutputTokens, output.TotalTokens, "workload.outputTokens");
        }

        if (check.Scenario.Serving?.Hardware is { } hardware)
        {
            check.Default(
                QueryEnergyInputs.Peak, hardware.DensePeak(check.Scenario.Serving.Precision?.Computed ?? NumberFormat.Bf16).TotalFlopsPerSecond, $"catalog: {hardware.Id}");
        }

        if (query.Energy is not null)
        {
            check.OnlyOne("the energy of a query", QueryEnergyInputs.Energy, QueryEnergyInputs.Throughput, QueryEnergyInputs.Utilization);
            return;
        }

        check.Need(!check.Has(QueryEnergyInputs.OutputTokens), QueryEnergyInputs.OutputTokens, "a query has output");
        check.Conflict(
            query is { Throughput: not null, Utilization: not null },
            QueryEnergyInputs.Throughput.Path,
            "the speed of a query is stated twice: give energy.query.throughput, or parameters, peak and utilisation");
        if (query.Throughput is null)
        {
            check.Need(!check.Has(QueryEnergyInputs.ActiveParameters), QueryEnergyInputs.ActiveParameters, "a query's FLOPs follow from parameters");
            check.Need(!check.Has(QueryEnergyInputs.Peak), QueryEnergyInputs.Peak, "a query's time follows from a peak and a utilisation");
            check.Need(!check.Has(QueryEnergyInputs.Utilization), QueryEnergyInputs.Utilization, "a query's time follows from a peak and a utilisation");
        }
    }

    private static void Capacity(SectionCheck check, CapacityPlan plan)
    {
        check.Together(CapacityInputs.OutputTokensPerDay, CapacityInputs.OutputRatePerNode);
        check.Need(
            plan is { InputTokensPerDay: not null, InputRatePerNode: null, CachedTokensPerDay: null }, CapacityInputs.InputRatePerNode, "nodes follow from a rate per node");
        check.Need(plan is { InputRatePerNode: not null, InputTokensPerDay: null }, CapacityInputs.InputTokensPerDay, "nodes follow from tokens a day");
        check.Need(plan is { CachedTokensPerDay: not null, InputTokensPerDay: null }, CapacityInputs.InputTokensPerDay, "cached tokens are a share of all");
        check.Need(
            plan is { SitePower: not null } or { Chips: not null } && !check.Has(EnergyInputs.ChipPower), EnergyInputs.ChipPower, "power on a site follows from that of a chip");
        check.Need(plan is { ChipsPerServer: not null, Servers: null }, CapacityInputs.Servers, "accelerators of servers need servers");
        check.Need(
            plan is { Throughput: null, InputTokensPerDay: null, OutputTokensPerDay: null, Servers: null, SitePower: null, Chips: null },
            CapacityInputs.Throughput,
            "capacity needs a throughput, tokens a day, servers, accelerators or a site's power");
    }

    private static TokenSpeed TokenCost(SectionCheck check, TokenCost plan)
    {
        check.OnlyOne("the price", TokenCostInputs.ChipPrice, TokenCostInputs.PricePerHour);
        check.OnlyOne("the FLOPs of a token", TokenCostInputs.FlopsPerToken, TokenCostInputs.ActiveParameters);
        check.OnlyOne(
            "the speed", TokenCostInputs.Throughput, TokenCostInputs.Time, TokenCostInputs.FlopsUtilization, TokenCostInputs.MemoryBandwidth);
        check.Default(TokenCostInputs.Chips, 1, "default: one accelerator");
        bool hasFlops = plan.FlopsPerToken is not null || plan.ActiveParameters is not null;
        switch (plan)
        {
            case { Throughput: not null }:
                return TokenSpeed.Stated;
            case { Time: not null }:
                check.Need(plan.OutputTokens is null, TokenCostInputs.OutputTokens, "a measured time needs the tokens that it made");
                return TokenSpeed.Measured;
            case { FlopsUtilization: not null }:
                check.Need(plan.Peak is null, TokenCostInputs.Peak, "a utilisation is of a peak");
                check.Need(!hasFlops, TokenCostInputs.ActiveParameters, "a speed from FLOPs needs those of a token");
                return TokenSpeed.Flops;
            case { MemoryBandwidth: not null }:
                check.Need(plan.ActiveParameters is null, TokenCostInputs.ActiveParameters, "a speed from bandwidth needs the weights that a token reads");
                check.Need(plan.BytesPerParameter is null, TokenCostInputs.BytesPerParameter, "a speed from bandwidth needs the size of a weight");
                check.Need(plan.Peak is null != (plan.Batch is null), plan.Peak is null ? TokenCostInputs.Peak : TokenCostInputs.Batch, "a batch saturates towards a peak");
                return TokenSpeed.Bandwidth;
            default:
                check.Need(true, TokenCostInputs.Throughput, "a token's cost needs a speed: a throughput, a measured time, FLOPs and a utilisation, or memory bandwidth");
                return TokenSpeed.None;
        }
    }
}
