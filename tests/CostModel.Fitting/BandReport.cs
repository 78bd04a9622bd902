using System.Collections.Immutable;

namespace CostModel.Fitting;

/// <summary>The coverage of bands by kind of run, for the terminal and for the page.</summary>
internal static class BandReport
{
    internal static readonly ImmutableArray<(string Kind, Func<TrainingCase, bool> IsOf)> Kinds =
    [
        ("all", _ => true),
        ("dense gpu", one => one.Family == "dense" && IsGpu(one)),
        ("moe gpu", one => one.Family == "moe" && IsGpu(one)),
        ("tpu", one => one.Hardware.Generation == "tpu"),
    ];

    internal static string Line(string kind, IReadOnlyList<TrainingCase> cases, double[] configurations, double[] sources, Func<TrainingCase, bool> isOf)
        => FormattableString.Invariant(
            $"coverage of the 80 % band, {kind}: {BandCoverage.Of(cases, configurations, sources, false, isOf):0.0%} of unseen configurations, {BandCoverage.Of(cases, configurations, sources, true, isOf):0.0%} of unseen sources");

    /// <summary>The same as rows of a table.</summary>
    internal static string Table(IReadOnlyList<TrainingCase> cases, double[] configurations, double[] sources)
        => "| | unseen configuration | unseen source |\n|---|---:|---:|\n" + string.Concat(Kinds.Select(kind => FormattableString.Invariant(
            $"| {kind.Kind} | {BandCoverage.Of(cases, configurations, sources, false, kind.IsOf):0.0%} | {BandCoverage.Of(cases, configurations, sources, true, kind.IsOf):0.0%} |\n")));

    private static bool IsGpu(TrainingCase one) => one.Hardware.Generation is not ("tpu" or "neuron");
}
