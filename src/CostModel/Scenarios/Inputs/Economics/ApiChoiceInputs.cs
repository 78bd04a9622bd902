using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Economics.Api;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>api</c> that take prices from a price book.</summary>
internal static class ApiChoiceInputs
{
    private static readonly Section<ApiTariff> s_section = new("api", s => s.Api, (s, v) => s with { Api = v });

    internal static readonly TextInputDefinition Model = s_section.Text(
        "model",
        "API model",
        "A model whose prices of a price book hold where none are given (costmodel list api-prices).",
        catalogs => catalogs.ApiModels.Ids,
        "claude-sonnet-4.5",
        a => a.Model?.Id,
        (a, text, catalogs) => catalogs.ApiModels.TryGet(text, out ApiModel? model) ? a with { Model = model } : null);

    internal static readonly TextInputDefinition Tier = s_section.Choice(
        "tier", "The tier of the price book: standard, flex, priority or fast.", ApiPriceBook.Tiers, "priority", a => a.Tier, (a, v) => a with { Tier = v });

    internal static readonly TextInputDefinition Batch = s_section.Choice(
        "batch", "Whether the price book's batch prices hold.", TokenCostInputs.YesNo, "true", a => a.Batch, (a, v) => a with { Batch = v });

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Model, Tier, Batch];
}
