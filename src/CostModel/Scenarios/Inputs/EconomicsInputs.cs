using System.Collections.Immutable;
using CostModel.Scenarios.Inputs.Economics;

namespace CostModel.Scenarios.Inputs;

/// <summary>The inputs of the money side, section by section.</summary>
internal static class EconomicsInputs
{
    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        .. StatedTrainingInputs.Numbers, .. PriceChoiceInputs.Numbers, .. RentalInputs.Numbers, .. CapitalInputs.Numbers,
        .. DevelopmentInputs.Numbers, .. OwnershipInputs.Numbers, .. BreakEvenInputs.Numbers, .. BillInputs.Numbers, .. CachingInputs.Numbers,
        .. TokenCostInputs.Numbers, .. CapacityInputs.Numbers, .. EnergyInputs.Numbers, .. QueryEnergyInputs.Numbers, .. AutoscalingInputs.Numbers, .. ImageInputs.Numbers, .. RetrievalInputs.Numbers,
        .. StatementInputs.Numbers, .. CustomerInputs.Numbers, .. AccountingInputs.Numbers, .. UsageInputs.Numbers, .. PlanInputs.Numbers,
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts =
    [
        .. PriceChoiceInputs.Texts, .. ApiChoiceInputs.Texts, .. CapitalInputs.Texts, .. OwnershipInputs.Texts, .. BillInputs.Texts,
        .. TokenCostInputs.Texts, .. EnergyInputs.Texts, .. AccountingInputs.Texts, .. UsageInputs.Texts, .. PlanInputs.Texts, .. ImageInputs.Texts,
    ];

    internal static readonly ImmutableArray<NamedSection> Named =
        [CostLineInputs.Contribution, DevelopmentInputs.Costs, OwnershipLineInputs.Named, StatementInputs.Costs, BillInputs.Fees, CurrencyInputs.Named];
}
