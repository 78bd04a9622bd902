using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>What owning pays in cash, against renting the same hardware for the hours that it is needed.</summary>
internal static class RentOrBuyChain
{
    /// <summary>Cash and break-even, from the purchase and the running costs of a mean year.</summary>
    internal static void Run<T>(in Chain<T> chain, T capex, T runningPerYear)
        where T : struct, IReal<T>
    {
        bool rents = Rents(chain);
        T rentPerYear = T.Constant(0, "USD/year");
        T hoursUsed = OwnershipChain.HoursNeededPerYear(chain);
        if (rents)
        {
            rentPerYear = chain.Put(
                OwnershipMetrics.RentPerYearUsd,
                chain.Has(OwnershipInputs.InsteadPerMonth)
                    ? chain.In(OwnershipInputs.InsteadPerMonth) * T.Constant(12, "month/year")
                    : Rent(chain) * hoursUsed);
        }

        T once = capex + OwnershipChain.Lines(chain, OwnershipBasis.Once, "USD");
        if (chain.Plan.Economics.HasCapex && chain.Has(OwnershipInputs.Life))
        {
            Life(chain, capex, once, runningPerYear);
        }

        if (rents && chain.Has(OwnershipInputs.Life))
        {
            T rent = chain.Put(OwnershipMetrics.RentLifeUsd, rentPerYear * chain.In(OwnershipInputs.Life));
            if (chain.Plan.Economics.HasCapex)
            {
                chain.Put(OwnershipMetrics.SavingLifeUsd, rent - chain.Result(OwnershipMetrics.LifeUsd));
            }
        }

        if (rents && chain.Plan.Economics.HasCapex)
        {
            T saved = (rentPerYear - runningPerYear) / hoursUsed;
            T never = T.Constant(double.NaN, "h");
            T hours = chain.Put(
                OwnershipMetrics.BreakEvenHours, T.WhereLess(T.Constant(0, "USD/h"), saved, once / saved, never));
            T share = chain.Or(OwnershipInputs.HoursPerDay, T.Constant(24, "h/day")) / T.Constant(24, "h/day");
            chain.Put(OwnershipMetrics.BreakEvenMonths, hours / chain.In(Leaves.HoursPerMonth) / share);
        }
    }

    /// <summary>Whether something is paid instead of owning.</summary>
    private static bool Rents<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(OwnershipInputs.RentPerHour) || chain.Has(OwnershipInputs.RentPerChipHour) || chain.Has(OwnershipInputs.InsteadPerMonth);

    private static void Life<T>(in Chain<T> chain, T capex, T once, T runningPerYear)
        where T : struct, IReal<T>
    {
        T life = chain.In(OwnershipInputs.Life);
        T later = OwnershipChain.Lines(chain, OwnershipBasis.PerLaterYear, "USD/year");
        T firstYearRunning = runningPerYear - (later * OwnershipChain.LaterShare(chain));
        chain.Put(OwnershipMetrics.FirstYearUsd, once + (firstYearRunning * T.Constant(1, "year")));
        T left = chain.Plan.Economics.Depreciation == DepreciationMethod.PricePerformance
            ? CapitalFormulas.ValueAfter(capex, chain.In(OwnershipInputs.Decline), life)
            : capex * chain.Or(OwnershipInputs.Residual, T.Constant(0));
        chain.Put(OwnershipMetrics.LifeUsd, once + (runningPerYear * life) - left);
    }

    private static T Rent<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(OwnershipInputs.RentPerHour)
            ? chain.In(OwnershipInputs.RentPerHour)
            : chain.In(OwnershipInputs.RentPerChipHour) * chain.In(OwnershipInputs.Chips);
}
