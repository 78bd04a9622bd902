using System.Collections.Immutable;
using System.Globalization;
using CostModel.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Economics;

/// <summary>The tables of a result: every accounting view, margins by cohort, the months of a plan.</summary>
internal static class EconomicsTables
{
    internal static IEnumerable<ResultTable> Of(ScenarioResult result)
    {
        if (result.Plan.Scenario.Accounting is not null && result[MarginMetrics.CostOfRevenueUsd] is not null)
        {
            yield return Views(result);
        }

        if (result.Plan.Economics.Cohorts is { } cohorts)
        {
            yield return Cohorts(cohorts);
        }

        if (!result.Plan.Economics.Months.IsEmpty)
        {
            yield return Months(result.Plan);
        }
    }

    private static ResultTable Views(ScenarioResult result)
    {
        double revenue = result[MarginMetrics.RevenueUsd] ?? 0;
        double standard = (result[MarginMetrics.CostOfRevenueUsd] ?? 0) - (result[AccountingMetrics.ReclassifiedUsd] ?? 0);
        double free = result[AccountingMetrics.FreeTierUsd] ?? 0;
        double idle = result[AccountingMetrics.IdleUsd] ?? 0;
        double training = result[AccountingMetrics.TrainingUsd] ?? 0;
        AccountingPolicy policy = result.Plan.Scenario.Accounting!;
        var chosen = (
            policy.FreeTier ?? FreeTierTreatment.CostOfRevenue, policy.Idle ?? IdleTreatment.CostOfRevenue, policy.Training ?? TrainingTreatment.Expensed);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<ResultCell>>();
        foreach (FreeTierTreatment freeTier in Enum.GetValues<FreeTierTreatment>())
        {
            foreach (IdleTreatment idleCost in Enum.GetValues<IdleTreatment>())
            {
                foreach (TrainingTreatment treatment in Enum.GetValues<TrainingTreatment>())
                {
                    double below = (freeTier == FreeTierTreatment.Marketing ? free : 0)
                        + (idleCost == IdleTreatment.Below ? idle : 0)
                        + (treatment == TrainingTreatment.Expensed ? training : 0);
                    double cost = standard + training - below;
                    double profit = revenue - cost;
                    rows.Add(
                    [
                        ResultCell.Of(freeTier == FreeTierTreatment.Marketing ? "marketing" : "in cost"),
                        ResultCell.Of(idleCost == IdleTreatment.Below ? "below" : "in cost"),
                        ResultCell.Of(treatment == TrainingTreatment.Capitalised ? "capitalised" : "expensed"),
                        ResultCell.Of(cost),
                        ResultCell.Of(profit),
                        ResultCell.Of(revenue == 0 ? null : profit / revenue),
                        ResultCell.Of(below),
                        ResultCell.Of(profit - below),
                        ResultCell.Of((freeTier, idleCost, treatment) == chosen ? "chosen" : ""),
                    ]);
                }
            }
        }

        return new ResultTable(
            "accounting",
            "views",
            "The same month in every accounting view",
            [
                new("freeTier", "free tier", null), new("idle", "idle", null), new("training", "training", null),
                new("costOfRevenueUsd", "cost", MetricUnit.Usd), new("grossProfitUsd", "profit", MetricUnit.Usd),
                new("grossMargin", "margin", MetricUnit.Fraction), new("belowUsd", "below", MetricUnit.Usd),
                new("resultUsd", "result", MetricUnit.Usd), new("note", "", null),
            ],
            rows.ToImmutable());
    }

    private static ResultTable Cohorts(UsageCohorts cohorts) => new(
        "usage",
        "cohorts",
        "Margin by how much users use, per month and user",
        [
            new("users", "users", null), new("meanQueries", "queries", MetricUnit.Number), new("shareOfUse", "share of use", MetricUnit.Fraction),
            new("revenuePerUserUsd", "revenue", MetricUnit.Usd), new("costPerUserUsd", "cost", MetricUnit.Usd),
            new("grossMargin", "margin", MetricUnit.Fraction),
        ],
        [
            .. cohorts.Cohorts.Select(cohort => ImmutableArray.Create(
                ResultCell.Of(string.Create(CultureInfo.InvariantCulture, $"{cohort.From * 100:0.#}% to {cohort.To * 100:0.#}%")),
                ResultCell.Of(cohort.MeanQueries),
                ResultCell.Of(cohort.ShareOfUse),
                ResultCell.Of(cohort.RevenueUsd / (cohort.To - cohort.From)),
                ResultCell.Of(cohort.CostUsd / (cohort.To - cohort.From)),
                ResultCell.Of(cohort.GrossMargin))),
        ]);

    private static ResultTable Months(CompiledScenario plan)
    {
        ILookup<int, string> changes = plan.Scenario.PlanChanges.ToLookup(change => change.Month, change => change.Description);
        return new ResultTable(
            "plan",
            "months",
            "Month by month",
            [
                new("month", "month", MetricUnit.Number), new("revenueUsd", "revenue", MetricUnit.Usd), new("servingCostUsd", "serving", MetricUnit.Usd),
                new("unusedCommitmentUsd", "unused", MetricUnit.Usd), new("otherCostUsd", "other", MetricUnit.Usd),
                new("grossProfitUsd", "profit", MetricUnit.Usd), new("grossMargin", "margin", MetricUnit.Fraction),
                new("operatingExpensesUsd", "opex", MetricUnit.Usd), new("investmentUsd", "capex", MetricUnit.Usd),
                new("freeCashFlowUsd", "cash flow", MetricUnit.Usd), new("cashUsd", "cash", MetricUnit.Usd),
                new("chips", "chips", MetricUnit.Number), new("changes", "changes", null),
            ],
            [
                .. plan.Economics.Months.Select(month => ImmutableArray.Create(
                    ResultCell.Of(month.Month),
                    ResultCell.Of(month.Revenue),
                    ResultCell.Of(month.ServingCost),
                    ResultCell.Of(month.UnusedCommitment),
                    ResultCell.Of(month.OtherCost),
                    ResultCell.Of(month.GrossProfit),
                    ResultCell.Of(month.GrossMargin),
                    ResultCell.Of(month.OperatingExpenses),
                    ResultCell.Of(month.Investment),
                    ResultCell.Of(month.FreeCashFlow),
                    ResultCell.Of(month.Cash),
                    ResultCell.Of(month.Chips),
                    ResultCell.Of(string.Join("; ", changes[month.Month])))),
            ]);
    }
}
