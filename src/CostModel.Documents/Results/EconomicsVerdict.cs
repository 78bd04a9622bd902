using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;

namespace CostModel.Documents.Results;

/// <summary>The money side of a result in sentences, each only where it was asked for.</summary>
internal static class EconomicsVerdict
{
    internal static IEnumerable<string> Sentences(ScenarioResult result)
    {
        if (result.Text("capital.amortizedUsd") is { } amortized)
        {
            string bought = result.Text("capital.acquisitionUsd") is { } price ? $", the cluster {price} to buy" : "";
            string rent = result.Text("capital.rentalUsd") is { } rental ? $", its rent {rental}" : "";
            yield return $"The run used up {amortized} of hardware and energy{bought}{rent}: name the method with the figure.";
        }

        if (result.Text("ownership.costPerChipHourUsd") is { } chipHour)
        {
            yield return $"An owned accelerator-hour costs {chipHour}.";
        }

        if (result["ownership.breakEvenHours"] is not null)
        {
            yield return $"Buying has paid back after {result.Text("ownership.breakEvenHours")} of use, {result.Text("ownership.breakEvenMonths")}.";
        }

        if (result["breakEven.tokensPerMonth"] is not null)
        {
            yield return $"Self-hosting breaks even at {result.Text("breakEven.tokensPerMonth")} a month.";
        }

        foreach (string path in (string[])["ownership.breakEvenHours", "breakEven.tokensPerMonth", "margin.breakEvenQueriesPerDay", "customers.paybackMonths", "plan.breakEvenMonth"])
        {
            if (result[path] is null && result.WhyNone(ScenarioMetrics.Find(path)!) is { } reason)
            {
                yield return char.ToUpperInvariant(reason[0]) + reason[1..] + ".";
            }
        }

        if (result.Text("bill.totalUsd") is { } bill)
        {
            yield return $"The API bill is {bill}.";
        }

        if (result["statement.grossMargin"] is not null)
        {
            yield return $"The gross margin is {result.Text("statement.grossMargin")} of revenue; as a markup on cost it is {result.Text("statement.markup")}.";
        }

        if (result["usage.lossMakingShare"] is not null)
        {
            yield return $"{result.Text("usage.lossMakingShare")} of users cost more than they pay: those above {result.Text("usage.breakEvenQueries")} queries a month.";
        }
    }
}
