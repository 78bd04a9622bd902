namespace CostModel.Serving;

/// <summary>What requests of mean length experience under random arrivals, at the median, the ninetieth and the ninety-ninth percentile.</summary>
/// <param name="TimeToFirstToken">Time to the first token.</param>
/// <param name="TimePerOutputToken">Mean time per token after the first.</param>
/// <param name="EndToEnd">Time from question to last token.</param>
public sealed record ServingPercentiles(
    (Duration P50, Duration P90, Duration P99) TimeToFirstToken,
    (Duration P50, Duration P90, Duration P99) TimePerOutputToken,
    (Duration P50, Duration P90, Duration P99) EndToEnd);
