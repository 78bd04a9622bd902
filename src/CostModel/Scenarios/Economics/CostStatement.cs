using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Economics.Prices;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Economics;

/// <summary>
/// A result as the lines of a month's bill. The recurring lines sum to the cost of revenue in the standard view (and to the serving bill where
/// nothing is sold); a training run stands beside them once.
/// </summary>
public static class CostStatement
{
    private const string FleetUnit = "GPU-Hours";

    private const string FleetName = "serving";

    /// <summary>The lines of a month's budget: those that recur, with the used, idle and overhead parts of serving in one, as a bill has them.</summary>
    public static ImmutableArray<StatementLine> Budget(ScenarioResult result)
        =>
        [
            .. Of(result).Where(line => line.Recurs).GroupBy(line => line.Unit == FleetUnit ? FleetName : line.Name).Select(lines => lines.First() with
            {
                Name = lines.Key,
                Quantity = lines.Sum(line => line.Quantity),
                CostUsd = lines.Sum(line => line.CostUsd),
                Occupancy = lines.Count() == 1 ? lines.First().Occupancy : Occupancy.None,
            }),
        ];

    /// <summary>The lines.</summary>
    public static ImmutableArray<StatementLine> Of(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. Serving(result), .. CostLines(result), .. Cloud(result), .. Bill(result), .. Training(result)];
    }

    private static IEnumerable<StatementLine> Serving(ScenarioResult result)
    {
        if (result[ServingMetrics.CostPerDayUsd] is not { } perDay)
        {
            return [];
        }

        CompiledScenario plan = result.Plan;
        double days = plan.Scenario.Calendar.DaysPerMonth;
        return plan.ServingMode switch
        {
            ServingMode.Api => Api(result, days),
            ServingMode.StatedBill => [new StatementLine("Serving", FleetName, 1, "Months", perDay * days)],
            _ => Fleet(result, perDay * days),
        };
    }

    /// <summary>Accelerator-hours, the used, idle and overhead parts apart where they can be told.</summary>
    private static IEnumerable<StatementLine> Fleet(ScenarioResult result, double perMonth)
    {
        CompiledScenario plan = result.Plan;
        double hours = (result[ServingMetrics.ChipsUsed] ?? 0) * plan.Scenario.Calendar.HoursPerMonth;
        string id = plan.Scenario.Serving?.Hardware?.Id ?? "";
        double price = plan.ServingPrice is { } slot ? plan.NumberOf(slot) : double.NaN;
        PriceChoice choice = plan.Scenario.PriceChoice;
        bool fromBook = id.Length > 0 && !plan.Scenario.Prices.ContainsKey(id) && plan.Scenario.ServingPrice is null;
        double? list = fromBook && PriceResolution.Market(plan.Scenario, id, Commitment.OnDemand) is { } market && market.Dollars > price
            ? market.Dollars / price
            : null;
        StatementLine Line(string name, double cost, Occupancy occupancy) => new("Serving", name, perMonth == 0 ? 0 : hours * cost / perMonth, FleetUnit, cost)
        {
            Occupancy = occupancy,
            ListCostUsd = list * cost,
            Commitment = fromBook && choice.Book is Commitment.OneYear or Commitment.ThreeYears ? PriceBook.NameOf(choice.Book.Value) : "",
            Alias = id,
        };

        if (result[AccountingMetrics.UsedUsd] is { } used && result[AccountingMetrics.IdleUsd] is { } idle && result[AccountingMetrics.OverheadUsd] is { } overhead)
        {
            yield return Line("serving, used", used, Occupancy.Used);
            yield return Line("serving, idle", idle, Occupancy.Idle);
            if (overhead > 0)
            {
                yield return Line("serving, overhead", overhead, Occupancy.Overhead);
            }
        }
        else
        {
            yield return Line(FleetName, perMonth, Occupancy.None);
        }
    }

    private static IEnumerable<StatementLine> Api(ScenarioResult result, double days)
    {
        CompiledScenario plan = result.Plan;
        string model = plan.Scenario.Api?.Model?.Id ?? "API";
        if (plan.Has(ApiInputs.PerQuery))
        {
            double calls = (result[ServingMetrics.QueriesPerDay] ?? 0) * days;
            yield return new StatementLine("API", "API calls", calls, "Requests", calls * plan.NumberOf(ApiInputs.PerQuery)) { Alias = model };
        }

        if (!plan.HasTokenTariff)
        {
            yield break;
        }

        double cached = (result[ServingMetrics.CachedInputTokensPerDay] ?? 0) * days;
        double input = ((result[ServingMetrics.InputTokensPerDay] ?? 0) * days) - cached;
        yield return Tokens("API input tokens", input, plan.NumberOf(ApiInputs.PerMillionInputTokens), model);
        if (cached > 0)
        {
            yield return Tokens("API cached input tokens", cached, plan.NumberOf(ApiInputs.PerMillionCachedInputTokens), model);
        }

        double output = (result[ServingMetrics.OutputTokensPerDay] ?? 0) * days;
        yield return Tokens("API output tokens", output, plan.NumberOf(ApiInputs.PerMillionOutputTokens), model);
    }

    private static StatementLine Tokens(string name, double tokens, double price, string model)
        => new("API", name, tokens, "Tokens", tokens * 1e-6 * price) { Alias = $"{model} {name}" };

    private static IEnumerable<StatementLine> CostLines(ScenarioResult result)
    {
        CompiledScenario plan = result.Plan;
        double queries = (result[ServingMetrics.QueriesPerDay] ?? 0) * plan.Scenario.Calendar.DaysPerMonth;
        double revenue = result[MarginMetrics.RevenueUsd] ?? 0;
        foreach (CostLineSlot line in plan.CostLines)
        {
            string name = InputPath.Split(line.Input.Path)[^1];
            double amount = plan.NumberOf(line.Input);
            yield return line.Basis switch
            {
                CostBasis.PerMonth => new StatementLine("Cost of revenue", name, 1, "Months", amount),
                CostBasis.PerQuery => new StatementLine("Cost of revenue", name, queries, "Requests", amount * queries),
                _ => new StatementLine("Cost of revenue", name, 1, "Months", amount * revenue),
            };
        }
    }

    private static IEnumerable<StatementLine> Cloud(ScenarioResult result)
    {
        if (result[AccountingMetrics.OverbuildUsd] is { } overbuilt)
        {
            yield return new StatementLine("Cloud", "idle overbuild", 1, "Months", overbuilt) { Occupancy = Occupancy.Idle };
        }

        if (result[AccountingMetrics.ShortfallUsd] is { } shortfall)
        {
            yield return new StatementLine("Cloud", "commitment shortfall", 1, "Months", shortfall) { Kind = ChargeKind.Purchase, Commitment = "committed spend", Occupancy = Occupancy.Idle };
        }

        if (result[AccountingMetrics.CreditsUsd] is { } credits)
        {
            yield return new StatementLine("Cloud", "credits", 1, "Months", credits) { Kind = ChargeKind.Credit };
        }

        if (result[AccountingMetrics.MarketplaceUsd] is { } marketplace)
        {
            yield return new StatementLine("Cloud", "marketplace share", 1, "Months", marketplace);
        }

        if (result[AccountingMetrics.DataLicencesUsd] is { } licences)
        {
            yield return new StatementLine("Cloud", "data licences", 1, "Months", licences) { Kind = ChargeKind.Purchase };
        }
    }

    /// <summary>A provider's bill, which stands by itself: over the period that its tokens are of.</summary>
    private static IEnumerable<StatementLine> Bill(ScenarioResult result)
    {
        if (result.Plan.Scenario.Bill is not { } bill)
        {
            yield break;
        }

        (string Name, double Tokens, double? Cost)[] lines =
        [
            ("fresh input tokens", result[BillMetrics.FreshTokens] ?? 0, result[BillMetrics.InputUsd]),
            ("cached input tokens", bill.CachedTokens?.TotalTokens ?? 0, result[BillMetrics.CachedUsd]),
            ("cache write tokens", (bill.CacheWriteTokens?.TotalTokens ?? 0) + (bill.CacheWriteOneHourTokens?.TotalTokens ?? 0), result[BillMetrics.CacheWriteUsd]),
            ("output tokens", bill.OutputTokens?.TotalTokens ?? 0, result[BillMetrics.OutputUsd]),
        ];
        foreach ((string name, double tokens, double? cost) in lines.Where(line => line.Tokens > 0 && line.Cost is not null))
        {
            yield return new StatementLine("API bill", name, tokens, "Tokens", cost!.Value);
        }

        (string Name, double? Cost, ChargeKind Kind)[] others =
        [
            ("calls", result[BillMetrics.RequestsUsd], ChargeKind.Usage), ("batch discount", result[BillMetrics.BatchSavingUsd], ChargeKind.Credit),
            ("retries", result[BillMetrics.RetriesUsd], ChargeKind.Usage),
        ];
        foreach ((string name, double? cost, ChargeKind kind) in others.Where(line => line.Cost is not (null or 0)))
        {
            yield return new StatementLine("API bill", name, result.Plan.NumberOf(BillInputs.Requests), "Requests", cost!.Value) { Kind = kind };
        }
    }

    private static IEnumerable<StatementLine> Training(ScenarioResult result)
    {
        if (result[TrainingMetrics.CostUsd] is { } cost)
        {
            yield return new StatementLine("Training", "training", result[TrainingMetrics.GpuHours] ?? 1, result[TrainingMetrics.GpuHours] is null ? "Runs" : FleetUnit, cost)
            {
                Recurs = false,
                Alias = result.Plan.Scenario.Training?.Hardware?.Id ?? "",
            };
        }
    }
}
