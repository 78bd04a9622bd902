using System.Collections.Immutable;
using System.Globalization;
using CostModel.Models;
using Calendar = CostModel.Economics.Calendar;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs at the top of a scenario.</summary>
internal static class HeadingInputs
{
    internal static readonly TextInputDefinition Name = new(
        "name", "name", "What the scenario is about, for headings.", _ => [], s => s.Name, (s, text, _) => s with { Name = text })
    {
        Example = "an assistant on our own H100s",
    };

    internal static readonly TextInputDefinition AsOf = new(
        "asOf",
        "date",
        "The date that prices and ages are counted from, as 2026-11-20.",
        _ => [],
        s => s.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (s, text, _) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? s with { AsOf = date }
            : null)
    {
        Example = "2026-11-20",
    };

    internal static readonly TextInputDefinition CalendarName = new(
        "calendar",
        "calendar",
        "How many hours a month and a year have.",
        _ => Calendar.Options.Select(option => option.Name),
        s => s.Calendar.Name,
        (s, text, _) => Calendar.Options.FirstOrDefault(option => option.Name == text) is { } calendar ? s with { Calendar = calendar } : null)
    {
        Example = Calendar.Standard.Name,
    };

    internal static readonly TextInputDefinition ModelId = new(
        "model",
        "model",
        "The model: an id of the catalog, a file, or parameters.",
        catalogs => catalogs.Models.Ids,
        s => s.Model?.Id,
        (s, text, catalogs) => catalogs.Models.TryGet(text, out Model? model) ? s with { Model = model } : null)
    {
        Kind = TextInputKind.Model,
        Example = "llama-3.1-70b",
    };

    internal static readonly TextInputDefinition QuantitiesOnly = TextInput.OneOf(
        "quantitiesOnly",
        "choice",
        "Whether to answer without money, so that no price is needed.",
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["true"] = true, ["false"] = false },
        "true",
        s => s.QuantitiesOnly,
        (s, v) => s with { QuantitiesOnly = v });

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Name, AsOf, CalendarName, ModelId, QuantitiesOnly];
}
