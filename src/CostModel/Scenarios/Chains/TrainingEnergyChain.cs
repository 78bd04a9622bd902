using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Chains.Economics;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios.Chains;

/// <summary>Energy and carbon of a training run: by the scenario's <c>energy</c> section, or as is usual where it has none.</summary>
internal static class TrainingEnergyChain
{
    internal static void Run<T>(in Chain<T> chain, T gpuHours)
        where T : struct, IReal<T>
    {
        bool isStated = chain.Plan.Scenario.Energy is not null;
        if (isStated ? !EnergyChain.HasDraw(chain) : !chain.Has(Leaves.TypicalDraw))
        {
            return;
        }

        T draw = isStated ? EnergyChain.Draw(chain) : chain.In(Leaves.TypicalDraw);
        T kilowattHours = EnergyFormulas.KilowattHours(gpuHours, draw);
        chain.Put(TrainingStepMetrics.EnergyMwh, kilowattHours * T.Constant(1e-3, "MWh/kWh"));
        if (chain.Has(EnergyInputs.CarbonIntensity) || chain.Has(Leaves.TypicalCarbonIntensity))
        {
            T intensity = chain.Has(EnergyInputs.CarbonIntensity) ? chain.In(EnergyInputs.CarbonIntensity) : chain.In(Leaves.TypicalCarbonIntensity);
            chain.Put(TrainingStepMetrics.Co2Tonnes, EnergyFormulas.Kilograms(kilowattHours, intensity) * T.Constant(1e-3, "tCO2e/kgCO2e"));
        }
    }
}
