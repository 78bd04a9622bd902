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

        if (result["ownership.breakEvenMonths"] is { } months)
        {
            yield return Payback(result, months);
        }

        if (result["breakEven.tokensPerMonth"] is { } breakEven)
        {
            string forGood = result["breakEven.alwaysFromTokensPerMonth"] is { } always && always > breakEven * (1 + 1e-9)
                ? $", and for good from {result.Text("breakEven.alwaysFromTokensPerMonth")}: each further replica costs before it is filled"
                : "";
            yield return $"Self-hosting breaks even at {result.Text("breakEven.tokensPerMonth")} a month{forGood}.";
        }

        if (result["breakEven.savingPerMonthUsd"] is { } saving)
        {
            string amount = MetricText.Format(MetricUnit.Usd, Math.Abs(saving));
            yield return saving >= 0
                ? $"At the stated volume self-hosting saves {amount} a month."
                : $"At the stated volume self-hosting costs {amount} a month more than the API.";
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
            string share = result["usage.lossMakingShare"] is > 0 and < 0.001 ? "Fewer than 0.1%" : result.Text("usage.lossMakingShare")!;
            yield return $"{share} of users cost more than they pay: those above {result.Text("usage.breakEvenQueries")} queries a month.";
        }
    }

    /// <summary>The questions that have no number as their answer, and why.</summary>
    internal static IEnumerable<string> Reasons(ScenarioResult result)
    {
        foreach (string path in (string[])["ownership.breakEvenHours", "breakEven.tokensPerMonth", "margin.breakEvenQueriesPerDay", "customers.paybackMonths", "plan.breakEvenMonth"])
        {
            if (result[path] is null && result.WhyNone(ScenarioMetrics.Find(path)!) is { } reason)
            {
                yield return char.ToUpperInvariant(reason[0]) + reason[1..] + ".";
            }
        }
    }

    /// <summary>When buying has paid back, held against the life of what is bought.</summary>
    private static string Payback(ScenarioResult result, double months)
    {
        string after = $"{result.Text("ownership.breakEvenHours")} of use, {result.Text("ownership.breakEvenMonths")}";
        if (result.Plan.Scenario.Ownership?.Life is not { } life || months <= life.TotalYears * 12)
        {
            return $"Buying has paid back after {after}.";
        }

        return result["ownership.savingLifeUsd"] > 0
            ? $"Buying pays back only after {after}, beyond its life of {life}: it saves money by what the hardware is then still worth."
            : $"Buying does not pay back within its life of {life}: that would take {after}.";
    }
}
