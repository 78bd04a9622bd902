using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;

namespace CostModel.Analysis.Calibration;

/// <summary>
/// The constants that measured training runs can speak about. Widths are the scatter of each among the accelerators and stacks that ship.
/// A stack's share of the matrix rate is not among them: only its product with what the hardware sustains can be seen.
/// </summary>
internal static class CalibrationConstants
{
    internal static List<CalibrationConstant> For(CalibrationState shipped, IReadOnlyCollection<CalibrationCase> cases)
        => [.. Kernels(shipped.Hardware, cases), .. Stack(shipped, cases)];

    private static IEnumerable<CalibrationConstant> Kernels(HardwareProfile hardware, IReadOnlyCollection<CalibrationCase> cases)
    {
        KernelProfile kernels = hardware.Kernels;
        foreach (NumberFormat format in cases.Select(one => FormatOf(hardware, TrainingModels.PrecisionOf(one.Run))).Distinct().Order())
        {
            yield return Kernel(
                $"sustained.{HardwareReader.Formats.First(named => named.Value == format).Key}",
                kernels.SustainedIn(format),
                0.15,
                (k, v) => k with { Sustained = k.Sustained.SetItem(format, v) },
                double.PositiveInfinity);
        }

        yield return Kernel(
            "prefillAttention.compute",
            kernels.PrefillAttention.Compute,
            0.2,
            (k, v) => k with { PrefillAttention = k.PrefillAttention with { Compute = v } });
        yield return Kernel("stream", kernels.Stream, 0.1, (k, v) => k with { Stream = v });
        if (cases.Any(one => one.Settings.Chips > 1))
        {
            yield return Kernel("scaleUp.bandwidth", kernels.ScaleUp.Bandwidth, 0.15, (k, v) => k with { ScaleUp = k.ScaleUp with { Bandwidth = v } });
        }

        if (cases.Any(one => one.Settings.Chips > hardware.ChipsPerNode))
        {
            yield return Kernel("scaleOut.bandwidth", kernels.ScaleOut.Bandwidth, 0.15, (k, v) => k with { ScaleOut = k.ScaleOut with { Bandwidth = v } });
        }
    }

    private static IEnumerable<CalibrationConstant> Stack(CalibrationState shipped, IReadOnlyCollection<CalibrationCase> cases)
    {
        TrainingStack stack = shipped.Stack;
        bool hasExperts = cases.Any(one => one.Architecture.Layers.Any(group => group.FeedForward is MixtureOfExperts));
        bool isParallel = cases.Any(one => one.Settings.Chips > 1);
        CalibrationConstant[] all =
        [
            Field("elementwiseBytes", stack.ElementwiseBytes, 0.3, (s, v) => s with { ElementwiseBytes = v }),
            Field("launch", stack.LaunchSeconds, 0.5, (s, v) => s with { LaunchSeconds = v }),
            Field("rankWait", isParallel ? stack.RankWaitSeconds : 0, 0.7, (s, v) => s with { RankWaitSeconds = v }),
            Field("tensorExposure", isParallel ? stack.TensorExposure : 0, 0.3, (s, v) => s with { TensorExposure = v }),
            Field("dataExposure", isParallel ? stack.DataExposure : 0, 0.5, (s, v) => s with { DataExposure = v }),
            Field("shardExposure", isParallel ? stack.ShardExposure : 0, 0.5, (s, v) => s with { ShardExposure = v }),
            Field("expertWait", hasExperts ? stack.ExpertWaitSeconds : 0, 0.5, (s, v) => s with { ExpertWaitSeconds = v }),
            Field("perExpert", hasExperts ? stack.PerExpertSeconds : 0, 0.5, (s, v) => s with { PerExpertSeconds = v }),
            Field("permuteBytes", hasExperts ? stack.PermuteBytes : 0, 0.3, (s, v) => s with { PermuteBytes = v }),
            Field("expertExposure", hasExperts && isParallel ? stack.ExpertExposure : 0, 0.2, (s, v) => s with { ExpertExposure = v }),
        ];
        return all.Where(constant => constant.Prior > 0);
    }

    private static NumberFormat FormatOf(HardwareProfile hardware, TrainingPrecision precision)
        => hardware.ComputedIn(StepModel.FormatOf(precision)) is var format && precision == TrainingPrecision.Fp16
            ? hardware.ComputedIn(NumberFormat.Bf16)
            : format;

    private static CalibrationConstant Kernel(string name, double prior, double width, Func<KernelProfile, double, KernelProfile> with, double most = 1)
        => new(
            $"kernels.{name}",
            prior,
            width,
            most,
            (state, value) => state with { Hardware = state.Hardware with { Kernels = with(state.Hardware.Kernels, value) } });

    private static CalibrationConstant Field(string name, double prior, double width, Func<TrainingStack, double, TrainingStack> with)
        => new($"stack.{name}", prior, width, double.PositiveInfinity, (state, value) => state with { Stack = with(state.Stack, value) });
}
