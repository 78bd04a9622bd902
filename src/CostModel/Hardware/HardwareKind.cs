namespace CostModel.Hardware;

/// <summary>What sort of accelerator a profile describes.</summary>
public enum HardwareKind
{
    /// <summary>A data-centre, workstation or consumer GPU.</summary>
    Gpu,

    /// <summary>A Google TPU; counted per chip.</summary>
    Tpu,

    /// <summary>Another training or inference accelerator: Trainium, Inferentia, Gaudi.</summary>
    Npu,

    /// <summary>A computer or phone whose processor, GPU and memory are one package.</summary>
    Device,
}
