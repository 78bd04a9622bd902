using System.Collections.Immutable;
using CostModel.Catalogs;

namespace CostModel.Scaling;

/// <summary>
/// How many parameters a budget of compute should go into, N = anchor · (C / C of the anchor)^exponent, with the rest as data: what fits of the
/// compute-optimal frontier give that do not model the loss.
/// </summary>
public sealed record AllocationLaw : ICatalogRecord
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    /// <summary>The exponent of compute, between 0 and 1.</summary>
    public required double Exponent { get; init; }

    /// <summary>A budget on the fitted frontier.</summary>
    public required Flops AnchorFlops { get; init; }

    /// <summary>The parameters that belong to it.</summary>
    public required ParameterCount AnchorParameters { get; init; }

    /// <summary>Training FLOPs of the fitted runs.</summary>
    public FittedRange? Range { get; init; }

    /// <summary>What a reader must know to use it; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>Where the constants come from, by field.</summary>
    public ImmutableDictionary<string, Citation> Sources { get; init; } = ImmutableDictionary<string, Citation>.Empty;

    /// <summary>The parameters and tokens of a budget, with a flag outside the fitted range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The budget is not above zero.</exception>
    public Allocation Of(Flops budget)
    {
        double c = Positive.Of(budget.TotalFlops, nameof(budget));
        double n = AnchorParameters.TotalParameters * Math.Pow(c / AnchorFlops.TotalFlops, Exponent);
        return new Allocation(
            ParameterCount.FromParameters(n), Tokens.FromTokens(c / (ParameterFlops.Training * n)), Range?.Check(c));
    }

    internal static AllocationLaw Read(RecordReader record)
    {
        RecordReader? range = record.Child("range");
        return new AllocationLaw
        {
            Id = record.Text("id"),
            Name = record.Text("name"),
            Exponent = record.Number("exponent"),
            AnchorFlops = record.Quantity<Flops>("anchorFlops"),
            AnchorParameters = record.Quantity<ParameterCount>("anchorParameters"),
            Range = FittedRangeReader.Read<Flops>(range, "flops", "FLOPs"),
            Note = record.OptionalText("note") ?? "",
            Sources = CitationReader.Read(record),
        };
    }
}

/// <summary>The parameters and tokens of a budget.</summary>
/// <param name="Parameters">Parameters.</param>
/// <param name="Tokens">Training tokens.</param>
/// <param name="Extrapolation">The flag of a budget outside the fitted range; null within it.</param>
public sealed record Allocation(ParameterCount Parameters, Tokens Tokens, Extrapolation? Extrapolation);
