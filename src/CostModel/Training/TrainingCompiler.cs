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
        if (faults.Count > before || run is not { Model: { } model, Hardware: { } hardware, Tokens: { } tokens, Chips: { } chips })
        {
            return null;
        }

        Depth depth = DepthOf(run, model, faults);
        Ratio? utilization = run.Utilization ?? hardware.TypicalTrainingUtilization;
        if (utilization is null)
        {
            faults.Add(new Fault(
                FaultCodes.Missing,
                "training.utilization",
                $"'{hardware.Id}' has no typical training utilisation, so one must be given, e.g. 40%"));
        }

        NumberFormat precision = run.Precision ?? NumberFormat.Bf16;
        if (!hardware.Computes(precision))
        {
            string formats = string.Join(", ", hardware.DensePeaks.Keys.Order());
            string message = $"'{hardware.Id}' cannot compute in {precision}: it has {formats}".ToLowerInvariant();
            faults.Add(new Fault(FaultCodes.Conflict, "training.precision", message));
            return null;
        }

        double peak = hardware.DensePeak(precision).TotalFlopsPerSecond;
        double flopsPerToken = model.Architecture is { } architecture ? TrainingFlops.PerToken(architecture, SequenceLengthOf(run, architecture)) : 0;
        var terms = new TrainingTerms<Scalar>
        {
            Depth = depth,
            Tokens = tokens.TotalTokens,
            Chips = chips,
            DensePeak = peak,
            Parameters = TrainedParameters(model),
            Utilization = utilization?.TotalFraction ?? 0,
            OperatorFlopsPerToken = flopsPerToken,
            SteadyTokensPerSecondPerChip = flopsPerToken == 0 ? 0 : peak * (utilization?.TotalFraction ?? 0) / flopsPerToken,
            Goodput = run.Goodput?.TotalFraction ?? 1,
        };
        return faults.Count > before ? null : new CompiledTrainingRun(run, depth, terms);
    }

    /// <summary>The N of 6·N·D: all parameters of a dense model, the active ones of a mixture of experts.</summary>
    internal static double TrainedParameters(Model model)
        => (model.Architecture?.IsMixtureOfExperts ?? model.ActiveParameters < model.Parameters)
            ? model.ActiveParameters.TotalParameters
            : model.Parameters.TotalParameters;

    /// <summary>Tokens of a training sequence: the model's context, but no more than 4,096, which most pre-training runs use.</summary>
    internal static int SequenceLengthOf(TrainingRun run, ModelArchitecture architecture)
        => run.SequenceLength ?? (architecture.ContextLength > 0 ? Math.Min(architecture.ContextLength, 4096) : 4096);

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
