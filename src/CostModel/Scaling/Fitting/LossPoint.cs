namespace CostModel.Scaling.Fitting;

/// <summary>One measured run: what a law is fitted to.</summary>
/// <param name="Parameters">Parameters, above 0.</param>
/// <param name="Tokens">Training tokens, above 0.</param>
/// <param name="Loss">Final loss in nats per token, above 0; of one tokenizer and text for all points.</param>
public readonly record struct LossPoint(ParameterCount Parameters, Tokens Tokens, double Loss);
