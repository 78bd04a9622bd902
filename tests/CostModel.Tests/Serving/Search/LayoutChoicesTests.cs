using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Serving.Search;
using FluentAssertions;

namespace CostModel.Tests.Serving.Search;

public class LayoutChoicesTests
{
    /// <summary>By hand: TP 1, 2, 4, 8 with PP 1, 2, 4, 8 up to eight chips.</summary>
    [Fact]
    public void A_dense_model_is_split_by_tensor_and_pipeline_alone()
        => Of("llama-3.1-70b", "h100-sxm-80gb", 8).Should().BeEquivalentTo(
            "TP1", "TP2", "TP4", "TP8", "TP1 PP2", "TP2 PP2", "TP4 PP2", "TP1 PP4", "TP2 PP4", "TP1 PP8");

    [Fact]
    public void Experts_are_spread_no_wider_than_a_stage()
    {
        string[] layouts = Of("mixtral-8x7b", "h100-sxm-80gb", 4);
        layouts.Should().Contain("TP2 DP2 EP4").And.Contain("TP4 EP2").And.NotContain("TP2 EP4");
    }

    [Fact]
    public void Attention_is_split_only_as_its_heads_divide()
        => Of("qwen3-14b", "h100-sxm-80gb", 16).Should().Contain("TP8").And.NotContain("TP16", "40 heads do not divide by 16");

    [Fact]
    public void Cards_without_a_network_between_machines_stay_in_one()
        => LayoutChoices.Of(ModelCatalog.Default["llama-3.1-70b"].Architecture!, HardwareCatalog.Default["rtx-4090-24gb"], 64)
            .Max(layout => layout.Chips).Should().Be(HardwareCatalog.Default["rtx-4090-24gb"].ChipsPerNode);

    private static string[] Of(string model, string hardware, int chips)
        => [.. LayoutChoices.Of(ModelCatalog.Default[model].Architecture!, HardwareCatalog.Default[hardware], chips).Select(layout => layout.ToString())];
}
