using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Models;

/// <summary>Reads a model from a document, shipped or a user's own, with the same validation.</summary>
internal static class ModelReader
{
    internal static Model Read(RecordReader record)
    {
        string id = record.Text("id");
        string name = record.OptionalText("name") ?? id;
        ImmutableDictionary<string, Citation> sources = CitationReader.Read(record);
        RecordReader? published = record.Child("published");
        ParameterCount? total = published?.OptionalQuantity<ParameterCount>("parameters");
        ParameterCount? active = published?.OptionalQuantity<ParameterCount>("activeParameters");
        if (record.Child("architecture") is { } shape)
        {
            return Model.OfArchitecture(id, name, ReadArchitecture(shape)) with { Sources = sources };
        }

        if (total is null)
        {
            record.Refuse("architecture", FaultCodes.Missing, "a model needs an architecture, or at least published.parameters");
        }

        return Model.OfSize(total ?? default, active) with { Id = id, Name = name, Sources = sources };
    }

    private static ModelArchitecture ReadArchitecture(RecordReader shape)
    {
        var architecture = new ModelArchitecture
        {
            Hidden = Positive(shape, "hidden"),
            Vocabulary = Positive(shape, "vocabulary"),
            EmbeddingWidth = OptionalPositive(shape, "embeddingWidth"),
            ContextLength = NotNegative(shape, "context"),
            Layers = [.. shape.Children("layers").Select(ReadLayers)],
            TiedEmbeddings = shape.Flag("tiedEmbeddings"),
            LearnedPositions = NotNegative(shape, "learnedPositions"),
            NormBias = shape.Flag("normBias"),
            NormsPerPart = OptionalPositive(shape, "normsPerPart") ?? 1,
            ParallelParts = shape.Flag("parallelParts"),
            PredictionModules = NotNegative(shape, "predictionModules"),
        };
        if (architecture.Layers.IsEmpty)
        {
            shape.Refuse("layers", FaultCodes.Missing, "'layers' is missing: a list of groups of equal layers");
        }

        return architecture;
    }

    private static LayerGroup ReadLayers(RecordReader group)
        => new(Positive(group, "count"), ReadMixer(group), ReadFeedForward(group));

    private static SequenceMixer? ReadMixer(RecordReader group)
    {
        if (group.Child("attention") is { } attention)
        {
            return ReadAttention(attention);
        }

        if (group.Child("latentAttention") is { } latent)
        {
            return ReadLatent(latent);
        }

        if (group.Child("stateSpace") is { } state)
        {
            return new StateSpace
            {
                Heads = Positive(state, "heads"),
                HeadDim = Positive(state, "headDim"),
                StateSize = Positive(state, "stateSize"),
                Groups = Positive(state, "groups"),
                ConvolutionTaps = Positive(state, "convolutionTaps"),
            };
        }

        return group.Child("linearAttention") is { } linear
            ? new LinearAttention
            {
                KeyHeads = Positive(linear, "keyHeads"),
                ValueHeads = Positive(linear, "valueHeads"),
                KeyDim = Positive(linear, "keyDim"),
                ValueDim = Positive(linear, "valueDim"),
                ConvolutionTaps = Positive(linear, "convolutionTaps"),
            }
            : null;
    }

    private static Attention ReadAttention(RecordReader attention)
    {
        int heads = Positive(attention, "heads");
        int keyValueHeads = attention.OptionalInteger("kvHeads") ?? heads;
        if (keyValueHeads < 1 || heads % keyValueHeads != 0)
        {
            attention.Refuse("kvHeads", FaultCodes.OutOfRange, $"kvHeads must divide the {heads} heads, and {keyValueHeads} does not");
        }

        return new Attention
        {
            Heads = heads,
            KeyValueHeads = keyValueHeads,
            HeadDim = Positive(attention, "headDim"),
            Window = OptionalPositive(attention, "window"),
            QkvBias = attention.Flag("qkvBias"),
            OutputBias = attention.Flag("outputBias"),
            QkNorm = attention.Flag("qkNorm"),
            OutputGate = attention.Flag("outputGate"),
            RelativePositions = attention.Flag("relativePositions"),
        };
    }

    private static LatentAttention ReadLatent(RecordReader latent) => new()
    {
        Heads = Positive(latent, "heads"),
        QueryRank = OptionalPositive(latent, "queryRank"),
        KeyValueRank = Positive(latent, "kvRank"),
        NopeDim = Positive(latent, "nopeDim"),
        RopeDim = Positive(latent, "ropeDim"),
        ValueDim = Positive(latent, "valueDim"),
        Indexer = latent.Child("indexer") is { } indexer
            ? new SparseIndexer(Positive(indexer, "heads"), Positive(indexer, "headDim"), Positive(indexer, "topK"))
            : null,
    };

    private static FeedForward? ReadFeedForward(RecordReader group)
    {
        if (group.Child("experts") is { } experts)
        {
            int count = Positive(experts, "count");
            int topK = Positive(experts, "topK");
            if (topK > count)
            {
                experts.Refuse("topK", FaultCodes.OutOfRange, $"topK must be at most the {count} experts, not {topK}");
            }

            return new MixtureOfExperts
            {
                Experts = count,
                TopK = topK,
                ExpertSize = Positive(experts, "size"),
                SharedSize = NotNegative(experts, "sharedSize"),
                Gated = experts.Flag("gated", true),
                Bias = experts.Flag("bias"),
                LatentSize = OptionalPositive(experts, "latentSize"),
            };
        }

        return group.Child("feedForward") is { } dense
            ? new DenseFeedForward(Positive(dense, "size"), dense.Flag("gated", true), dense.Flag("bias"))
            : null;
    }

    private static int Positive(RecordReader record, string key)
        => record.Has(key) ? OptionalPositive(record, key) ?? 1 : Math.Max(record.Integer(key), 1);

    private static int? OptionalPositive(RecordReader record, string key) => AtLeast(1, record, key);

    private static int NotNegative(RecordReader record, string key) => AtLeast(0, record, key) ?? 0;

    private static int? AtLeast(int least, RecordReader record, string key)
    {
        int? value = record.OptionalInteger(key);
        if (value >= least || value is null)
        {
            return value;
        }

        record.Refuse(key, FaultCodes.OutOfRange, $"'{key}' must be at least {least}, not {value}");
        return null;
    }
}
