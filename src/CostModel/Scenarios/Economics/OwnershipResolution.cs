using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;

namespace CostModel.Scenarios.Economics;

/// <summary>Checks and completes hardware of one's own, and self-hosting against an API.</summary>
internal static class OwnershipResolution
{
    /// <summary>Shares of the purchase that the five-year MACRS schedule deducts, half-year convention. Source: IRS publication 946, table A-1.</summary>
    private static readonly ImmutableArray<double> s_macrs = [0.20, 0.32, 0.192, 0.1152, 0.1152, 0.0576];

    internal static EconomicsShape Resolve(SectionCheck check, EconomicsShape shape)
    {
        EconomicsShape resolved = check.Scenario.Ownership is { } plan ? Ownership(check, plan, shape) : shape;
        if (check.Scenario.BreakEven is { } breakEven)
        {
            BreakEven(check, breakEven, resolved);
        }

        return resolved;
    }

    private static EconomicsShape Ownership(SectionCheck check, OwnershipPlan plan, EconomicsShape shape)
    {
        ImmutableArray<OwnershipLineSlot> lines =
        [
            .. plan.Costs.Select(line => new OwnershipLineSlot(
                check.Slots.Append(OwnershipLineInputs.For(line.Key, line.Value.Basis), line.Value.Amount), line.Value.Basis)),
        ];
        check.OnlyOne("the purchase", OwnershipInputs.Capex, OwnershipInputs.ChipPrice);
        check.OnlyOne("the rent", OwnershipInputs.RentPerHour, OwnershipInputs.RentPerChipHour, OwnershipInputs.InsteadPerMonth);
        check.Together(OwnershipInputs.Staff, OwnershipInputs.Salary);
        check.Conflict(plan is { Schedule: not null, Utilization: not null }, OwnershipInputs.Schedule.Path, "utilisation is stated twice: give ownership.utilization or ownership.schedule");
        check.Default(OwnershipInputs.Chips, 1, "default: one accelerator");
        if (plan.Schedule is { } schedule)
        {
            check.Default(OwnershipInputs.Utilization, schedule.Mean.TotalFraction, "mean of ownership.schedule");
            check.Slots.Set(EconomicsLeaves.Headroom, schedule.Headroom.TotalFraction, new InputOrigin("ownership.schedule"));
        }

        bool hasCapex = plan.Capex is not null || plan.ChipPrice is not null;
        DepreciationMethod method = plan.Depreciation
            ?? (plan.CostOfCapital is not null ? DepreciationMethod.Annuity : DepreciationMethod.StraightLine);
        bool needsLife = plan is { CostOfCapital: not null } or { Residual: not null } or { OpexShareOfDepreciation: not null } or { Depreciation: not null }
            || lines.Any(line => line.Basis is OwnershipBasis.Once or OwnershipBasis.PerLaterYear);
        check.Need(needsLife && plan.Life is null, OwnershipInputs.Life, "depreciation, financing and what is paid once are spread over a life");
        check.Need(
            !hasCapex && (plan is { TaxYear: not null } or { Residual: not null } or { OpexShareOfCapex: not null } or { OpexShareOfDepreciation: not null }),
            OwnershipInputs.Capex,
            "a share of the purchase needs a purchase");
        check.Conflict(
            method == DepreciationMethod.PricePerformance && plan.Residual is not null,
            OwnershipInputs.Residual.Path,
            "under price-performance depreciation the residual value follows from ownership.decline and ownership.life");
        if (method == DepreciationMethod.PricePerformance)
        {
            check.Default(OwnershipInputs.Decline, 0.14, "default: Hobbhahn et al. 2023");
        }

        check.Need(
            plan.FacilityPerKilowatt is not null && !check.Has(EnergyInputs.ChipPower), EnergyInputs.ChipPower, "a facility paid by the kilowatt needs power");
        if (plan.TaxYear is { } year)
        {
            check.Slots.Set(EconomicsLeaves.TaxShare, s_macrs[Math.Clamp(year, 1, s_macrs.Length) - 1], new InputOrigin("MACRS five-year schedule"));
        }

        bool runs = plan is { OperatingPerHour: not null } or { Staff: not null } || !lines.IsEmpty;
        bool rents = plan is { RentPerHour: not null } or { RentPerChipHour: not null } or { InsteadPerMonth: not null };
        check.Need(!hasCapex && !runs && !rents, OwnershipInputs.Capex, "ownership needs a purchase, running costs or a rent");
        return shape with
        {
            OwnershipCosts = lines,
            HasCapex = hasCapex,
            CostsAYear = hasCapex ? plan.Life is not null : runs,
            Depreciation = method,
        };
    }

    private static void BreakEven(SectionCheck check, BreakEvenPlan plan, EconomicsShape shape)
    {
        check.OnlyOne("the API's price", BreakEvenInputs.ApiPrice, BreakEvenInputs.ApiInputPrice, BreakEvenInputs.ApiPerMonth);
        bool hasMix = plan is { InputTokens: not null, OutputTokens: not null };
        bool hasPrices = plan is { ApiInputPrice: not null, ApiOutputPrice: not null };
        check.Together(BreakEvenInputs.ApiInputPrice, BreakEvenInputs.ApiOutputPrice);
        check.Need(hasPrices && plan.InputTokens is null, BreakEvenInputs.InputTokens, "prices of input and output blend by their tokens");
        check.Need(hasPrices && plan.OutputTokens is null, BreakEvenInputs.OutputTokens, "prices of input and output blend by their tokens");
        check.Need(
            plan.ApiPerMonth is not null && plan.TokensPerMonth is null && !hasMix, BreakEvenInputs.TokensPerMonth, "an API bill needs the tokens that it is for");
        check.Need(plan is { ApiPrice: null, ApiPerMonth: null } && !hasPrices, BreakEvenInputs.ApiPrice, "a break-even against an API needs its price");
        if (plan.SelfHostPerMonth is not null)
        {
            check.Conflict(
                plan.ChipPrice is not null, BreakEvenInputs.ChipPrice.Path, "self-hosting's cost is stated twice: give breakEven.selfHostPerMonth or breakEven.chipPrice");
            return;
        }

        check.Need(plan.Throughput is null, BreakEvenInputs.Throughput, "self-hosting needs breakEven.selfHostPerMonth, or the throughput and price of a replica");
        check.Need(
            plan.Throughput is not null && plan.ChipPrice is null && !shape.CostsAYear,
            BreakEvenInputs.ChipPrice,
            "a replica needs the price of its accelerators, or ownership");
    }
}
