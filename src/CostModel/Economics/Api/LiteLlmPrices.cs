using System.Collections.Immutable;
using System.Globalization;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Economics.Api;

/// <summary>A price of a LiteLLM file that has no dimension to stand under; it is kept beside the models, never dropped.</summary>
/// <param name="Model">The model's key.</param>
/// <param name="Key">The field.</param>
/// <param name="Value">Its value as written.</param>
public sealed record UnmappedPrice(string Model, string Key, string Value);

/// <summary>What a LiteLLM file holds.</summary>
/// <param name="Models">The models, with every price that could be mapped and every other field as a note.</param>
/// <param name="Unmapped">Prices that could not be mapped.</param>
public sealed record LiteLlmImport(ImmutableArray<ApiModel> Models, ImmutableArray<UnmappedPrice> Unmapped);

/// <summary>
/// Reads LiteLLM's <c>model_prices_and_context_window.json</c> (github.com/BerriAI/litellm), in which one field stands for each combination of
/// dimensions, into prices whose dimensions are independent.
/// </summary>
public static class LiteLlmPrices
{
    /// <summary>Fields whose values are prices: anything else is a note.</summary>
    private static readonly string[] s_priceMarks = ["cost", "pricing", "provider_specific_entry"];

    /// <summary>Whether a document looks like such a file.</summary>
    public static bool Recognises(DataNode node)
        => node is DataMapping mapping && mapping.Entries.Any(entry => entry.Value is DataMapping model && model.Find("litellm_provider") is not null);

    /// <summary>Reads a file.</summary>
    /// <param name="node">Its root.</param>
    /// <param name="asOf">The date of the file, for the citation of each price.</param>
    /// <param name="faults">Receives entries that are no models.</param>
    public static LiteLlmImport Read(DataNode node, string asOf, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(faults);
        var models = ImmutableArray.CreateBuilder<ApiModel>();
        var unmapped = ImmutableArray.CreateBuilder<UnmappedPrice>();
        if (node is not DataMapping root)
        {
            faults.Add(new Fault(FaultCodes.WrongShape, "", "expected a mapping of model names", null, node.Position));
            return new LiteLlmImport([], []);
        }

        foreach (DataEntry entry in root.Entries.Where(entry => entry.Key != "sample_spec"))
        {
            if (entry.Value is DataMapping model)
            {
                models.Add(ReadModel(entry.Key, model, asOf, unmapped));
            }
            else
            {
                faults.Add(new Fault(FaultCodes.WrongShape, entry.Key, $"'{entry.Key}' is no model: expected its fields", null, entry.Value.Position));
            }
        }

        return new LiteLlmImport(models.ToImmutable(), unmapped.ToImmutable());
    }

    private static ApiModel ReadModel(string id, DataMapping fields, string asOf, ImmutableArray<UnmappedPrice>.Builder unmapped)
    {
        var rates = ImmutableArray.CreateBuilder<ApiRate>();
        var units = ImmutableArray.CreateBuilder<ApiUnitRate>();
        var notes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (DataEntry field in fields.Entries)
        {
            if (!s_priceMarks.Any(mark => field.Key.Contains(mark, StringComparison.Ordinal)))
            {
                notes[field.Key] = Written(field.Value);
            }
            else if (field.Key == "tiered_pricing" && field.Value is DataSequence tiers && TieredRates(tiers) is { } tiered)
            {
                rates.AddRange(tiered);
            }
            else if (Number(field.Value) is not { } dollars)
            {
                unmapped.Add(new UnmappedPrice(id, field.Key, Written(field.Value)));
            }
            else if (LiteLlmKey.TryParse(field.Key) is { } key)
            {
                rates.Add(key.Rate(dollars));
            }
            else if (LiteLlmKey.UnitOf(field.Key) is { } unit)
            {
                units.Add(new ApiUnitRate(unit, Usd.FromDollars(dollars)));
            }
            else
            {
                unmapped.Add(new UnmappedPrice(id, field.Key, Written(field.Value)));
            }
        }

        string provider = notes.GetValueOrDefault("litellm_provider") ?? "";
        return new ApiModel
        {
            Id = id,
            Provider = provider,
            Rates = rates.ToImmutable(),
            Units = units.ToImmutable(),
            Notes = notes.ToImmutable(),

            // LiteLLM normalises usage to OpenAI's convention; Anthropic's own reports leave cached tokens out of the input.
            InputIncludesCached = !provider.StartsWith("anthropic", StringComparison.Ordinal),

            // xAI bills a context of exactly the threshold at the upper price (LiteLLM pull request 40174); the others from one token more.
            BandBoundary = provider == "xai" ? BandBoundary.Inclusive : BandBoundary.Exclusive,
            Source = new Citation("BerriAI/litellm, model_prices_and_context_window.json", asOf),
        };
    }

    /// <summary>Bands written as a list of ranges, each with its prices; null where one of them has another shape.</summary>
    private static List<ApiRate>? TieredRates(DataSequence tiers)
    {
        var rates = new List<ApiRate>();
        foreach (DataNode item in tiers.Items)
        {
            if (item is not DataMapping tier || tier.Find("range")?.Value is not DataSequence { Items: [var from, _] } || Number(from) is not { } above)
            {
                return null;
            }

            foreach (DataEntry field in tier.Entries.Where(field => field.Key != "range"))
            {
                if (Number(field.Value) is not { } dollars || LiteLlmKey.TryParse(field.Key) is not { } key)
                {
                    return null;
                }

                rates.Add(key.Rate(dollars) with { Above = above });
            }
        }

        return rates;
    }

    private static double? Number(DataNode node)
        => node is DataScalar { IsNull: false } scalar
            && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && double.IsFinite(value)
            ? value
            : null;

    private static string Written(DataNode node) => node switch
    {
        DataScalar scalar => scalar.IsNull ? "null" : scalar.Text,
        DataSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Written))}]",
        DataMapping mapping => $"{{ {string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key}: {Written(entry.Value)}"))} }}",
        _ => "",
    };
}
