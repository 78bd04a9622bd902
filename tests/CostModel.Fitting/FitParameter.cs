namespace CostModel.Fitting;

/// <summary>A constant of a fit: its prior from micro-benchmarks or the literature, how sure that is, and where it goes.</summary>
/// <param name="Name">Its place, such as <c>stack.megatron-core-2025.elementwiseBytes</c>.</param>
/// <param name="Prior">The value before seeing any run.</param>
/// <param name="Width">Standard deviation of its logarithm around the prior.</param>
/// <param name="Apply">Puts a value into a state.</param>
internal sealed record FitParameter(string Name, double Prior, double Width, Action<TrainingState, double> Apply);
