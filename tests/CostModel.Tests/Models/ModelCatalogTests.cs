using System.Globalization;
using CostModel.Catalogs;
using CostModel.Models;
using CostModel.Validation;

namespace CostModel.Tests.Models;

public class ModelCatalogTests
{
    public static TheoryData<string> Ids => [.. ModelCatalog.Default.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_model_says_where_its_figures_come_from(string id)
    {
        Model model = ModelCatalog.Default[id];

        model.Id.Should().Be(id).And.MatchRegex("^[a-z0-9]+([.-][a-z0-9]+)*$");
        model.Sources.Keys.Should().BeEquivalentTo("architecture", "published");
        model.Sources.Values.Should().OnlyContain(source => source.Source.Length > 0);
        model.Sources.Values.Select(source => source.AsOf).Should().AllSatisfy(asOf => asOf.Should().MatchRegex(@"^20\d\d-(0[1-9]|1[0-2])$"));
    }

    /// <summary>A coarse net under every file; <see cref="PublishedSizeTests"/> is the fine one. The widest gap is FasterTransformer's "89B" of 87.6B.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_model_counts_about_what_its_own_file_says_is_published(string id)
    {
        var published = (DataMapping)ShippedFiles.Read("models", id).Find("published")!.Value;
        var text = (DataScalar)published.Find("parameters")!.Value;
        double expected = ParameterCount.Parse(text.Text).TotalParameters;

        ModelCatalog.Default[id].Parameters.TotalParameters.Should().BeApproximately(expected, 0.02 * expected);
    }

    /// <summary>The ids in column model of the measured serving runs that the product is validated against.</summary>
    [Theory]
    [InlineData(
        "deepseek-r1", "deepseek-v3", "falcon-180b", "glm-5", "gpt-175b", "gpt-20b", "gpt-530b", "gpt-89b", "gpt-j-6b", "gpt-oss-120b",
        "internlm-20b", "kimi-k2.5", "llama-2-13b", "llama-2-70b", "llama-2-7b", "llama-3-70b", "llama-3-8b", "llama-3.1-405b",
        "llama-3.1-70b", "llama-3.1-8b", "llama-3.3-70b", "llama-4-maverick-400b-a17b", "llama-4-scout-109b-a17b", "minimax-m2.5",
        "mistral-7b", "mixtral-8x22b", "mixtral-8x7b", "palm-540b", "qwen3-235b-a22b", "qwen3-30b-a3b", "qwen3-32b",
        "qwen3-coder-480b-a35b", "qwen3.5-397b-a17b")]
    public void Every_model_with_measured_serving_runs_is_shipped(params string[] measured)
        => ModelCatalog.Default.Ids.Should().Contain(measured);

    [Theory]
    [InlineData("mistral-7b", 32, 4096)] // Mistral 7B, arXiv 2310.06825, table 1
    [InlineData("gemma-2-27b", 23, 4096)] // Gemma 2, arXiv 2408.00118, section 2: every other layer
    [InlineData("gemma-3-27b", 52, 1024)] // Gemma 3, arXiv 2503.19786, section 2: five local layers to one global, the first local
    [InlineData("gpt-oss-20b", 12, 128)] // gpt-oss model card, section 2.2: alternating
    public void A_shipped_model_has_a_window_in_as_many_layers_as_its_report_says(string id, int layers, int window)
        => ModelCatalog.Default[id].Architecture!.Layers
            .Where(group => group.Mixer is Attention attention && attention.Window == window).Sum(group => group.Count).Should().Be(layers);

    [Fact]
    public void Shipped_models_with_parts_side_by_side_are_the_families_that_are_built_so()
        => ModelCatalog.Default.Ids.Where(id => ModelCatalog.Default[id].Architecture!.ParallelParts).Should().BeEquivalentTo(
            "falcon-180b", "falcon-40b", "falcon-7b", "gpt-j-6b", "gpt-neox-20b", "palm-540b", "palm-62b", "palm-8b", "phi-2",
            "pythia-1.4b", "pythia-12b", "pythia-6.9b");

    [Theory]
    [InlineData("\"window\": -1", "layers[0].attention.window")]
    [InlineData("\"window\": 0", "layers[0].attention.window")]
    public void A_size_below_its_least_value_is_refused(string field, string path)
    {
        var faults = new FaultCollector();
        string json = $$"""
            {
              "id": "own", "architecture": {
                "hidden": 8, "vocabulary": 8,
                "layers": [{ "count": 1, "attention": { "heads": 1, "headDim": 8, {{field}} }, "feedForward": { "size": 8 } }]
              }
            }
            """;

        ModelCatalog.Read(JsonDataReader.Read(json, "own.json", faults)!, faults).Should().BeNull();
        faults.ToImmutable().Should().ContainSingle().Which.Path.Should().EndWith(path);
    }
}
