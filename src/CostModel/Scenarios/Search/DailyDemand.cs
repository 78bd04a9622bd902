using CostModel.Serving;
using CostModel.Serving.Conversations;

namespace CostModel.Scenarios.Search;

/// <summary>What a workload asks for in a day.</summary>
/// <param name="OutputTokens">Output tokens, above 0.</param>
/// <param name="InputTokens">Input tokens, cached ones included.</param>
/// <param name="Queries">Queries; null where only tokens are stated.</param>
internal sealed record DailyDemand(double OutputTokens, double InputTokens, double? Queries)
{
    /// <summary>The demand of a workload; null where it states none.</summary>
    internal static DailyDemand? Of(Workload? stated)
    {
        if (ConversationLengths.Fill(stated) is not { } workload)
        {
            return null;
        }

        double? queries = workload.Queries?.TotalPerDay
            ?? (workload is { Users: { } users, QueriesPerUser: { } each } ? users * each.TotalPerDay : null);
        double? output = workload.OutputTokensPerDay?.TotalPerDay ?? (queries * workload.OutputTokens?.TotalTokens);
        double? input = workload.InputTokensPerDay?.TotalPerDay ?? (queries * workload.InputTokens?.TotalTokens);
        return output > 0 ? new DailyDemand(output.Value, input ?? 0, queries) : null;
    }
}
