using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CostModel.Economics;
using CostModel.Scenarios;
using CostModel.Scenarios.Economics;

namespace CostModel.Documents.Bills;

/// <summary>
/// Writes the cost lines of a result as FOCUS rows (FinOps Open Cost and Usage Specification 1.2), for the month that the scenario's date lies
/// in, so that a model stands in the same tools as a bill.
/// </summary>
public static class FocusCsv
{
    private static readonly ImmutableArray<string> s_columns =
    [
        "BilledCost", "BillingAccountId", "BillingAccountName", "BillingAccountType", "BillingCurrency", "BillingPeriodEnd", "BillingPeriodStart",
        "ChargeCategory", "ChargeClass", "ChargeDescription", "ChargeFrequency", "ChargePeriodEnd", "ChargePeriodStart",
        "CommitmentDiscountCategory", "CommitmentDiscountId", "CommitmentDiscountName", "CommitmentDiscountStatus", "CommitmentDiscountType",
        "ConsumedQuantity", "ConsumedUnit", "ContractedCost", "ContractedUnitPrice", "EffectiveCost", "InvoiceIssuerName", "ListCost",
        "ListUnitPrice", "PricingCategory", "PricingQuantity", "PricingUnit", "ProviderName", "PublisherName", "RegionId", "ResourceId",
        "ResourceName", "ServiceCategory", "ServiceName", "SkuId", "Tags", "x_CostLine", "x_Occupancy",
    ];

    /// <summary>The CSV text: a header, and a row for each line.</summary>
    public static string Write(ScenarioResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        DateOnly asOf = result.Plan.Scenario.AsOf ?? CatalogSet.Date;
        var start = new DateOnly(asOf.Year, asOf.Month, 1);
        var text = new StringBuilder(string.Join(',', s_columns)).Append('\n');
        foreach (StatementLine line in CostStatement.Of(result))
        {
            Dictionary<string, string> row = Row(line, Time(start), Time(start.AddMonths(1)));
            text.AppendJoin(',', s_columns.Select(column => Quoted(row.GetValueOrDefault(column) ?? ""))).Append('\n');
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Row(StatementLine line, string start, string end)
    {
        bool used = line.Kind == ChargeKind.Usage && line.Quantity > 0;
        double list = line.ListCostUsd ?? line.CostUsd;
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["BilledCost"] = Number(line.CostUsd),
            ["EffectiveCost"] = Number(line.CostUsd),
            ["ContractedCost"] = Number(line.CostUsd),
            ["ListCost"] = Number(list),
            ["BillingAccountId"] = "costmodel",
            ["BillingAccountName"] = "costmodel estimate",
            ["BillingAccountType"] = "Estimate",
            ["BillingCurrency"] = "USD",
            ["BillingPeriodStart"] = start,
            ["BillingPeriodEnd"] = end,
            ["ChargePeriodStart"] = start,
            ["ChargePeriodEnd"] = end,
            ["ChargeCategory"] = line.Kind.ToString(),
            ["ChargeDescription"] = line.Name,
            ["ChargeFrequency"] = !line.Recurs ? "One-Time" : used ? "Usage-Based" : "Recurring",
            ["InvoiceIssuerName"] = "costmodel",
            ["ProviderName"] = "costmodel",
            ["PublisherName"] = "costmodel",
            ["ServiceCategory"] = "AI and Machine Learning",
            ["ServiceName"] = line.Service,
            ["SkuId"] = line.Alias,
            ["ResourceName"] = line.Name,
            ["x_CostLine"] = line.Name,
            ["x_Occupancy"] = line.Occupancy == Occupancy.None ? "" : line.Occupancy.ToString(),
        };
        if (used)
        {
            row["ConsumedQuantity"] = row["PricingQuantity"] = Number(line.Quantity);
            row["ConsumedUnit"] = row["PricingUnit"] = line.Unit;
            row["ContractedUnitPrice"] = Number(line.CostUsd / line.Quantity);
            row["ListUnitPrice"] = Number(list / line.Quantity);
            row["PricingCategory"] = line.Commitment.Length > 0 ? "Committed" : "Standard";
        }

        if (line.Commitment.Length > 0)
        {
            row["CommitmentDiscountId"] = row["CommitmentDiscountName"] = line.Commitment;
            row["CommitmentDiscountCategory"] = line.Kind == ChargeKind.Purchase ? "Spend" : "Usage";
            row["CommitmentDiscountStatus"] = line.Occupancy == Occupancy.Idle ? "Unused" : "Used";
        }

        return row;
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Time(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    private static string Quoted(string cell)
        => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
