using System.Collections.Immutable;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Validation;

namespace CostModel.Scenarios.Economics;

/// <summary>Checks and completes the money side of a scenario, section by section.</summary>
internal static class EconomicsResolution
{
    internal static EconomicsShape Resolve(Scenario scenario, ScenarioSlots slots, FaultCollector faults, FaultCollector warnings)
    {
        var check = new SectionCheck(scenario, slots, faults, warnings);
        var shape = new EconomicsShape
        {
            DevelopmentCosts = Lines(DevelopmentInputs.Costs, scenario.Development?.Costs, slots),
            BillFees = Lines(BillInputs.Fees, scenario.Bill?.Fees, slots),
            StatementCosts = Lines(StatementInputs.Costs, scenario.Statement?.Costs, slots),
        };
        HardwareCostResolution.Energy(check);
        TrainingCostResolution.Resolve(check);
        EconomicsShape owned = OwnershipResolution.Resolve(check, shape);
        EconomicsShape equipped = HardwareCostResolution.Resolve(check, owned);
        BillResolution.Resolve(check);
        RequestPathResolution.Resolve(check);
        MarginResolution.Resolve(check);
        check.Conflict(
            scenario.ServingCost is not null && (scenario.Api is not null || scenario.Serving is not null),
            StatedTrainingInputs.ServingCost.Path,
            "the serving bill is either stated or computed: give serving.cost, or a deployment, or api");
        return SpreadResolution.Resolve(check, equipped);
    }

    private static ImmutableArray<InputDefinition> Lines(NamedSection section, ImmutableSortedDictionary<string, Usd>? lines, ScenarioSlots slots)
        => lines is null ? [] : [.. lines.Select(line => slots.Append(section.OfText(line.Key, "")!, line.Value.TotalDollars))];
}
