namespace CostModel.Scenarios;

/// <summary>Which parts of demand a scenario gives.</summary>
/// <param name="HasQueries">Queries a day are given, or follow from users.</param>
/// <param name="HasTokens">Tokens a day are given, or follow from queries and lengths.</param>
internal readonly record struct DemandShape(bool HasQueries, bool HasTokens);
