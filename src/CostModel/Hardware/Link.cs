namespace CostModel.Hardware;

/// <summary>A network that connects accelerators.</summary>
/// <param name="Name">What it is called, such as <c>NVLink 4</c> or <c>InfiniBand NDR</c>.</param>
/// <param name="BandwidthPerDirection">Bandwidth of one accelerator in one direction; vendors often print both directions added.</param>
/// <param name="Domain">How many accelerators it joins at full bandwidth; 0 where there is no limit worth modelling.</param>
public sealed record Link(string Name, BytesPerSecond BandwidthPerDirection, int Domain);
