using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Hardware;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>image</c>: an image of a diffusion model on hardware of one's own.</summary>
internal static class ImageInputs
{
    private static readonly Section<ImagePlan> s_section = new("image", s => s.Image, (s, v) => s with { Image = v });

    internal static readonly InputDefinition Steps = s_section.Number(
        "steps", "step/image", InputRange.AtLeastOne, "Denoising steps of an image.", i => i.Steps, (i, v) => i with { Steps = v }).WithExample("28");

    internal static readonly InputDefinition Passes = s_section.Number(
        "passes",
        "pass/step",
        InputRange.Positive,
        "Passes of the network in each step: 2 with classifier-free guidance; 1 where not given.",
        i => i.Passes,
        (i, v) => i with { Passes = v }).WithExample("2");

    internal static readonly InputDefinition FlopsPerPass = s_section.Of<Flops>(
        "flopsPerPass",
        "FLOP/pass",
        InputRange.Positive,
        "FLOPs of one pass, two for each multiply-add.",
        i => i.FlopsPerPass,
        (i, v) => i with { FlopsPerPass = v }).WithExample("6 TFLOP");

    internal static readonly InputDefinition Parameters = s_section.Of<ParameterCount>(
        "parameters",
        "parameter",
        InputRange.Positive,
        "Parameters of a diffusion transformer, two FLOPs each for every token of a pass; instead of image.flopsPerPass.",
        i => i.Parameters,
        (i, v) => i with { Parameters = v }).WithExample("12B");

    internal static readonly InputDefinition TokensPerPass = s_section.Of<Tokens>(
        "tokensPerPass",
        "token/pass",
        InputRange.Positive,
        "Latent and text tokens of a pass: 4,096 latent ones for 1,024 x 1,024 pixels at a patch of 16 x 16.",
        i => i.TokensPerPass,
        (i, v) => i with { TokensPerPass = v }).WithExample("4608 tokens");

    internal static readonly InputDefinition OtherFlops = s_section.Of<Flops>(
        "otherFlops",
        "FLOP/image",
        InputRange.NotNegative,
        "FLOPs of an image beside the steps: text encoder and decoder to pixels.",
        i => i.OtherFlops,
        (i, v) => i with { OtherFlops = v }).WithExample("5 TFLOP");

    internal static readonly InputDefinition Peak = s_section.Of<FlopsPerSecond>(
        "peak",
        "FLOP/s/chip",
        InputRange.Positive,
        "Dense peak of the accelerator; half precision of image.hardware where not given.",
        i => i.Peak,
        (i, v) => i with { Peak = v });

    internal static readonly InputDefinition Utilization = s_section.Of<Ratio>(
        "utilization", "", InputRange.PositiveShare, "Share of the peak that is reached.", i => i.Utilization, (i, v) => i with { Utilization = v }).WithExample("40%");

    internal static readonly InputDefinition ChipPrice = s_section.Of<UsdPerGpuHour>(
        "chipPrice",
        "USD/chip/h",
        InputRange.NotNegative,
        "Price of an accelerator-hour; that of image.hardware under prices where not given.",
        i => i.ChipPrice,
        (i, v) => i with { ChipPrice = v });

    internal static readonly TextInputDefinition Hardware = TextInput.HardwareId(
        "image.hardware",
        "The accelerator that makes images.",
        s => s.Image?.Hardware,
        (s, v) => s with { Image = (s.Image ?? new ImagePlan()) with { Hardware = v } });

    internal static readonly ImmutableArray<InputDefinition> Numbers =
        [Steps, Passes, FlopsPerPass, Parameters, TokensPerPass, OtherFlops, Peak, Utilization, ChipPrice];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Hardware];
}
