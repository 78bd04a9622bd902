namespace CostModel.Training;

/// <summary>One kind of operation of a training step, over all layers and micro-batches of the slowest accelerator.</summary>
/// <param name="Name">What it is, such as <c>attention core</c>.</param>
/// <param name="Phase">The part of the step that it runs in.</param>
/// <param name="Time">Time that it adds to the step; all operations add up to the step.</param>
/// <param name="Flops">Operations of its matrix products and attention; zero for the rest.</param>
/// <param name="Bytes">Bytes that it moves through memory, or over the network where that bounds it.</param>
/// <param name="Bound">What sets its time.</param>
public sealed record StepOperation(string Name, StepPhase Phase, Duration Time, Flops Flops, Bytes Bytes, StepBound Bound);

/// <summary>A part of a training step.</summary>
public enum StepPhase
{
    /// <summary>The forward pass.</summary>
    Forward,

    /// <summary>The backward pass.</summary>
    Backward,

    /// <summary>Forward passes that the backward pass runs again.</summary>
    Recompute,

    /// <summary>Everything outside the passes: pipeline bubble, gradient reduction, optimizer, host.</summary>
    Step,
}

/// <summary>What sets the time of an operation.</summary>
public enum StepBound
{
    /// <summary>Arithmetic.</summary>
    Compute,

    /// <summary>Memory bandwidth.</summary>
    Memory,

    /// <summary>The network, as far as nothing hides it.</summary>
    Network,

    /// <summary>The host: launches and synchronisation.</summary>
    Host,

    /// <summary>Waiting for other pipeline stages.</summary>
    Pipeline,
}
