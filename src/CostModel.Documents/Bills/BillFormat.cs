using System.Collections.Immutable;

namespace CostModel.Documents.Bills;

/// <summary>The columns in which one kind of bill says something; the first that a file has and that is not blank counts.</summary>
/// <param name="Name">What the kind is called.</param>
/// <param name="Recognised">Columns that all must be there.</param>
/// <param name="Cost">Where the cost stands.</param>
/// <param name="Quantity">Where the quantity stands.</param>
/// <param name="Unit">Where its unit stands.</param>
/// <param name="Category">Where the kind of charge stands.</param>
/// <param name="Names">Where names stand by which a line can be set against the budget.</param>
/// <param name="Currency">Where the currency stands.</param>
internal sealed record BillFormat(
    string Name,
    ImmutableArray<string> Recognised,
    ImmutableArray<string> Cost,
    ImmutableArray<string> Quantity,
    ImmutableArray<string> Unit,
    ImmutableArray<string> Category,
    ImmutableArray<string> Names,
    ImmutableArray<string> Currency)
{
    /// <summary>The kinds that are understood, the most specific first.</summary>
    internal static ImmutableArray<BillFormat> All { get; } =
    [
        new(
            "FOCUS",
            ["BilledCost", "ChargeCategory"],
            ["BilledCost"],
            ["ConsumedQuantity", "PricingQuantity"],
            ["ConsumedUnit", "PricingUnit"],
            ["ChargeCategory"],
            ["x_CostLine", "ResourceName", "SkuMeter", "SkuId", "ChargeDescription", "ServiceName"],
            ["BillingCurrency"]),
        new(
            "AWS cost and usage report",
            ["lineItem/UnblendedCost", "lineItem/UsageAmount"],
            ["lineItem/UnblendedCost"],
            ["lineItem/UsageAmount"],
            ["pricing/unit"],
            ["lineItem/LineItemType"],
            ["product/instanceType", "lineItem/ResourceId", "lineItem/UsageType", "lineItem/LineItemDescription", "lineItem/ProductCode"],
            ["lineItem/CurrencyCode"]),
        new(
            "AWS cost and usage report 2.0",
            ["line_item_unblended_cost", "line_item_usage_amount"],
            ["line_item_unblended_cost"],
            ["line_item_usage_amount"],
            ["pricing_unit"],
            ["line_item_line_item_type"],
            ["product_instance_type", "line_item_resource_id", "line_item_usage_type", "line_item_line_item_description", "line_item_product_code"],
            ["line_item_currency_code"]),
        new(
            "Google Cloud cost table",
            ["SKU description", "Cost"],
            ["Subtotal", "Cost"],
            ["Usage amount"],
            ["Usage unit"],
            ["Cost type"],
            ["SKU description", "SKU ID", "Service description"],
            ["Currency"]),
        new(
            "plain table",
            ["cost"],
            ["cost"],
            ["quantity"],
            ["unit"],
            ["category"],
            ["line", "name", "description", "model", "service"],
            ["currency"]),
    ];
}
