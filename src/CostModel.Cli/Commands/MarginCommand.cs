using System.CommandLine;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel margin</c>: what is left of revenue, from flags.</summary>
internal static class MarginCommand
{
    internal static Command Create()
        => ServeCommand.WithServing(new FlagQuestion(
                new Command("margin", "Gross margin and break-even of a product."), "serving.hardware", answersWithoutMoney: false))
            .With("--api-per-query", "api.perQuery", "What a provider charges for a query, instead of serving.")
            .With("--api-per-million-input-tokens", "api.perMillionInputTokens", "What a provider charges for a million input tokens.")
            .With("--api-per-million-output-tokens", "api.perMillionOutputTokens", "What a provider charges for a million output tokens.")
            .With("--revenue", "statement.revenue", "Revenue of any period, where revenue and cost are known, as '100 USD'.")
            .With("--cost", "statement.cost", "Cost over the same period, as '28 USD'.")
            .With("--subscription", "revenue.subscription", "Subscription of a paying user, as '20 USD/month'.")
            .With("--users", "revenue.users", "Users, paying or not.")
            .With("--paying", "revenue.paying", "Share of users that pays.")
            .With("--per-query", "revenue.perQuery", "What a customer pays for a query, as '1 cent'.")
            .With("--per-million-input-tokens", "revenue.perMillionInputTokens", "What a customer pays for a million input tokens.")
            .With("--per-million-output-tokens", "revenue.perMillionOutputTokens", "What a customer pays for a million output tokens.")
            .Build();
}
