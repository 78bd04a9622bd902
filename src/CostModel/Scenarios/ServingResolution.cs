using CostModel.Scenarios.Inputs;
using CostModel.Serving;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>What the serving part of a scenario turns out to be.</summary>
internal sealed record ServingResolution(ServingMode? Mode, DemandShape Demand, bool ModelsPrefill, bool HasTokenTariff)
{
    /// <summary>The estimate of one replica, where the operator-level model made it.</summary>
    internal ServingEstimate? Estimate { get; private init; }

    internal static ServingResolution Of(Scenario scenario, ScenarioSlots slots, FaultCollector faults)
    {
        DemandShape demand = DemandOf(scenario.Workload);
        CheckProfile(scenario, faults);
        slots.Default(
            WorkloadInputs.PeakToMean,
            scenario.Workload?.Profile?.PeakToMean ?? 1,
            new InputOrigin(scenario.Workload?.Profile is null ? "default: demand is even" : "follows from workload.profile"));
        slots.Default(ServingInputs.Utilization, 1, new InputOrigin("default: replicas run full"));
        if (scenario is { Energy: null, Serving.Hardware: { } hardware })
        {
            TypicalEnergy.Set(Leaves.ServingDraw, hardware, slots);
        }

        slots.Set(Leaves.InputTimeShare, 0, new InputOrigin("prefill is not modelled apart"));
        ServingMode? mode = ModeOf(scenario, faults);
        bool isModelled = mode == ServingMode.Replicas && OperatorServing.Applies(scenario);
        ServingEstimate? estimate = isModelled ? OperatorServing.Resolve(scenario, slots, faults) : null;
        if (!isModelled)
        {
            CheckFleet(scenario, slots, mode, faults);
        }

        CheckOutput(scenario, demand, mode, faults);
        return new ServingResolution(mode, demand, isModelled, TariffOf(scenario, demand, mode, slots, faults)) { Estimate = estimate };
    }

    private static void CheckProfile(Scenario scenario, FaultCollector faults)
    {
        if (scenario.Workload is { Profile: not null, PeakToMean: not null })
        {
            faults.Add(new Fault(FaultCodes.Conflict, WorkloadInputs.PeakToMean.Path, "follows from workload.profile: give one of both"));
        }

        if (scenario.Serving?.Scaling is not { } scaling)
        {
            return;
        }

        Require(scenario.Workload?.Profile is null, "workload.profile", "a fleet that scales needs the demand of the day, e.g. 24 numbers", faults);
        Require(
            scaling is { ColdStart: null, StorageBandwidth: null },
            FleetScalingInputs.ColdStart.Path,
            "expected a cold start, or the storageBandwidth that weights are read with and an engineStart",
            faults);
        if (scaling is { ColdStart: not null, StorageBandwidth: not null } or { ColdStart: not null, EngineStart: not null })
        {
            faults.Add(new Fault(FaultCodes.Conflict, FleetScalingInputs.ColdStart.Path, "is given beside what it follows from: give the cold start, or storage and engine"));
        }

        if (scaling.ColdStart is null && scenario.Serving is { Throughput: not null } or { Fleet: not null })
        {
            faults.Add(new Fault(
                FaultCodes.Missing, FleetScalingInputs.ColdStart.Path, "the weights of a stated throughput or fleet are not known: give the cold start itself"));
        }
    }

    private static DemandShape DemandOf(Workload? workload)
    {
        bool queries = workload is { Queries: not null } or { Users: not null, QueriesPerUser: not null };
        bool perDay = workload is { OutputTokensPerDay: not null } or { InputTokensPerDay: not null };
        bool perQuery = workload is { OutputTokens: not null } or { InputTokens: not null };
        return new DemandShape(queries, perDay || (queries && perQuery));
    }

