using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>A training run by three methods, and the bridge between them: acquisition, amortised hardware and energy, rent.</summary>
internal static class CapitalChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Capital is null)
        {
            return;
        }

        T networkShare = chain.In(CapitalInputs.NetworkShare);
        T withNetwork = T.Constant(1) / (T.Constant(1) - networkShare);
        bool hasPrice = chain.Has(CapitalInputs.ServerPricePerChip) || chain.Has(CapitalInputs.ChipPrice);
        T value = chain.Put(CapitalMetrics.ValueAtStartUsd, ValueAtStart(chain));
        bool hasChips = chain.Has(CapitalInputs.Chips) || chain.Has(TrainingInputs.Chips);
        if (hasChips && hasPrice)
        {
            T chips = chain.Has(CapitalInputs.Chips) ? chain.In(CapitalInputs.Chips) : chain.In(TrainingInputs.Chips);
            T bought = chain.Put(CapitalMetrics.AcquisitionUsd, Price(chain) * chips * withNetwork);
            T atStart = value * chips * withNetwork;
            chain.Put(CapitalMetrics.BridgeFallUsd, atStart - bought);
            if (chain.Plan.HasTrainingHours)
            {
                chain.Put(CapitalMetrics.BridgeLeftUsd, (Used(chain, value) * withNetwork) - atStart);
            }
        }

        if (chain.Plan.HasTrainingHours)
        {
            Amortize(chain, Used(chain, value), networkShare);
        }
    }

    private static void Amortize<T>(in Chain<T> chain, T used, T networkShare)
        where T : struct, IReal<T>
    {
        T chipsUsed = chain.Put(CapitalMetrics.ChipsUsd, used / chain.In(CapitalInputs.ServerToChip));
        T servers = chain.Put(CapitalMetrics.ServersUsd, used - chipsUsed);
        T total = chipsUsed + servers + chain.Put(CapitalMetrics.NetworkUsd, CapitalFormulas.Network(used, networkShare));
        if (EnergyChain.HasDraw(chain) && chain.Has(EnergyInputs.ElectricityPrice))
        {
            T energy = EnergyFormulas.KilowattHours(chain.Result(TrainingMetrics.GpuHours), EnergyChain.Draw(chain))
                * chain.In(EnergyInputs.ElectricityPrice);
            chain.Put(CapitalMetrics.BridgeEnergyUsd, energy);
            total += chain.Put(CapitalMetrics.EnergyUsd, energy);
        }

        T amortized = chain.Put(CapitalMetrics.AmortizedUsd, total);
        if (chain.Plan.TrainingPrice is not null || chain.Has(StatedTrainingInputs.Cost))
        {
            T rent = chain.Put(CapitalMetrics.RentalUsd, chain.Result(TrainingMetrics.CostUsd));
            chain.Put(CapitalMetrics.BridgeRentUsd, rent - amortized);
        }
    }

    private static T Used<T>(in Chain<T> chain, T value)
        where T : struct, IReal<T>
        => CapitalFormulas.ValueUsed(
            value, chain.In(CapitalInputs.Decline), chain.Result(TrainingMetrics.GpuHours), chain.In(Leaves.HoursPerYear));

    private static T Price<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(CapitalInputs.ServerPricePerChip)
            ? chain.In(CapitalInputs.ServerPricePerChip)
            : chain.In(CapitalInputs.ChipPrice) * chain.In(CapitalInputs.ServerToChip);

    private static T ValueAtStart<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(CapitalInputs.ValueAtStart)
            ? chain.In(CapitalInputs.ValueAtStart)
            : CapitalFormulas.ValueAfter(
                Price(chain),
                chain.In(CapitalInputs.Decline),
                chain.In(CapitalInputs.Age) / T.Constant(3600, "s/h") / chain.In(Leaves.HoursPerYear));
}
