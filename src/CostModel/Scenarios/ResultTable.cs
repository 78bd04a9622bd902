using System.Collections.Immutable;
using CostModel.Scenarios.Metrics;

namespace CostModel.Scenarios;

/// <summary>A column of a result table.</summary>
/// <param name="Key">Its key in JSON and CSV, with the unit in it.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Unit">The unit of its numbers; null for a column of text.</param>
public sealed record ResultColumn(string Key, string Title, MetricUnit? Unit);

/// <summary>A cell of a result table: a number, a text, or nothing.</summary>
/// <param name="Number">The number.</param>
/// <param name="Text">The text.</param>
public readonly record struct ResultCell(double? Number, string? Text)
{
    /// <summary>A number; nothing where it is null or not finite.</summary>
    public static ResultCell Of(double? number) => new(number is { } value && double.IsFinite(value) ? value : null, null);

    /// <summary>A text.</summary>
    public static ResultCell Of(string text) => new(null, text);
}

/// <summary>Several rows of the same kind that a scenario answers with: months, cohorts, views.</summary>
/// <param name="Section">The section of the result that it belongs to.</param>
/// <param name="Name">Its key in that section.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with a cell for each column.</param>
public sealed record ResultTable(
    string Section, string Name, string Title, ImmutableArray<ResultColumn> Columns, ImmutableArray<ImmutableArray<ResultCell>> Rows);