    private static ServingMode? ModeOf(Scenario scenario, FaultCollector faults)
    {
        if (scenario.Api is not null)
        {
            if (scenario.Serving is not null)
            {
                faults.Add(new Fault(FaultCodes.Conflict, "api", "the model is either served or called over an API: give 'serving' or 'api', not both"));
            }

            return ServingMode.Api;
        }

        return scenario.Serving switch
        {
            _ when scenario.ServingCost is not null => ServingMode.StatedBill,
            null => null,
            { Fleet: not null } => ServingMode.StatedFleet,
            _ => ServingMode.Replicas,
        };
    }

    private static void CheckFleet(Scenario scenario, ScenarioSlots slots, ServingMode? mode, FaultCollector faults)
    {
        if (mode is ServingMode.Api or ServingMode.StatedBill or null || scenario.Serving is not { } plan)
        {
            return;
        }

        Require(plan.Hardware is null && scenario.ServingPrice is null, "serving.hardware", "expected an accelerator, e.g. h100-sxm-80gb", faults);
        if (mode == ServingMode.StatedFleet)
        {
            Require(plan.Fleet is { Chips: null, Servers: null }, "serving.fleet", "expected chips, or servers and chipsPerServer", faults);
            slots.Default(ServingInputs.FleetChipsPerServer, plan.Hardware?.ChipsPerNode ?? 1, new InputOrigin($"catalog: {plan.Hardware?.Id}"));
            return;
        }

        slots.Default(ServingInputs.Chips, 1, new InputOrigin("default: one accelerator a replica"));
        Require(plan.Throughput is null, "serving.throughput", "expected a fleet, a throughput, or a model with an architecture", faults);
    }

    /// <summary>A throughput of output tokens says nothing about a demand that makes none: the fleet would be as small as one likes.</summary>
    private static void CheckOutput(Scenario scenario, DemandShape demand, ServingMode? mode, FaultCollector faults)
    {
        if (mode != ServingMode.Replicas || !demand.HasTokens || scenario is not { Serving.Throughput: not null, Workload: { } workload })
        {
            return;
        }

        if ((workload.OutputTokensPerDay?.TotalPerDay ?? workload.OutputTokens?.TotalTokens ?? 0) <= 0)
        {
            faults.Add(new Fault(
                FaultCodes.Conflict,
                workload.OutputTokensPerDay is null ? WorkloadInputs.OutputTokens.Path : WorkloadInputs.OutputTokensPerDay.Path,
                "serving.throughput counts output tokens, and this workload makes none: nothing sizes the fleet",
                "give output tokens, or the fleet itself, e.g. serving: { fleet: { chips: 8 } }"));
        }
    }

    private static bool TariffOf(Scenario scenario, DemandShape demand, ServingMode? mode, ScenarioSlots slots, FaultCollector faults)
    {
        if (mode != ServingMode.Api || scenario.Api is not { } api)
        {
            return false;
        }

        bool byToken = api.PerMillionInputTokens is not null || api.PerMillionOutputTokens is not null;
        Require(!byToken && api.PerQuery is null, "api", "expected perQuery, or perMillionInputTokens and perMillionOutputTokens", faults);
        Require(api.PerQuery is not null && !demand.HasQueries, "workload.queries", "an API price per query needs queries a day", faults);
        if (!byToken)
        {
            return false;
        }

        Require(api.PerMillionInputTokens is null, "api.perMillionInputTokens", "a tariff by the token needs a price of input", faults);
        Require(api.PerMillionOutputTokens is null, "api.perMillionOutputTokens", "a tariff by the token needs a price of output", faults);
        Require(!demand.HasTokens, "workload.outputTokens", "a tariff by the token needs tokens a day, or queries and their lengths", faults);
        slots.Default(
            ApiInputs.PerMillionCachedInputTokens,
            api.PerMillionInputTokens?.TotalDollarsPerMillionTokens ?? 0,
            new InputOrigin("default: as uncached input"));
        return true;
    }

    private static void Require(bool isMissing, string path, string message, FaultCollector faults)
    {
        if (isMissing)
        {
            faults.Add(new Fault(FaultCodes.Missing, path, message));
        }
    }
}
