using CostModel.Hardware;
using CostModel.Training;

namespace CostModel.Fitting;

/// <summary>The constants that a fit of training speed may move, with their priors.</summary>
internal static class TrainingParameters
{
    internal static List<FitParameter> For(IReadOnlyCollection<TrainingCase> cases)
        => [.. Kernels(), .. Hardware(cases), .. Stacks(cases)];

    /// <summary>Priors: kernel micro-benchmarks, and counts of tensors that kernels read and write.</summary>
    private static IEnumerable<FitParameter> Kernels()
    {
        yield return Kernel("halfRows", 150, 0.5, (c, v) => c with { HalfRows = v });
        yield return Kernel("misalignedShare", 0.65, 0.2, (c, v) => c with { MisalignedShare = v });
        yield return Kernel("misalignedHeadFactor", 4, 0.5, (c, v) => c with { MisalignedHeadFactor = v });
        yield return Kernel("unfusedAttentionBytes", 16, 0.4, (c, v) => c with { UnfusedAttentionBytes = v });
        yield return Kernel("activationBytes", 4, 0.3, (c, v) => c with { ActivationBytes = v });
        yield return Kernel("castBytes", 4, 0.3, (c, v) => c with { CastBytes = v });
        yield return Kernel("lossBytes", 20, 0.3, (c, v) => c with { LossBytes = v });
        yield return Kernel("selectiveShare", 0.05, 0.5, (c, v) => c with { SelectiveShare = v });
        yield return Kernel("optimizerBytes", 30, 0.2, (c, v) => c with { OptimizerBytes = v });
        yield return Kernel("groupedShare", 0.95, 0.015, (c, v) => c with { GroupedShare = v });
        yield return Kernel("expertHalfRows", 80, 0.4, (c, v) => c with { ExpertHalfRows = v });
        yield return Kernel("allToAllInner", 0.7, 0.12, (c, v) => c with { AllToAllInner = v });
        yield return Kernel("allToAllOuter", 0.8, 0.12, (c, v) => c with { AllToAllOuter = v });
        yield return Kernel("scanBytes", 60, 0.4, (c, v) => c with { ScanBytes = v });
        yield return Kernel("scanLaunch", 300e-6, 0.4, (c, v) => c with { ScanLaunchSeconds = v });
        yield return Kernel("collectiveStarts", 3, 0.4, (c, v) => c with { CollectiveStarts = v });
    }

    private static IEnumerable<FitParameter> Hardware(IReadOnlyCollection<TrainingCase> cases)
    {
        foreach (IGrouping<string, TrainingCase> group in cases.GroupBy(one => one.Hardware.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            HardwareProfile hardware = group.First().Hardware;
            bool isBenchmarked = hardware.Kind == HardwareKind.Gpu;
            foreach (NumberFormat format in group.Select(one => Format(hardware, one.Precision)).Distinct().Order())
            {
                yield return new FitParameter(
                    $"hardware.{hardware.Id}.{format}.sustained",
                    isBenchmarked ? 0.9 : 1,
                    isBenchmarked ? 0.08 : 0.15,
                    (state, value) => SetSustained(state, hardware.Id, format, value));
            }
        }
    }

    private static IEnumerable<FitParameter> Stacks(IReadOnlyCollection<TrainingCase> cases)
    {
        foreach (string id in cases.Select(one => one.Stack).Distinct().Order(StringComparer.Ordinal))
        {
            StackPrior prior = StackPrior.Of(id);
            foreach (FitParameter parameter in prior.Parameters(id, [.. cases.Where(one => one.Stack == id)]))
            {
                yield return parameter;
            }
        }
    }

    internal static NumberFormat Format(HardwareProfile hardware, TrainingPrecision precision) => hardware.ComputedIn(precision switch
    {
        TrainingPrecision.Fp8 or TrainingPrecision.Fp8Block or TrainingPrecision.Mxfp8 => NumberFormat.Fp8,
        TrainingPrecision.Nvfp4 => NumberFormat.Fp4,
        _ => NumberFormat.Bf16,
    });

    private static FitParameter Kernel(string name, double prior, double width, Func<TrainingConstants, double, TrainingConstants> with)
        => new($"kernels.{name}", prior, width, (state, value) => state.Constants = with(state.Constants, value));

    private static void SetSustained(TrainingState state, string id, NumberFormat format, double value)
    {
        HardwareProfile hardware = state.Hardware[id];
        state.Hardware[id] = hardware with
        {
            Kernels = hardware.Kernels with { Sustained = hardware.Kernels.Sustained.SetItem(format, value) },
        };
    }
}
