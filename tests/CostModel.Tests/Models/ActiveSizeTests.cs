using CostModel.Models;

namespace CostModel.Tests.Models;

public class ActiveSizeTests
{
    [Theory]
    [InlineData("deepseek-v3", 37e9)] // DeepSeek-V3 report, abstract
    [InlineData("deepseek-r1", 37e9)] // model card
    [InlineData("deepseek-v2-lite", 2.4e9)] // model card
    [InlineData("mixtral-8x7b", 12.9e9)] // Mixtral of Experts, section 1: 13B; announcement of 2023-12-11: 12.9B
    [InlineData("mixtral-8x22b", 39e9)] // announcement of 2024-04-17
    [InlineData("gpt-oss-120b", 5.13e9)] // gpt-oss model card, table 1
    [InlineData("gpt-oss-20b", 3.61e9)] // gpt-oss model card, table 1
    [InlineData("kimi-k2", 32e9)] // model card
    [InlineData("kimi-k2.5", 32e9)] // model card
    [InlineData("glm-5", 40e9)] // model card
    [InlineData("minimax-m2.5", 10e9)] // model card
    [InlineData("qwen3-235b-a22b", 22e9)] // model card
    [InlineData("qwen3-coder-480b-a35b", 35e9)] // model card
    [InlineData("qwen3.5-397b-a17b", 17e9)] // model card
    [InlineData("dbrx-132b", 36e9)] // announcement of 2024-03-27
    [InlineData("arctic-480b", 17e9)] // model card
    [InlineData("nemotron-nano-30b-a3b", 3.2e9)] // model card: 3.6B with embeddings, 3.2B without
    [InlineData("nemotron-super-120b-a12b", 12e9)] // model card
    public void Active_parameters_are_what_the_publisher_prints(string id, double published)
        => ModelCatalog.Default[id].ActiveParameters.TotalParameters.Should().BeApproximately(published, 0.05 * published);

    [Theory]
    [InlineData("qwen3-30b-a3b", 3.3e9)] // model card
    [InlineData("llama-4-scout-109b-a17b", 17e9)] // model card
    [InlineData("llama-4-maverick-400b-a17b", 17e9)] // model card
    public void Some_publishers_count_the_input_embedding_as_active(string id, double published)
    {
        Model model = ModelCatalog.Default[id];
        double embedding = (double)model.Architecture!.Vocabulary * model.Architecture.Hidden;

        (model.ActiveParameters.TotalParameters + embedding).Should().BeApproximately(published, 0.05 * published);
    }
}
