using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Analysis.Claims;

/// <summary>The claims that this project started from, in the order of their ids.</summary>
public static class ClaimCatalog
{
    private const string Folder = "claims";

    private static readonly Lazy<ImmutableArray<Claim>> s_all = new(() =>
        [.. ShippedFiles.IdsIn(Folder).SelectMany(id => ShippedFiles.Load(Folder, id, ReadArticle)).OrderBy(claim => claim.Id, StringComparer.Ordinal)]);

    /// <summary>All claims.</summary>
    public static ImmutableArray<Claim> All => s_all.Value;

    private static ImmutableArray<Claim> ReadArticle(RecordReader record)
    {
        record.Text("id");
        string article = record.Text("article");
        return [.. record.Children("claims").Select(claim => Read(claim, article))];
    }

    private static Claim Read(RecordReader record, string article) => new()
    {
        Id = record.Text("id"),
        Article = article,
        Text = record.Text("claim"),
        Basis = record.OptionalText("basis") ?? "",
        Reason = record.OptionalText("reason") ?? "",
        NotComputed = record.OptionalText("notComputed") ?? "",
        JudgesAll = record.Flag("judgesAll"),
        NoSlip = record.Flag("noSlip"),
        Judgement = record.OptionalText("judgement") is { } word ? Enum.Parse<ClaimVerdict>(word, ignoreCase: true) : null,
        Inputs = record.Child("inputs") is { } inputs ? Settings(inputs).ToImmutableSortedDictionary(StringComparer.Ordinal) : ImmutableSortedDictionary<string, string>.Empty,
        Figures = [.. record.Children("figures").Select(Figure)],
    };

    private static ClaimFigure Figure(RecordReader record) => new()
    {
        What = record.Text("what"),
        Claimed = record.OptionalText("claimed") ?? "",
        AtLeast = record.OptionalText("atLeast") ?? "",
        AtMost = record.OptionalText("atMost") ?? "",
        Unit = record.OptionalText("unit") ?? "",
        Tolerance = record.OptionalNumber("tolerance") ?? Audit.CalculationAudit.UsualTolerance,
        Formula = record.OptionalText("formula") ?? "",
        Scenario = record.Child("scenario") is { } scenario ? [.. Settings(scenario)] : [],
        Metric = record.OptionalText("metric") ?? "",
    };

    private static IEnumerable<KeyValuePair<string, string>> Settings(RecordReader record)
        => record.Entries.Select(entry => KeyValuePair.Create(entry.Key, record.Text(entry.Key)));
}
