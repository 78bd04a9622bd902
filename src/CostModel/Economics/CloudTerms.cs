namespace CostModel.Economics;

/// <summary>What stands around the serving bill: credits, a committed spend and its shortfall, fees, refunds, data licences, overbuilt capacity.</summary>
public sealed record CloudTerms
{
    /// <summary>Credits of a provider that pay a part of the bill.</summary>
    public UsdPerMonth? Credits { get; init; }

    /// <summary>Spend that was promised to a provider: what the bill falls short of it is paid all the same.</summary>
    public UsdPerMonth? CommittedSpend { get; init; }

    /// <summary>A marketplace's share of revenue.</summary>
    public Ratio? MarketplaceShare { get; init; }

    /// <summary>Share of revenue that is paid back.</summary>
    public Ratio? Refunds { get; init; }

    /// <summary>Licences of data that answers draw on.</summary>
    public UsdPerMonth? DataLicences { get; init; }

    /// <summary>Capacity bought ahead of demand, over what demand needs.</summary>
    public Ratio? Overbuild { get; init; }
}
