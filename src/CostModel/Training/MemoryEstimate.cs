namespace CostModel.Training;

/// <summary>Memory of the fullest accelerator, by what it holds. The parts add up to <see cref="Total"/>.</summary>
public sealed record MemoryEstimate
{
    internal MemoryEstimate(in MemoryUse use)
    {
        Weights = Bytes.FromBytes(use.Weights);
        Gradients = Bytes.FromBytes(use.Gradients);
        Optimizer = Bytes.FromBytes(use.Optimizer);
        Activations = Bytes.FromBytes(use.Activations);
        Logits = Bytes.FromBytes(use.Logits);
        Gathered = Bytes.FromBytes(use.Gathered);
        Fragmentation = Bytes.FromBytes(use.Fragmentation);
        Context = Bytes.FromBytes(use.Context);
    }

    /// <summary>Parameters as the products use them.</summary>
    public Bytes Weights { get; }

    /// <summary>Gradients.</summary>
    public Bytes Gradients { get; }

    /// <summary>Moments and master copy.</summary>
    public Bytes Optimizer { get; }

    /// <summary>Activations of all micro-batches in flight on the worst stage.</summary>
    public Bytes Activations { get; }

    /// <summary>Logits and their gradients.</summary>
    public Bytes Logits { get; }

    /// <summary>Parameters gathered for use (ZeRO-3).</summary>
    public Bytes Gathered { get; }

    /// <summary>What the allocator holds but does not use.</summary>
    public Bytes Fragmentation { get; }

    /// <summary>The driver's context, communication buffers and workspaces.</summary>
    public Bytes Context { get; }

    /// <summary>Weights, gradients and optimizer states.</summary>
    public Bytes States => Weights + Gradients + Optimizer;

    /// <summary>What a framework reports as allocated at its peak.</summary>
    public Bytes Allocated => States + Activations + Logits + Gathered;

    /// <summary>What the driver reports as used.</summary>
    public Bytes Total => Allocated + Fragmentation + Context;
}
