using CostModel.Formulas;

namespace CostModel.Economics;

/// <summary>The closed-form arithmetic of power, energy and carbon.</summary>
internal static class EnergyFormulas
{
    /// <summary>Draw at the meter of one accelerator with its part of the server and the site.</summary>
    internal static T Draw<T>(T chipPower, T serverFactor, T load, T pue)
        where T : struct, IReal<T>
        => chipPower * serverFactor * load * pue;

    /// <summary>Energy of so many accelerator-hours.</summary>
    internal static T KilowattHours<T>(T chipHours, T wattsPerChip)
        where T : struct, IReal<T>
        => chipHours * wattsPerChip * T.Constant(1e-3, "kWh/W/h");

    /// <summary>Carbon of so much energy.</summary>
    internal static T Kilograms<T>(T kilowattHours, T gramsPerKilowattHour)
        where T : struct, IReal<T>
        => kilowattHours * gramsPerKilowattHour * T.Constant(1e-3, "kgCO2e/gCO2e");
}
