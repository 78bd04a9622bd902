using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>retrieval</c>: vector search in the path of a query.</summary>
internal static class RetrievalInputs
{
    private static readonly Section<RetrievalPlan> s_section = new("retrieval", s => s.Retrieval, (s, v) => s with { Retrieval = v });

    internal static readonly InputDefinition Vectors = s_section.Number(
        "vectors", "vector", InputRange.Positive, "Vectors of the index.", r => r.Vectors, (r, v) => r with { Vectors = v }).WithExample("10M");

    internal static readonly InputDefinition Dimensions = s_section.Number(
        "dimensions", "dimension/vector", InputRange.Positive, "Dimensions of a vector.", r => r.Dimensions, (r, v) => r with { Dimensions = v }).WithExample("1536");

    internal static readonly InputDefinition BytesPerDimension = s_section.Number(
        "bytesPerDimension",
        "B/dimension",
        InputRange.Positive,
        "Bytes of a dimension: 4 for float32, 1 for int8; 4 where not given.",
        r => r.BytesPerDimension,
        (r, v) => r with { BytesPerDimension = v }).WithExample("4");

    internal static readonly InputDefinition Metadata = s_section.Of<Bytes>(
        "metadata",
        "B/vector",
        InputRange.NotNegative,
        "Bytes kept beside a vector: its id, its text, its metadata.",
        r => r.Metadata,
        (r, v) => r with { Metadata = v }).WithExample("500 B");

    internal static readonly InputDefinition IndexOverhead = s_section.Number(
        "indexOverhead",
        "",
        InputRange.AtLeastOne,
        "Stored bytes over those of vectors and metadata: the graph of the index; 1 where not given.",
        r => r.IndexOverhead,
        (r, v) => r with { IndexOverhead = v }).WithExample("1.5");

    internal static readonly InputDefinition Copies = s_section.Number(
        "copies", "", InputRange.AtLeastOne, "Copies of the index; 1 where not given.", r => r.Copies, (r, v) => r with { Copies = v }).WithExample("2");

    internal static readonly InputDefinition PerGigabyte = s_section.Of<UsdPerMonth>(
        "perGigabyte",
        "USD/GB/month",
        InputRange.NotNegative,
        "Price of storing one GB for a month.",
        r => r.PerGigabyte,
        (r, v) => r with { PerGigabyte = v }).WithExample("0.33 USD/month");

    internal static readonly InputDefinition PerSearch = s_section.Of<UsdPerQuery>(
        "perSearch", "USD/search", InputRange.NotNegative, "Price of one search.", r => r.PerSearch, (r, v) => r with { PerSearch = v }).WithExample("0.016 USD/1000 queries");

    internal static readonly InputDefinition SearchesPerQuery = s_section.Number(
        "searchesPerQuery",
        "search/query",
        InputRange.NotNegative,
        "Searches of a query; 1 where not given.",
        r => r.SearchesPerQuery,
        (r, v) => r with { SearchesPerQuery = v }).WithExample("1");

    internal static readonly InputDefinition EmbeddedTokens = s_section.Of<Tokens>(
        "embeddedTokens",
        "token/search",
        InputRange.NotNegative,
        "Tokens that are embedded for a search.",
        r => r.EmbeddedTokens,
        (r, v) => r with { EmbeddedTokens = v }).WithExample("50 tokens");

    internal static readonly InputDefinition EmbeddingPrice = s_section.Of<UsdPerMillionTokens>(
        "embeddingPrice",
        "USD/Mtoken",
        InputRange.NotNegative,
        "Price of embedding a million tokens.",
        r => r.EmbeddingPrice,
        (r, v) => r with { EmbeddingPrice = v }).WithExample("0.02 USD/Mtok");

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        Vectors, Dimensions, BytesPerDimension, Metadata, IndexOverhead, Copies, PerGigabyte, PerSearch, SearchesPerQuery, EmbeddedTokens, EmbeddingPrice,
    ];
}
