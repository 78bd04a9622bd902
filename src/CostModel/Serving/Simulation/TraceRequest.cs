namespace CostModel.Serving.Simulation;

/// <summary>One request of a trace.</summary>
/// <param name="Arrival">Seconds since the start of the trace; the order of the trace need not be that of arrival.</param>
/// <param name="InputTokens">Tokens of the prompt, 0 or more.</param>
/// <param name="OutputTokens">Tokens of the answer, at least 1.</param>
public readonly record struct TraceRequest(double Arrival, double InputTokens, double OutputTokens);
