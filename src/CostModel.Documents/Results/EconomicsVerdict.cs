using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Documents.Results;

/// <summary>The money side of a result in sentences, each only where it was asked for.</summary>
internal static class EconomicsVerdict
{
    internal static IEnumerable<string> Sentences(ScenarioResult result)
    {
        if (Text(result, "capital.amortizedUsd") is { } amortized)
        {
            string bought = Text(result, "capital.acquisitionUsd") is { } price ? $", the cluster {price} to buy" : "";
            string rent = Text(result, "capital.rentalUsd") is { } rental ? $", its rent {rental}" : "";
            yield return $"The run used up {amortized} of hardware and energy{bought}{rent}: name the method with the figure.";
        }

        if (Text(result, "ownership.costPerChipHourUsd") is { } chipHour)
        {
            yield return $"An owned accelerator-hour costs {chipHour}.";
        }

        if (result["ownership.breakEvenHours"] is not null)
        {
            yield return $"Buying has paid back after {Text(result, "ownership.breakEvenHours")} of use, {Text(result, "ownership.breakEvenMonths")}.";
        }

        if (result["breakEven.tokensPerMonth"] is not null)
        {
            yield return $"Self-hosting breaks even at {Text(result, "breakEven.tokensPerMonth")} a month.";
        }

        foreach (string path in (string[])["ownership.breakEvenHours", "breakEven.tokensPerMonth", "margin.breakEvenQueriesPerDay", "customers.paybackMonths", "plan.breakEvenMonth"])
        {
            if (result[path] is null && result.WhyNone(ScenarioMetrics.Find(path)!) is { } reason)
            {
                yield return char.ToUpperInvariant(reason[0]) + reason[1..] + ".";
            }
        }

        if (Text(result, "bill.totalUsd") is { } bill)
        {
            yield return $"The API bill is {bill}.";
        }

        if (result["statement.grossMargin"] is not null)
        {
            yield return $"The gross margin is {Text(result, "statement.grossMargin")} of revenue; as a markup on cost it is {Text(result, "statement.markup")}.";
        }

        if (result["usage.lossMakingShare"] is not null)
        {
            yield return $"{Text(result, "usage.lossMakingShare")} of users cost more than they pay: those above {Text(result, "usage.breakEvenQueries")} queries a month.";
        }
    }

    private static string? Text(ScenarioResult result, string path) => Verdict.Text(result, path);
}
