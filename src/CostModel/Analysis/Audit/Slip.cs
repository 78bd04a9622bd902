using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Analysis.Audit;

/// <summary>A mistake that many have made before: a figure comes out by a known factor too large or too small.</summary>
public sealed record Slip
{
    private static readonly Lazy<ImmutableArray<Slip>> s_all = new(() => ShippedFiles.Load("audit", "slips", ReadAll));

    private Slip()
    {
    }

    /// <summary>The catalogue.</summary>
    public static ImmutableArray<Slip> All => s_all.Value;

    /// <summary>The id, such as <c>cents-for-dollars</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What went wrong, where the claim is larger than the inputs give.</summary>
    public required string TooLarge { get; init; }

    /// <summary>What went wrong, where the claim is smaller than the inputs give.</summary>
    public required string TooSmall { get; init; }

    /// <summary>The factor, above 1.</summary>
    public required double Factor { get; init; }

    /// <summary>Dimensions that it can happen to: <c>money time token energy flop byte plain any</c>.</summary>
    public required ImmutableArray<string> Of { get; init; }

    private static ImmutableArray<Slip> ReadAll(RecordReader record)
    {
        record.Text("id");
        CitationReader.Read(record);
        return
        [
            .. record.Children("slips").Select(slip => new Slip
            {
                Id = slip.Text("id"),
                TooLarge = slip.Text("tooLarge"),
                TooSmall = slip.Text("tooSmall"),
                Factor = slip.Number("factor"),
                Of = slip.Texts("of"),
            }),
        ];
    }
}
