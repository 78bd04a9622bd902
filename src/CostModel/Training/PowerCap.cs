using CostModel.Hardware;
using CostModel.Validation;

namespace CostModel.Training;

/// <summary>
/// The clock that a limit on an accelerator's power leaves. Power above idle goes with the third power of the clock, as voltage follows frequency; memory
/// and network keep their speed. Source: dynamic power of CMOS, C V^2 f with V in proportion to f. NVIDIA's A100 at 250 W (PCIe) delivers 90 % of
/// what it does at 400 W (SXM) on its top applications (datasheet of June 2020).
/// </summary>
internal static class PowerCap
{
    /// <summary>The share of its clock that an accelerator keeps; 1 without a limit, and at one above its design power.</summary>
    internal static double Clock(TrainingRun run, HardwareProfile hardware)
    {
        if (run.PowerCap is not { } cap || hardware.Tdp is not { TotalWatts: var design })
        {
            return 1;
        }

        double idle = TrainingConstants.Default.IdlePowerShare * design;
        return Math.Cbrt(Math.Clamp((cap.TotalWatts - idle) / (design - idle), 1e-9, 1));
    }

    internal static void Check(TrainingRun run, HardwareProfile hardware, FaultCollector faults)
    {
        if (run.PowerCap is not { } cap)
        {
            return;
        }

        if (hardware.Tdp is not { TotalWatts: var design })
        {
            faults.Add(new Fault(FaultCodes.Conflict, "training.powerCap", $"no design power of '{hardware.Id}' is known that a cap could be set against"));
        }
        else if (cap.TotalWatts < 2 * TrainingConstants.Default.IdlePowerShare * design)
        {
            string message = FormattableString.Invariant($"a cap of {cap} is hardly more than '{hardware.Id}' draws idle: its design power is {hardware.Tdp}");
            faults.Add(new Fault(FaultCodes.OutOfRange, "training.powerCap", message, FormattableString.Invariant($"at least {2 * TrainingConstants.Default.IdlePowerShare * design:0} W")));
        }
    }
}
