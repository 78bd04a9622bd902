using CostModel.Scenarios.Metrics;

namespace CostModel.Tests.Scenarios;

/// <summary>The dimension of each metric of the money side, where its unit alone does not say it.</summary>
internal static class EconomicsDimensions
{
    private static readonly Dictionary<string, string> s_byPath = new(StringComparer.Ordinal)
    {
        ["capital.valueAtStartUsd"] = "USD/chip",
        ["ownership.capexPerChipUsd"] = "USD/chip",
        ["ownership.costPerHourUsd"] = "USD/h",
        ["ownership.costPerChipHourUsd"] = "USD/chip/h",
        ["ownership.costPerUsefulChipHourUsd"] = "USD/chip/h",
        ["breakEven.apiPerMillionTokensUsd"] = "USD/Mtoken",
        ["breakEven.fullReplicaPerMillionTokensUsd"] = "USD/Mtoken",
        ["bill.freshInputTokens"] = "token",
        ["bill.perRequestUsd"] = "USD/query",
        ["bill.perMillionTokensUsd"] = "USD/Mtoken",
        ["tokenCost.perHourUsd"] = "USD/h",
        ["tokenCost.perMillionTokensUsd"] = "USD/Mtoken",
        ["tokenCost.perTokenUsd"] = "USD/token",
        ["capacity.tokensPerDay"] = "token/day",
        ["capacity.tokensPerYear"] = "token/year",
        ["capacity.inputNodes"] = "node",
        ["capacity.outputNodes"] = "node",
        ["capacity.nodes"] = "node",
        ["capacity.wholeNodes"] = "node",
        ["tokenCost.perQueryUsd"] = "USD/query",
        ["breakEven.queriesPerDay"] = "query/day",
        ["energy.query.kwhPerDay"] = "kWh/day",
        ["energy.query.mwhPerYear"] = "MWh/year",
        ["capacity.wholeServers"] = "server",
        ["capacity.chipsInServers"] = "chip",
        ["capacity.chipsOnSite"] = "chip",
        ["energy.drawPerChipWatts"] = "W/chip",
        ["energy.kwhPerMillionTokens"] = "kWh/Mtoken",
        ["energy.locationBasedKgPerMillionTokens"] = "kgCO2e/Mtoken",
        ["energy.marketBasedKgPerMillionTokens"] = "kgCO2e/Mtoken",
        ["energy.query.chipSeconds"] = "s*chip/query",
        ["energy.query.wattHours"] = "W*h/query",
        ["energy.query.locationBasedGrams"] = "gCO2e/query",
        ["energy.query.marketBasedGrams"] = "gCO2e/query",
        ["energy.servingKwhPerDay"] = "kWh/day",
        ["image.flops"] = "FLOP/image",
        ["image.chipSeconds"] = "s*chip/image",
        ["image.perChipHour"] = "image/chip/h",
        ["image.costUsd"] = "USD/image",
        ["image.energyWh"] = "W*h/image",
        ["retrieval.storedGb"] = "GB",
        ["retrieval.searchPerQueryUsd"] = "USD/query",
        ["retrieval.costPerQueryUsd"] = "USD/query",
        ["customers.contributionPerMonthUsd"] = "USD/account/month",
        ["customers.lifetimeValueUsd"] = "USD/account",
        ["usage.meanQueries"] = "query/user/month",
        ["usage.medianQueries"] = "query/user/month",
        ["usage.breakEvenQueries"] = "query/user/month",
        ["usage.targetQueries"] = "query/user/month",
        ["usage.capForTarget"] = "query/user/month",
        ["usage.revenuePerUserUsd"] = "USD/user/month",
        ["usage.fixedPerUserUsd"] = "USD/user/month",
        ["usage.costPerUserUsd"] = "USD/user/month",
        ["usage.priceForTargetUsd"] = "USD/user/month",
        ["plan.breakEvenMonth"] = "month",
        ["plan.paybackMonth"] = "month",
    };

    private static readonly string[] s_sections =
    [
        "rental", "capital", "development", "ownership", "breakEven", "bill", "caching", "tokenCost", "capacity", "autoscaling", "comparison",
        "energy", "image", "retrieval", "statement", "customers", "usage", "plan", "cloud", "accounting",
    ];

    /// <summary>The dimension, or null for a metric of another side.</summary>
    internal static string? Of(MetricDefinition metric)
    {
        string section = metric.Path.Split('.')[0];
        return !s_sections.Contains(section) ? null
            : s_byPath.GetValueOrDefault(metric.Path) ?? (metric.Unit switch
            {
                MetricUnit.Usd when metric.Path.Contains("PerYear", StringComparison.Ordinal) || metric.Path.EndsWith(".perYearUsd", StringComparison.Ordinal) => "USD/year",
                MetricUnit.Usd when metric.Path.EndsWith(".perDayUsd", StringComparison.Ordinal) => "USD/day",
                MetricUnit.Usd when section is "cloud" or "accounting" or "breakEven" or "autoscaling"
                    || metric.Path.Contains("erMonth", StringComparison.Ordinal) => "USD/month",
                MetricUnit.Usd => "USD",
                MetricUnit.Hours => "h",
                MetricUnit.Months => "month",
                MetricUnit.KilowattHours => "kWh",
                MetricUnit.Watts => "W",
                MetricUnit.Kilograms => "kgCO2e",
                MetricUnit.Tonnes => "tCO2e",
                MetricUnit.Tokens => "token/month",
                MetricUnit.TokensPerSecond => "token/s",
                _ => "",
            });
    }
}
