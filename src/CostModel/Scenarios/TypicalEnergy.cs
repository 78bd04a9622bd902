using CostModel.Hardware;
using CostModel.Scenarios.Inputs;

namespace CostModel.Scenarios;

/// <summary>What an accelerator draws at the meter where a scenario says nothing of it. Source: Epoch AI, arXiv 2405.21015, appendix on energy.</summary>
internal static class TypicalEnergy
{
    private const double Server = 1.8;
    private const double Pue = 1.1;

    /// <summary>Puts the draw into a leaf; a device, which is its own server and site, draws its TDP. None draws more than a cap.</summary>
    internal static void Set(Leaf leaf, HardwareProfile hardware, ScenarioSlots slots, Power? cap = null)
    {
        if (hardware.Tdp is not { } tdp)
        {
            return;
        }

        double watts = Math.Min(tdp.TotalWatts, cap?.TotalWatts ?? double.PositiveInfinity);
        double load = hardware.Generation == "tpu" ? 0.43 : 0.75;
        bool isDevice = hardware.Kind == HardwareKind.Device;
        string place = isDevice
            ? $"catalog: {hardware.Id}, power of the busy device"
            : FormattableString.Invariant($"catalog: {hardware.Id}, {(cap is null ? "TDP" : "power cap")} x {Server} (server) x {load} (load) x {Pue} (PUE), Epoch AI, arXiv 2405.21015");
        slots.Set(leaf, isDevice ? watts : watts * Server * load * Pue, new InputOrigin(place, hardware.Sources.GetValueOrDefault("tdp")));
    }
}
