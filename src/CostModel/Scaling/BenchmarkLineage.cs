using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>Models of one benchmark in the order in which they came out, with what they cost to train: what a point of quality cost each time.</summary>
public sealed record BenchmarkLineage : ICatalogRecord
{
    private const string Folder = "benchmark-lineages";

    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>The score of guessing, in percent.</summary>
    public required double Chance { get; init; }

    /// <summary>The models, oldest first.</summary>
    public required ImmutableArray<LineageModel> Models { get; init; }

    /// <summary>Where the figures come from, by field.</summary>
    public required ImmutableDictionary<string, Citation> Sources { get; init; }

    /// <summary>The shipped lineages.</summary>
    public static Catalog<BenchmarkLineage> Default { get; } =
        new("lineage", ShippedFiles.IdsIn(Folder), id => ShippedFiles.Load(Folder, id, Read));

    /// <summary>From each model to the next: points gained, money, and both over each other.</summary>
    public ImmutableArray<LineageStep> Steps =>
        [.. Models.Zip(Models.Skip(1), (from, to) => new LineageStep(from, to, Chance))];

    private static BenchmarkLineage Read(RecordReader record) => new()
    {
        Id = record.Text("id"),
        Name = record.Text("name"),
        Chance = record.Number("chance"),
        Models =
        [
            .. record.Children("models").Select(model => new LineageModel(
                model.Text("name"), model.Number("score"), model.Quantity<Usd>("cost"), model.Quantity<Flops>("flops"))),
        ],
        Sources = CitationReader.Read(record),
    };
}

/// <summary>A model with its score and what it cost.</summary>
/// <param name="Name">The name.</param>
/// <param name="Score">In percent.</param>
/// <param name="Cost">The cost of training it.</param>
/// <param name="Flops">Its training compute.</param>
public sealed record LineageModel(string Name, double Score, Usd Cost, Flops Flops);

/// <summary>One step of a lineage.</summary>
/// <param name="From">The earlier model.</param>
/// <param name="To">The later one.</param>
/// <param name="Chance">The score of guessing.</param>
public sealed record LineageStep(LineageModel From, LineageModel To, double Chance)
{
    /// <summary>Points gained.</summary>
    public double Points => To.Score - From.Score;

    /// <summary>The later score over the earlier one, less one: what articles quote. It depends on how close to zero the scale starts.</summary>
    public double RelativeGain => (To.Score / From.Score) - 1;

    /// <summary>Points gained for each tenfold of training compute, both scores taken above chance.</summary>
    public double PointsPerTenfoldCompute => Points / Math.Log10(To.Flops / From.Flops);

    /// <summary>What the later model cost for each point that it gained.</summary>
    public Usd CostPerPoint => To.Cost / Points;
}
