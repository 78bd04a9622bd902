using System.Collections.Frozen;
using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>accounting</c> and <c>cloud</c>: how costs are classified, and what stands around the bill.</summary>
internal static class AccountingInputs
{
    internal static readonly FrozenDictionary<string, FreeTierTreatment> FreeTiers = new Dictionary<string, FreeTierTreatment>(StringComparer.Ordinal)
    {
        ["cost-of-revenue"] = FreeTierTreatment.CostOfRevenue,
        ["marketing"] = FreeTierTreatment.Marketing,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Section<AccountingPolicy> s_section = new("accounting", s => s.Accounting, (s, v) => s with { Accounting = v });

    private static readonly Section<CloudTerms> s_cloud = new("cloud", s => s.Cloud, (s, v) => s with { Cloud = v });

    internal static readonly InputDefinition FreeShare = s_section.Of<Ratio>(
        "freeShare",
        "",
        InputRange.Share,
        "Share of the serving bill that free users cause; that of users who do not pay (1 - revenue.paying) where not given.",
        a => a.FreeShare,
        (a, v) => a with { FreeShare = v }).WithExample("86%");

    internal static readonly InputDefinition IdleShare = s_section.Of<Ratio>(
        "idleShare",
        "",
        InputRange.Share,
        "Share of the serving bill that stands idle; what replicas leave unused where not given.",
        a => a.IdleShare,
        (a, v) => a with { IdleShare = v }).WithExample("40%");

    internal static readonly InputDefinition OverheadShare = s_section.Of<Ratio>(
        "overheadShare",
        "",
        InputRange.Share,
        "Share of the serving bill that is overhead: control plane, storage, network; none where not given.",
        a => a.OverheadShare,
        (a, v) => a with { OverheadShare = v }).WithExample("5%");

    internal static readonly InputDefinition TrainingCost = s_section.Of<Usd>(
        "trainingCost",
        "USD",
        InputRange.NotNegative,
        "What training the model cost; that of the scenario's training run where not given.",
        a => a.TrainingCost,
        (a, v) => a with { TrainingCost = v }).WithExample("600K USD");

    internal static readonly InputDefinition ModelLife = s_section.Of<Years>(
        "modelLife",
        "year",
        InputRange.Positive,
        "How long the model earns: a capitalised training cost is written off over it; a year where not given.",
        a => a.ModelLife,
        (a, v) => a with { ModelLife = v }).WithExample("18 months");

    internal static readonly TextInputDefinition FreeTier = s_section.Choice(
        "freeTier",
        "Where the cost of serving free users stands: cost-of-revenue or marketing.",
        FreeTiers,
        "marketing",
        a => a.FreeTier,
        (a, v) => a with { FreeTier = v });

    internal static readonly TextInputDefinition Training = s_section.Choice(
        "training",
        "Where the cost of training stands: expensed (research and development) or capitalised over accounting.modelLife in cost of revenue.",
        new Dictionary<string, TrainingTreatment>(StringComparer.Ordinal)
        {
            ["expensed"] = TrainingTreatment.Expensed,
            ["capitalised"] = TrainingTreatment.Capitalised,
        },
        "capitalised",
        a => a.Training,
        (a, v) => a with { Training = v });

    internal static readonly TextInputDefinition Idle = s_section.Choice(
        "idle",
        "Where the cost of idle capacity stands: cost-of-revenue, or below the gross margin.",
        new Dictionary<string, IdleTreatment>(StringComparer.Ordinal)
        {
            ["cost-of-revenue"] = IdleTreatment.CostOfRevenue,
            ["below"] = IdleTreatment.Below,
        },
        "below",
        a => a.Idle,
        (a, v) => a with { Idle = v });

    internal static readonly InputDefinition Credits = s_cloud.Of<UsdPerMonth>(
        "credits",
        "USD/month",
        InputRange.NotNegative,
        "Credits of a provider: they pay the serving bill as far as they go, and end some day.",
        c => c.Credits,
        (c, v) => c with { Credits = v }).WithExample("10000 USD/month");

    internal static readonly InputDefinition CommittedSpend = s_cloud.Of<UsdPerMonth>(
        "committedSpend",
        "USD/month",
        InputRange.NotNegative,
        "Spend promised to a provider: what the serving bill falls short of it is paid all the same.",
        c => c.CommittedSpend,
        (c, v) => c with { CommittedSpend = v }).WithExample("60000 USD/month");

    internal static readonly InputDefinition MarketplaceShare = s_cloud.Of<Ratio>(
        "marketplaceShare",
        "",
        InputRange.Share,
        "A marketplace's or app store's share of revenue.",
        c => c.MarketplaceShare,
        (c, v) => c with { MarketplaceShare = v }).WithExample("3%");

    internal static readonly InputDefinition Refunds = s_cloud.Of<Ratio>(
        "refunds", "", InputRange.Share, "Share of revenue that is paid back to customers.", c => c.Refunds, (c, v) => c with { Refunds = v }).WithExample("1%");

    internal static readonly InputDefinition DataLicences = s_cloud.Of<UsdPerMonth>(
        "dataLicences",
        "USD/month",
        InputRange.NotNegative,
        "Licences of data that answers draw on, such as search or news.",
        c => c.DataLicences,
        (c, v) => c with { DataLicences = v }).WithExample("5000 USD/month");

    internal static readonly InputDefinition Overbuild = s_cloud.Of<Ratio>(
        "overbuild",
        "",
        InputRange.NotNegative,
        "Capacity bought ahead of demand, over what demand needs: 20% adds a fifth to the serving bill, all of it idle.",
        c => c.Overbuild,
        (c, v) => c with { Overbuild = v }).WithExample("20%");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        FreeShare, IdleShare, OverheadShare, TrainingCost, ModelLife, Credits, CommittedSpend, MarketplaceShare, Refunds, DataLicences, Overbuild,
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [FreeTier, Training, Idle];
}
