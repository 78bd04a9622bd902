using CostModel.Hardware;

namespace CostModel.Serving.Search;

/// <summary>An accelerator on which nothing that was tried is possible.</summary>
/// <param name="Hardware">The accelerator.</param>
/// <param name="Shortfall">How far the nearest way is off: the longest time of a single request over its objective; infinite where memory is short.</param>
/// <param name="Reason">What is wrong with the best of it: the floor and what sets it, or the memory that is short.</param>
public sealed record ServingRefusal(HardwareProfile Hardware, double Shortfall, string Reason);
