using System.Collections.Frozen;
using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Serving;

/// <summary>The errors that cross-validation found on measurements outside the fit, as bands by figure, family and load. See docs/accuracy-serving.md.</summary>
internal sealed class ServingErrors
{
    internal const string FirstToken = "first-token";
    internal const string PerToken = "per-token";
    internal const string Throughput = "throughput";
    private const string Disaggregated = "disaggregated";
    private static readonly Lazy<ServingErrors> s_default = new(() => ShippedFiles.Load("serving-errors", "errors", record => new ServingErrors(record)));
    private static readonly string[] s_families = ["dense", "moe"];
    private static readonly string[] s_loads = ["closed-loop", "offline", Disaggregated];
    private readonly FrozenDictionary<(string Family, string Load), ServingBands> _bands;

    private ServingErrors(RecordReader record)
    {
        record.Text("id");
        CitationReader.Read(record);
        ImmutableArray<Entry> entries = [.. record.Children("bands").Select(band => new Entry(
            band.Text("figure"), band.Text("family"), band.Text("load"), band.Number("low"), band.Number("high"), band.Integer("rows")))];
        _bands = s_families.SelectMany(family => s_loads.Select(load => (family, load))).ToFrozenDictionary(
            key => key,
            key => new ServingBands(Nearest(entries, FirstToken, key), Nearest(entries, PerToken, key), Nearest(entries, Throughput, key)));
    }

    internal static ServingErrors Default => s_default.Value;

    internal static string FamilyOf(bool isMixture) => isMixture ? "moe" : "dense";

    /// <summary>The group of a plan's load. One that runs without end, arrives at random or is one batch is measured as little else than a closed loop.</summary>
    internal static string LoadOf(ServingPlan plan) => plan.Disaggregation is not null ? Disaggregated : plan.Load is OfflineLoad ? "offline" : "closed-loop";

    internal ServingBands Of(ServingPlan plan, bool isMixture) => _bands[(FamilyOf(isMixture), LoadOf(plan))];

    /// <summary>
    /// A figure that was not measured under the load has the band of another load, before that of another family; separate pools err in other
    /// ways than replicas that do both, and lend their bands last.
    /// </summary>
    private static ErrorBand Nearest(ImmutableArray<Entry> entries, string figure, (string Family, string Load) key)
    {
        Entry nearest = entries.Where(entry => entry.Figure == figure)
            .MinBy(entry => (entry.Family == key.Family ? 0 : 2) + (entry.Load == key.Load ? 0 : 1)
                + (entry.Load == Disaggregated == (key.Load == Disaggregated) ? 0 : 4))!;
        return new ErrorBand(
            nearest.Low,
            nearest.High,
            FormattableString.Invariant($"{nearest.Figure} of {nearest.Family} models, {nearest.Load} ({nearest.Rows} measured)"));
    }

    private sealed record Entry(string Figure, string Family, string Load, double Low, double High, int Rows);
}
