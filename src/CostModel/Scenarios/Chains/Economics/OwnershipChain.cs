using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>From what hardware costs to buy, finance and run to an hour of it, and to the time after which buying beats renting.</summary>
internal static class OwnershipChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Ownership is null)
        {
            return;
        }

        T capex = T.Constant(0, "USD");
        if (chain.Plan.Economics.HasCapex)
        {
            capex = chain.Put(OwnershipMetrics.CapexUsd, Capex(chain));
            chain.Put(OwnershipMetrics.CapexPerChipUsd, capex / chain.In(OwnershipInputs.Chips));
            if (chain.Has(EconomicsLeaves.TaxShare))
            {
                chain.Put(OwnershipMetrics.TaxDeductionUsd, capex * chain.In(EconomicsLeaves.TaxShare));
            }
        }

        if (chain.Has(EconomicsLeaves.Headroom))
        {
            chain.Put(OwnershipMetrics.Headroom, chain.In(EconomicsLeaves.Headroom));
        }

        T capital = Capital(chain, capex);
        T running = Running(chain, capex);
        if (chain.Plan.Economics.CostsAYear)
        {
            T other = chain.Put(OwnershipMetrics.OtherUsd, NamedPerYear(chain) + OncePerYear(chain));
            T perYear = chain.Put(OwnershipMetrics.CostPerYearUsd, capital + running + other);
            chain.Put(OwnershipMetrics.CostPerMonthUsd, perYear / T.Constant(12, "month/year"));
            T perHour = chain.Put(OwnershipMetrics.CostPerHourUsd, perYear / chain.In(Leaves.HoursPerYear));
            T perChipHour = chain.Put(OwnershipMetrics.CostPerChipHourUsd, perHour / chain.In(OwnershipInputs.Chips));
            if (chain.Has(OwnershipInputs.Utilization))
            {
                chain.Put(OwnershipMetrics.CostPerUsefulChipHourUsd, perChipHour / chain.In(OwnershipInputs.Utilization));
            }
        }

        RentOrBuyChain.Run(chain, capex, running + NamedPerYear(chain));
    }

    /// <summary>The named lines of one basis.</summary>
    internal static T Lines<T>(in Chain<T> chain, OwnershipBasis basis, string unit)
        where T : struct, IReal<T>
    {
        T sum = T.Constant(0, unit);
        foreach (OwnershipLineSlot line in chain.Plan.Economics.OwnershipCosts)
        {
            sum = line.Basis == basis ? sum + chain.In(line.Input) : sum;
        }

        return sum;
    }

    /// <summary>Hours of a year in which it runs, and would otherwise be rented.</summary>
    internal static T HoursNeededPerYear<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.In(Leaves.HoursPerYear) * chain.Or(OwnershipInputs.HoursPerDay, T.Constant(24, "h/day")) / T.Constant(24, "h/day");

    /// <summary>Share of the life that comes after the first year; none without a life.</summary>
    internal static T LaterShare<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (!chain.Has(OwnershipInputs.Life))
        {
            return T.Constant(0);
        }

        T life = chain.In(OwnershipInputs.Life);
        return T.Max(T.Constant(0, "year"), life - T.Constant(1, "year")) / life;
    }

    private static T Capex<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Has(OwnershipInputs.Capex))
        {
            return chain.In(OwnershipInputs.Capex);
        }

        T servers = chain.In(OwnershipInputs.Chips) * chain.In(OwnershipInputs.ChipPrice) * chain.Or(OwnershipInputs.ServerToChip, T.Constant(1));
        T cluster = chain.Has(OwnershipInputs.NetworkShare)
            ? servers + CapitalFormulas.Network(servers, chain.In(OwnershipInputs.NetworkShare))
            : servers;
        return cluster + chain.Or(OwnershipInputs.Storage, T.Constant(0, "USD"));
    }

    /// <summary>Depreciation and cost of capital of a mean year.</summary>
    private static T Capital<T>(in Chain<T> chain, T capex)
        where T : struct, IReal<T>
    {
        T zero = T.Constant(0, "USD/year");
        if (!chain.Plan.Economics.HasCapex || !chain.Has(OwnershipInputs.Life))
        {
            return zero;
        }

        T life = chain.In(OwnershipInputs.Life);
        DepreciationMethod method = chain.Plan.Economics.Depreciation;
        T left = method == DepreciationMethod.PricePerformance
            ? CapitalFormulas.ValueAfter(capex, chain.In(OwnershipInputs.Decline), life)
            : capex * chain.Or(OwnershipInputs.Residual, T.Constant(0));
        T depreciation = method == DepreciationMethod.PricePerformance
            ? CapitalFormulas.PricePerformancePerYear(capex, chain.In(OwnershipInputs.Decline), life)
            : (capex - left) / life;
        T depreciated = chain.Put(OwnershipMetrics.DepreciationUsd, depreciation);
        if (!chain.Has(OwnershipInputs.CostOfCapital))
        {
            return depreciated;
        }

        T rate = chain.In(OwnershipInputs.CostOfCapital);
        T financing = method == DepreciationMethod.Annuity
            ? ((capex - left) * CapitalFormulas.CapitalRecovery(rate, life)) + (left * rate) - depreciated
            : (capex + left) * T.Constant(0.5) * rate;
        return depreciated + chain.Put(OwnershipMetrics.FinancingUsd, financing);
    }

    /// <summary>Energy, operation and staff of a year.</summary>
    private static T Running<T>(in Chain<T> chain, T capex)
        where T : struct, IReal<T>
    {
        T hours = HoursNeededPerYear(chain);
        T year = T.Constant(12, "month/year");
        T operating = chain.Or(OwnershipInputs.OperatingPerHour, T.Constant(0, "USD/h")) * hours;
        T energy = T.Constant(0, "USD/year");
        if (EnergyChain.HasDraw(chain) && chain.Plan.Scenario.Energy is not null)
        {
            T chips = chain.In(OwnershipInputs.Chips);
            if (chain.Has(EnergyInputs.ElectricityPrice))
            {
                energy = chain.Put(
                    OwnershipMetrics.EnergyUsd,
                    EnergyFormulas.KilowattHours(chips * hours, EnergyChain.Draw(chain)) * chain.In(EnergyInputs.ElectricityPrice));
            }

            if (chain.Has(OwnershipInputs.FacilityPerKilowatt))
            {
                T kilowatts = chips * EnergyChain.Rated(chain) * T.Constant(1e-3, "kW/W");
                operating += kilowatts * chain.In(OwnershipInputs.FacilityPerKilowatt) * year;
            }
        }

        if (chain.Plan.Economics.HasCapex)
        {
            operating += capex * chain.Or(OwnershipInputs.OpexShareOfCapex, T.Constant(0, "/year"));
            if (chain.Has(OwnershipInputs.OpexShareOfDepreciation) && chain.Has(OwnershipInputs.Life))
            {
                T straightLine = (capex - (capex * chain.Or(OwnershipInputs.Residual, T.Constant(0)))) / chain.In(OwnershipInputs.Life);
                operating += straightLine * chain.In(OwnershipInputs.OpexShareOfDepreciation);
            }
        }

        T staff = chain.Has(OwnershipInputs.Staff) && chain.Has(OwnershipInputs.Salary)
            ? chain.Put(OwnershipMetrics.StaffUsd, chain.In(OwnershipInputs.Staff) * chain.In(OwnershipInputs.Salary) * year)
            : T.Constant(0, "USD/year");
        return chain.Put(OwnershipMetrics.OperatingUsd, operating) + energy + staff;
    }

    /// <summary>Named costs of a mean year, without what is paid once.</summary>
    private static T NamedPerYear<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => (Lines(chain, OwnershipBasis.PerHour, "USD/h") * HoursNeededPerYear(chain))
            + (Lines(chain, OwnershipBasis.PerMonth, "USD/month") * T.Constant(12, "month/year"))
            + Lines(chain, OwnershipBasis.PerYear, "USD/year")
            + (Lines(chain, OwnershipBasis.PerLaterYear, "USD/year") * LaterShare(chain));

    /// <summary>What is paid once, spread over the life; nothing without a life.</summary>
    private static T OncePerYear<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(OwnershipInputs.Life)
            ? Lines(chain, OwnershipBasis.Once, "USD") / chain.In(OwnershipInputs.Life)
            : T.Constant(0, "USD/year");
}
