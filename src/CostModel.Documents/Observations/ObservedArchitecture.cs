using CostModel.Models;
using CostModel.Scenarios;

namespace CostModel.Documents.Observations;

/// <summary>
/// The architecture that a row of measurements means: the catalog's model of the same shape, which knows what columns cannot say
/// (latent attention, shared experts, dense first layers); else the columns; else the catalog's model of the same name.
/// </summary>
internal static class ObservedArchitecture
{
    internal static ModelArchitecture? Of(ObservationRow row, CatalogSet catalogs)
    {
        int? layers = row.Integer("layers");
        int? hidden = row.Integer("hidden");
        if (layers is null || hidden is null || row.Number("heads") is null)
        {
            return ByName(row["model"], catalogs);
        }

        if (row.Integer("experts") is null && row.Integer("ep") > 1)
        {
            return ByName(row["model"], catalogs, hidden) is { } named ? SliceOf(named, layers.Value) : null;
        }

        return row.Integer("experts") is { } experts && experts > 0
            ? OfSameExperts(layers.Value, hidden.Value, experts, row.Integer("topk") ?? 1, catalogs) ?? FromColumns(row, layers.Value, hidden.Value)
            : FromColumns(row, layers.Value, hidden.Value);
    }

    /// <summary>The architecture of the catalog's model of this name, or of the shortest name that holds every word of it.</summary>
    internal static ModelArchitecture? Named(string name, CatalogSet catalogs) => ByName(name, catalogs);

    /// <summary>The model with fewer layers: each kind of layer in proportion, but at least one of it.</summary>
    private static ModelArchitecture SliceOf(ModelArchitecture model, int layers)
    {
        if (layers >= model.LayerCount)
        {
            return model;
        }

        int most = model.Layers.Max(group => group.Count);
        int Kept(LayerGroup group) => Math.Max(1, (int)Math.Round((double)group.Count * layers / model.LayerCount));
        int others = model.Layers.Where(group => group.Count < most).Sum(Kept);
        return model with
        {
            Layers = [.. model.Layers.Select(group => group with { Count = group.Count < most ? Kept(group) : Math.Max(1, layers - others) })],
        };
    }

    private static ModelArchitecture? OfSameExperts(int layers, int hidden, int experts, int topK, CatalogSet catalogs)
        => catalogs.Models.Ids
            .Select(id => catalogs.Models[id].Architecture)
            .FirstOrDefault(architecture => architecture is not null
                && architecture.LayerCount == layers
                && architecture.Hidden == hidden
                && architecture.Layers.Any(group => group.FeedForward is MixtureOfExperts moe && moe.Experts == experts && moe.TopK == topK));

    private static ModelArchitecture? FromColumns(ObservationRow row, int layers, int hidden)
    {
        int heads = row.Integer("heads")!.Value;
        int keyValueHeads = row.Integer("kv_heads") ?? heads;
        int headDim = row.Integer("head_dim") ?? hidden / heads;
        if (row.Integer("ffn_hidden") is not { } size)
        {
            return null;
        }

        bool isGated = row.Number("gated_mlp") != 0;
        FeedForward feedForward = row.Integer("experts") is { } experts && experts > 0
            ? new MixtureOfExperts { Experts = experts, TopK = row.Integer("topk") ?? 1, ExpertSize = size, Gated = isGated }
            : new DenseFeedForward(size, isGated);
        var attention = new Attention { Heads = heads, KeyValueHeads = keyValueHeads, HeadDim = headDim };
        const int usualVocabulary = 50_257;
        return new ModelArchitecture
        {
            Hidden = hidden,
            Vocabulary = row.Integer("vocab") ?? usualVocabulary,
            Layers = [new LayerGroup(layers, attention, feedForward)],

            // GPT-2, GPT-3, OPT, BLOOM and MPT share the matrix of embedding and head; models with gated feed-forward parts mostly do not.
            TiedEmbeddings = !isGated,
        };
    }

    /// <summary>The catalog's model whose name holds every word of the row's; the shortest of several.</summary>
    private static ModelArchitecture? ByName(string name, CatalogSet catalogs, int? hidden = null)
    {
        if (catalogs.Models.TryGet(name, out Model? exact))
        {
            return exact.Architecture;
        }

        HashSet<string> wanted = Words(name);
        return wanted.Count == 0 ? null : catalogs.Models.Ids
            .Select(id => catalogs.Models[id])
            .Where(model => model.Architecture is { } architecture && (hidden is null || architecture.Hidden == hidden))
            .Select(model => (Model: model, Words: Words(model.Id + " " + model.Name)))
            .Where(candidate => wanted.IsSubsetOf(candidate.Words))
            .OrderBy(candidate => candidate.Words.Count)
            .Select(candidate => candidate.Model.Architecture)
            .FirstOrDefault();
    }

    /// <summary>Runs of letters and of digits, lower case, without what is in brackets; a V before a version says nothing.</summary>
    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        int depth = 0;
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            bool isWord = depth == 0 && char.IsAsciiLetterOrDigit(c);
            bool changes = start >= 0 && isWord && char.IsAsciiDigit(c) != char.IsAsciiDigit(text[i - 1]);
            if (start >= 0 && (!isWord || changes))
            {
                string word = text[start..i].ToLowerInvariant();
                if (word != "v")
                {
                    words.Add(word);
                }

                start = -1;
            }

            if (isWord && start < 0)
            {
                start = i;
            }
        }

        return words;
    }
}
