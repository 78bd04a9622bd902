using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Training;

/// <summary>The kind of run that errors are collected over: platform, width of the products' format, and family of model.</summary>
/// <param name="Platform"><c>gpu</c>, <c>tpu</c> or <c>neuron</c>.</param>
/// <param name="Width"><c>half</c> or <c>narrow</c>.</param>
/// <param name="Family"><c>dense</c>, <c>moe</c> or <c>hybrid</c>.</param>
internal readonly record struct TrainingErrorGroup(string Platform, string Width, string Family)
{
    internal static TrainingErrorGroup Of(HardwareProfile hardware, TrainingPrecision precision, ModelArchitecture model) => new(
        hardware.Generation is "tpu" or "neuron" ? hardware.Generation : "gpu",
        precision is TrainingPrecision.Fp8 or TrainingPrecision.Fp8Block or TrainingPrecision.Mxfp8 or TrainingPrecision.Nvfp4 ? "narrow" : "half",
        FamilyOf(model));

    /// <summary>How near another group is: 0 for this one, more for each part that differs, the platform most.</summary>
    internal int Distance(TrainingErrorGroup other)
        => (Platform == other.Platform ? 0 : 4) + (Family == other.Family ? 0 : 2) + (Width == other.Width ? 0 : 1);

    public override string ToString() => $"{Family} models in {Width} precision on {Platform.ToUpperInvariant()}s";

    private static string FamilyOf(ModelArchitecture model)
        => model.Layers.Any(layer => layer.Mixer is StateSpace or LinearAttention) ? "hybrid"
            : model.IsMixtureOfExperts ? "moe"
            : "dense";
}
