using CostModel.Formulas;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Validation;

namespace CostModel.Training;

/// <summary>Finds everything that is wrong with a training run, and resolves what is right.</summary>
internal static class TrainingCompiler
{
    internal static CompiledTrainingRun? Compile(TrainingRun run, FaultCollector faults)
    {
        int before = faults.Count;
        Require(run.Model, "model", "a model, e.g. llama-2-70b", faults);
        Require(run.Hardware, "training.hardware", "an accelerator, e.g. h100-sxm-80gb", faults);
        Require(run.Tokens, "training.tokens", "a number of tokens, e.g. 1.4T tokens", faults);
        Require(run.Chips, "training.chips", "a number of accelerators, e.g. 2048", faults);
        if (run.Chips < 1)
        {
            faults.Add(new Fault(FaultCodes.OutOfRange, "training.chips", FormattableString.Invariant($"must be at least 1, not {run.Chips}")));
        }

        if (faults.Count > before || run is not { Model: { } model, Hardware: { } hardware, Tokens: { } tokens, Chips: { } chips })
        {
            return null;
        }

        NumberFormat format = FormatOf(run);
        if (!hardware.Computes(format))
        {
            string formats = string.Join(", ", hardware.DensePeaks.Keys.Order());
            string message = $"'{hardware.Id}' cannot compute in {format}: it has {formats}".ToLowerInvariant();
            faults.Add(new Fault(FaultCodes.Conflict, "training.precision", message));
            return null;
        }

        AdapterFaults.Check(run, model, faults);
        PowerCap.Check(run, hardware, faults);
        Depth depth = DepthOf(run, model, faults);
        OperatorTraining? plan = depth == Depth.Operator && model.Architecture is { } architecture
            ? new TrainingModels(run, architecture, hardware).Resolve(run, chips, faults)
            : null;
        Ratio? utilization = run.Utilization ?? hardware.TypicalTrainingUtilization;
        if (depth == Depth.Napkin && utilization is null)
        {
            faults.Add(new Fault(
                FaultCodes.Missing,
                "training.utilization",
                $"'{hardware.Id}' has no typical training utilisation, so one must be given, e.g. 40%"));
        }

        var terms = new TrainingTerms<Scalar>
        {
            Depth = depth,
            IsFrozen = FineTuning.Of(run) is not null,
            Tokens = tokens.TotalTokens,
            Chips = chips,
            DensePeak = hardware.DensePeak(format).TotalFlopsPerSecond,
            Parameters = TrainedParameters(model),
            Utilization = utilization?.TotalFraction ?? 0,
            OperatorFlopsPerToken = model.Architecture is { } shape ? TrainingFlops.PerToken(shape, OperatorTraining.SequenceLength(run, shape), FineTuning.Of(run)) : 0,
            SteadyTokensPerSecondPerChip = plan?.TokensPerSecondPerChip ?? 0,
            Goodput = GoodputOf(run, depth, chips),
        };
        return faults.Count > before ? null : new CompiledTrainingRun(run, depth, terms, plan);
    }

    /// <summary>The N of 6·N·D: all parameters of a dense model, the active ones of a mixture of experts.</summary>
    internal static double TrainedParameters(Model model)
        => (model.Architecture?.IsMixtureOfExperts ?? model.ActiveParameters < model.Parameters)
            ? model.ActiveParameters.TotalParameters
            : model.Parameters.TotalParameters;

    /// <summary>The format whose peak the run is measured against: that of its matrix products.</summary>
    internal static NumberFormat FormatOf(TrainingRun run) => run.Precision switch
    {
        TrainingPrecision.Fp16 => NumberFormat.Fp16,
        TrainingPrecision.Fp8 or TrainingPrecision.Fp8Block or TrainingPrecision.Mxfp8 => NumberFormat.Fp8,
        TrainingPrecision.Nvfp4 => NumberFormat.Fp4,
        TrainingPrecision.Fp32 => NumberFormat.Fp32,
        _ => NumberFormat.Bf16,
    };

    private static double GoodputOf(TrainingRun run, Depth depth, int chips)
    {
        Reliability? reliability = run.Reliability ?? (depth == Depth.Operator ? new Reliability() : null);
        return (run.Goodput ?? reliability?.GoodputOf(chips))?.TotalFraction ?? 1;
    }

    private static Depth DepthOf(TrainingRun run, Model model, FaultCollector faults)
    {
        if (run.Depth == Depth.Operator && model.Architecture is null)
        {
            faults.Add(new Fault(
                FaultCodes.Conflict,
                "training.depth",
                $"operator depth needs an architecture, and '{model.Id}' is known only by its size",
                "use depth: napkin, or a model of the catalog"));
        }

        return run.Depth ?? (run.Utilization is null && model.Architecture is not null ? Depth.Operator : Depth.Napkin);
    }

    private static void Require<T>(T? value, string path, string expected, FaultCollector faults)
    {
        if (value is null)
        {
            faults.Add(new Fault(FaultCodes.Missing, path, $"'{path}' is missing: expected {expected}"));
        }
    }
}
