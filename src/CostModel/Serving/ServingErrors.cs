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
    private static readonly bool[] s_knowledge = [true, false];
    private readonly FrozenDictionary<(string Family, string Load, bool IsMeasured), ServingBands> _bands;
    private readonly FrozenSet<string> _hardware;

    private ServingErrors(RecordReader record)
    {
        record.Text("id");
        CitationReader.Read(record);
        ImmutableArray<Entry> entries = [.. record.Children("bands").Select(band => new Entry(
            band.Text("figure"), band.Text("family"), band.Text("load"), band.Number("low"), band.Number("high"), band.Integer("rows")))];
        _hardware = record.Texts("hardware").ToFrozenSet(StringComparer.Ordinal);
        RecordReader wider = record.Child("otherHardware")!;
        (double first, double later, double rate) = (wider.Number(FirstToken), wider.Number(PerToken), wider.Number(Throughput));
        _bands = s_families.SelectMany(family => s_loads.SelectMany(load => s_knowledge.Select(isMeasured => (family, load, isMeasured)))).ToFrozenDictionary(
            key => key,
            key =>
            {
                ErrorBand Band(string figure, double power)
                {
                    ErrorBand band = Nearest(entries, figure, (key.family, key.load));
                    return key.isMeasured ? band : Wider(band, power);
                }

                return new ServingBands(Band(FirstToken, first), Band(PerToken, later), Band(Throughput, rate));
            });
    }

    internal static ServingErrors Default => s_default.Value;

    internal static string FamilyOf(bool isMixture) => isMixture ? "moe" : "dense";

    /// <summary>The group of a plan's load. One that runs without end, arrives at random or is one batch is measured as little else than a closed loop.</summary>
    internal static string LoadOf(ServingPlan plan) => plan.Disaggregation is not null ? Disaggregated : plan.Load is OfflineLoad ? "offline" : "closed-loop";

    internal ServingBands Of(ServingPlan plan, bool isMixture)
        => _bands[(FamilyOf(isMixture), LoadOf(plan), plan.Hardware is not { } hardware || _hardware.Contains(hardware.Id))];

    /// <summary>Hardware that no measurement stands for errs by more: as much as hardware that was left out of the fit.</summary>
    private static ErrorBand Wider(ErrorBand band, double power) => new(
        Math.Pow(band.Low, power), Math.Pow(band.High, power), band.Basis + ", none on this hardware");

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
