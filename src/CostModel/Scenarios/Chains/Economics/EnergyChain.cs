using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>From power and time to energy, electricity and carbon, of accelerator-hours, of a deployment and of a query.</summary>
internal static class EnergyChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Energy is null)
        {
            return;
        }

        bool hasDraw = HasDraw(chain);
        if (hasDraw)
        {
            chain.Put(EnergyMetrics.DrawWatts, Draw(chain));
        }

        if (chain.Has(EnergyInputs.Energy))
        {
            Total(chain, chain.In(EnergyInputs.Energy) * T.Constant(1 / 3.6e6, "kWh/J"));
        }
        else if (hasDraw && Has(chain, EnergyInputs.GpuHours, chain.Plan.HasTrainingHours))
        {
            T hours = chain.Has(EnergyInputs.GpuHours) ? chain.In(EnergyInputs.GpuHours) : chain.Result(TrainingMetrics.GpuHours);
            Total(chain, EnergyFormulas.KilowattHours(hours, Draw(chain)));
        }
        else if (hasDraw && chain.Has(EnergyInputs.Chips) && chain.Has(EnergyInputs.Time))
        {
            T hours = chain.In(EnergyInputs.Chips) * chain.In(EnergyInputs.Time) / T.Constant(3600, "s/h");
            Total(chain, EnergyFormulas.KilowattHours(hours, Draw(chain)));
        }

        if (hasDraw || chain.Has(QueryEnergyInputs.Energy))
        {
            Query(chain);
        }
    }

    internal static bool HasDraw<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(EnergyInputs.ChipPower);

    /// <summary>Power of one accelerator at the meter.</summary>
    internal static T Draw<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T one = T.Constant(1);
        return EnergyFormulas.Draw(
            chain.In(EnergyInputs.ChipPower),
            chain.Or(EnergyInputs.ServerPowerFactor, one),
            chain.Or(EnergyInputs.Load, one),
            chain.Or(EnergyInputs.Pue, one));
    }

    /// <summary>Rated power of one accelerator with its server, for what is paid by the kilowatt.</summary>
    internal static T Rated<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.In(EnergyInputs.ChipPower) * chain.Or(EnergyInputs.ServerPowerFactor, T.Constant(1));

    private static bool Has<T>(in Chain<T> chain, InputDefinition input, bool otherwise)
        where T : struct, IReal<T>
        => chain.Has(input) || (otherwise && !chain.Has(EnergyInputs.Chips));

    private static void Total<T>(in Chain<T> chain, T kilowattHours)
        where T : struct, IReal<T>
    {
        T energy = chain.Put(EnergyMetrics.EnergyKwh, kilowattHours);
        if (chain.Has(EnergyInputs.ElectricityPrice))
        {
            chain.Put(EnergyMetrics.CostUsd, energy * chain.In(EnergyInputs.ElectricityPrice));
        }

        bool perToken = chain.Has(EnergyInputs.Tokens);
        T millions = perToken ? chain.In(EnergyInputs.Tokens) * T.Constant(1e-6, "Mtoken/token") : T.Constant(1, "Mtoken");
        if (perToken)
        {
            chain.Put(EnergyMetrics.KwhPerMillion, energy / millions);
        }

        if (chain.Has(EnergyInputs.CarbonIntensity))
        {
            T carbon = chain.Put(EnergyMetrics.LocationKg, EnergyFormulas.Kilograms(energy, chain.In(EnergyInputs.CarbonIntensity)));
            chain.Put(EnergyMetrics.LocationTonnes, carbon * T.Constant(1e-3, "tCO2e/kgCO2e"));
            if (perToken)
            {
                chain.Put(EnergyMetrics.LocationKgPerMillion, carbon / millions);
            }
        }

        if (HasMarket(chain))
        {
            T market = chain.Put(EnergyMetrics.MarketKg, EnergyFormulas.Kilograms(energy, MarketIntensity(chain)));
            if (perToken)
            {
                chain.Put(EnergyMetrics.MarketKgPerMillion, market / millions);
            }
        }
    }

    private static void Query<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Has(QueryEnergyInputs.Energy))
        {
            PutQuery(chain, chain.In(QueryEnergyInputs.Energy) * T.Constant(1 / 3600.0, "W*h/J"));
            return;
        }

        T draw = Draw(chain);
        if (chain.Plan.Scenario.Energy!.Query is not null)
        {
            T tokens = chain.In(QueryEnergyInputs.OutputTokens) + chain.Or(QueryEnergyInputs.InputTokens, T.Constant(0, "token/query"));
            T speed = chain.Has(QueryEnergyInputs.Throughput)
                ? chain.In(QueryEnergyInputs.Throughput)
                : chain.In(QueryEnergyInputs.Peak) * chain.In(QueryEnergyInputs.Utilization)
                    / TokenFormulas.FlopsPerToken(chain.In(QueryEnergyInputs.ActiveParameters));
            T seconds = chain.Put(EnergyMetrics.QuerySeconds, tokens / speed);
            PutQuery(chain, seconds / T.Constant(3600, "s/h") * draw);
        }
        else if (chain.Plan.ServesChips)
        {
            T dailyChipHours = chain.Result(ServingMetrics.ChipsUsed) * T.Constant(24, "h/day");
            T perDay = chain.Put(EnergyMetrics.ServingKwhPerDay, EnergyFormulas.KilowattHours(dailyChipHours, draw));
            if (chain.Plan.Demand.HasQueries)
            {
                PutQuery(chain, perDay / chain.Result(ServingMetrics.QueriesPerDay) / T.Constant(1e-3, "kWh/W/h"));
            }
        }
    }

    private static void PutQuery<T>(in Chain<T> chain, T wattHours)
        where T : struct, IReal<T>
    {
        T energy = chain.Put(EnergyMetrics.QueryWh, wattHours);
        T kilowattHours = energy * T.Constant(1e-3, "kWh/W/h");
        if (chain.Has(QueryEnergyInputs.Queries))
        {
            T perDay = chain.Put(EnergyMetrics.QueriesKwhPerDay, kilowattHours * chain.In(QueryEnergyInputs.Queries));
            T perYear = perDay * (chain.In(Leaves.HoursPerYear) / T.Constant(24, "h/day"));
            chain.Put(EnergyMetrics.QueriesMwhPerYear, perYear * T.Constant(1e-3, "MWh/kWh"));
        }

        if (chain.Has(EnergyInputs.CarbonIntensity))
        {
            chain.Put(EnergyMetrics.QueryGrams, kilowattHours * chain.In(EnergyInputs.CarbonIntensity));
        }

        if (HasMarket(chain))
        {
            chain.Put(EnergyMetrics.QueryMarketGrams, kilowattHours * MarketIntensity(chain));
        }
    }

    private static bool HasMarket<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(EnergyInputs.MarketIntensity) || (chain.Has(EnergyInputs.RenewableShare) && chain.Has(EnergyInputs.CarbonIntensity));

    private static T MarketIntensity<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(EnergyInputs.MarketIntensity)
            ? chain.In(EnergyInputs.MarketIntensity)
            : chain.In(EnergyInputs.CarbonIntensity) * (T.Constant(1) - chain.In(EnergyInputs.RenewableShare));
}
