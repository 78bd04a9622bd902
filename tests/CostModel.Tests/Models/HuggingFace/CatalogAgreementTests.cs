using CostModel.Models;

namespace CostModel.Tests.Models.HuggingFace;

/// <summary>The catalog's files were written by hand; the published configurations are read by program. Both must tell the same shape.</summary>
public class CatalogAgreementTests
{
    public static TheoryData<string, string> Pairs => new()
    {
        { "MiniMaxAI--MiniMax-M2.5", "minimax-m2.5" },
        { "Qwen--Qwen3-0.6B", "qwen3-0.6b" },
        { "Qwen--Qwen3-235B-A22B", "qwen3-235b-a22b" },
        { "Qwen--Qwen3-30B-A3B", "qwen3-30b-a3b" },
        { "Qwen--Qwen3-32B", "qwen3-32b" },
        { "Qwen--Qwen3-8B", "qwen3-8b" },
        { "Qwen--Qwen3.5-397B-A17B", "qwen3.5-397b-a17b" },
        { "codellama-34b-instruct-hf", "codellama-34b" },
        { "deepseek-ai--DeepSeek-R1", "deepseek-r1" },
        { "deepseek-ai--DeepSeek-V3", "deepseek-v3" },
        { "deepseek-v2-lite", "deepseek-v2-lite" },
        { "llama-2-7b-hf", "llama-2-7b" },
        { "meta-llama--Llama-4-Maverick-17B-128E-Instruct", "llama-4-maverick-400b-a17b" },
        { "meta-llama--Llama-4-Scout-17B-16E-Instruct", "llama-4-scout-109b-a17b" },
        { "meta-llama--Meta-Llama-3.1-405B", "llama-3.1-405b" },
        { "meta-llama--Meta-Llama-3.1-70B", "llama-3.1-70b" },
        { "meta-llama--Meta-Llama-3.1-8B", "llama-3.1-8b" },
        { "mistral-nemo-instruct-2407", "mistral-nemo-12b" },
        { "mistralai--Mixtral-8x22B-v0.1", "mixtral-8x22b" },
        { "mistralai--Mixtral-8x7B-v0.1", "mixtral-8x7b" },
        { "moonshotai--Kimi-K2-Instruct", "kimi-k2" },
        { "moonshotai--Kimi-K2.5", "kimi-k2.5" },
        { "nvidia--Nemotron-3-Nano-30B-A3B", "nemotron-nano-30b-a3b" },
        { "openai--gpt-oss-120b", "gpt-oss-120b" },
        { "qwen2.5-7b-instruct", "qwen2.5-7b" },
        { "qwen3-14b", "qwen3-14b" },
        { "yi-34b", "yi-34b" },
        { "zai--GLM-5", "glm-5" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_published_configuration_reads_as_the_shape_in_the_catalog(string file, string id)
    {
        ModelArchitecture read = Configs.Published(file).Architecture!;
        ModelArchitecture shipped = ModelCatalog.Default[id].Architecture!;

        // The order of groups means nothing, and arrays compare by identity inside a record: layers first, then all the rest.
        read.Layers.Should().BeEquivalentTo(shipped.Layers, options => options.ComparingByValue<LayerGroup>());
        (read with { Layers = shipped.Layers }).Should().Be(shipped);
    }

    [Fact]
    public void The_agreement_covers_every_published_configuration()
    {
        IEnumerable<string> embedded = typeof(Configs).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("configs/", StringComparison.Ordinal))
            .Select(name => name["configs/".Length..^".json".Length]);

        Pairs.Select(pair => (string)pair[0]).Should().BeEquivalentTo(embedded);
    }
}
