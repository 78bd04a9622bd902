namespace CostModel.Training;

/// <summary>Memory of the fullest accelerator in bytes, by what it holds. The parts add up to <see cref="Total"/>.</summary>
internal struct MemoryUse
{
    internal double Weights;

    internal double Gradients;

    internal double Optimizer;

    /// <summary>Activations kept for the backward pass, of all micro-batches in flight on the worst stage.</summary>
    internal double Activations;

    /// <summary>Logits and their gradients.</summary>
    internal double Logits;

    /// <summary>Parameters gathered for use (ZeRO-3).</summary>
    internal double Gathered;

    /// <summary>What the allocator holds but does not use.</summary>
    internal double Fragmentation;

    /// <summary>What it would hold besides, had it room: it gives that back to the driver rather than fail.</summary>
    internal double Released;

    /// <summary>The driver's context, communication buffers and workspaces.</summary>
    internal double Context;

    /// <summary>Weights, gradients and optimizer states.</summary>
    internal readonly double States => Weights + Gradients + Optimizer;

    /// <summary>What a framework reports as allocated at its peak.</summary>
    internal readonly double Allocated => States + Activations + Logits + Gathered;

    /// <summary>What the driver reports as used.</summary>
    internal readonly double Total => Allocated + Fragmentation + Context;

    /// <summary>What the run takes where it has room: what a layout is chosen by, for an allocator that gives blocks back stalls the accelerator.</summary>
    internal readonly double AtEase => Total + Released;
}
