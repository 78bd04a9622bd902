namespace CostModel.Hardware;

/// <summary>A number of equal accelerators that work on one job.</summary>
/// <param name="Hardware">The accelerator.</param>
/// <param name="Chips">How many, at least 1. A TPU or Trainium counts per chip.</param>
public sealed record Cluster(HardwareProfile Hardware, int Chips)
{
    /// <summary>Servers that hold so many accelerators, the last one perhaps not full.</summary>
    public int Nodes => (Chips + Hardware.ChipsPerNode - 1) / Hardware.ChipsPerNode;
}
