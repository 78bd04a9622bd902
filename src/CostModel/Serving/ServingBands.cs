namespace CostModel.Serving;

/// <summary>The 80 % bands of an estimate of serving, as factors on its figures; from errors on measurements outside the fit.</summary>
/// <param name="FirstToken">Of the time to the first token.</param>
/// <param name="PerToken">Of the time per token after the first.</param>
/// <param name="Throughput">Of tokens a second; a whole request's or run's time moves by the inverse.</param>
public sealed record ServingBands(ErrorBand FirstToken, ErrorBand PerToken, ErrorBand Throughput);
