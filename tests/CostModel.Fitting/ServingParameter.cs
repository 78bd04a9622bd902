namespace CostModel.Fitting;

/// <summary>A constant of the serving fit: its prior, how sure that is, and where it goes.</summary>
/// <param name="Name">Its place in <c>steps.json</c>, or <c>engine.factor</c>.</param>
/// <param name="Prior">The value before seeing any measurement.</param>
/// <param name="Width">Standard deviation of its logarithm around the prior.</param>
/// <param name="Engine">The engine that it belongs to; empty where it belongs to all.</param>
/// <param name="Apply">Puts a value into a state.</param>
internal sealed record ServingParameter(string Name, double Prior, double Width, string Engine, Action<ServingState, double> Apply)
{
    /// <summary>Whether it belongs to kernels that a model in a precision either runs or never runs.</summary>
    internal bool IsOfSomeKernels { get; } = Name.StartsWith("matrix.", StringComparison.Ordinal)
        || Name.StartsWith("experts.", StringComparison.Ordinal)
        || Name.Contains(".expert", StringComparison.Ordinal)
        || Name is "layer.latent" or "layer.recurrent" or "layer.recurrentWork" or "layer.queryNorm";
}
