using CostModel.Hardware;

namespace CostModel.Economics;

/// <summary>What an image of a diffusion model costs on hardware of one's own: denoising steps x FLOPs over what the hardware reaches.</summary>
public sealed record ImagePlan
{
    /// <summary>Denoising steps, at least 1.</summary>
    public double? Steps { get; init; }

    /// <summary>Passes of the network in each step: 2 with classifier-free guidance; 1 where not given.</summary>
    public double? Passes { get; init; }

    /// <summary>FLOPs of one pass.</summary>
    public Flops? FlopsPerPass { get; init; }

    /// <summary>Parameters of a diffusion transformer, instead: two FLOPs each for every latent token of a pass.</summary>
    public ParameterCount? Parameters { get; init; }

    /// <summary>Latent and text tokens of a pass: 4,096 latent ones for 1,024 x 1,024 pixels at a patch of 16 x 16.</summary>
    public Tokens? TokensPerPass { get; init; }

    /// <summary>FLOPs of an image beside the steps: text encoder and decoder to pixels.</summary>
    public Flops? OtherFlops { get; init; }

    /// <summary>The accelerator.</summary>
    public HardwareProfile? Hardware { get; init; }

    /// <summary>Dense peak of the accelerator; that of its half precision where not given.</summary>
    public FlopsPerSecond? Peak { get; init; }

    /// <summary>The share of the peak that is reached.</summary>
    public Ratio? Utilization { get; init; }

    /// <summary>Price of an accelerator-hour; that of the hardware under <c>prices</c> where not given.</summary>
    public UsdPerGpuHour? ChipPrice { get; init; }
}
