using CostModel.Training;

namespace CostModel.Tests.Training;

/// <summary>
/// Activations by the equations of Korthikanti et al. 2022, "Reducing Activation Recomputation in Large Transformer Models",
/// arXiv 2205.05198, section 4, worked out by hand for GPT-3 175B: s = 2,048, b = 1, h = 12,288, a = 96, so that sbh = 25,165,824 and
/// 5as/h = 80.
/// </summary>
public class ActivationMemoryTests
{
    private const double Sbh = 2048.0 * 12288;

    [Fact]
    public void Without_parallelism_a_layer_keeps_equation_1()
        => BytesPerLayer("megatron-lm-2020", 1, 0, selective: false).Should().BeApproximately(Sbh * (34 + 80), 0.05 * Sbh * 114);

    [Fact]
    public void Under_tensor_parallelism_a_layer_keeps_equation_2()
        => BytesPerLayer("megatron-lm-2020", 8, 0, selective: false).Should().BeApproximately(Sbh * (10 + (24 / 8.0) + (80 / 8.0)), 0.05 * Sbh * 23);

    /// <summary>Equation 4 without the attention core: table 2, "tensor parallel + sequence parallel + selective activation recomputation".</summary>
    [Fact]
    public void With_sequence_parallelism_and_selective_recomputation_a_layer_keeps_34_sbh_over_t()
        => BytesPerLayer("megatron-lm-2020", 8, 0, selective: true).Should().BeApproximately(Sbh * 34 / 8, 0.05 * Sbh * 34 / 8);

    /// <summary>Table 2, "full activation recomputation": 2sbh for each layer, and one layer at work.</summary>
    [Fact]
    public void Under_full_recomputation_a_layer_keeps_its_input()
        => Activations("megatron-lm-2020", 1, 1, selective: false, layers: 96).Should().BeApproximately((96 * 2 * Sbh) + (114 * Sbh), 0.05 * 96 * 2 * Sbh);

    /// <summary>Section 5: selective recomputation "saves 70 % and 65 % of activation memory" for GPT-3 and MT-NLG.</summary>
    [Theory]
    [InlineData(12288, 96, 0.70)]
    [InlineData(20480, 128, 0.65)]
    public void Selective_recomputation_saves_what_was_published(int hidden, int heads, double published)
    {
        double Kept(bool selective) => Run("megatron-lm-2020", 1, 0, selective, 8, hidden, heads).Estimate().Memory!.Activations.TotalBytes;

        (1 - (Kept(true) / Kept(false))).Should().BeApproximately(published, 0.01);
    }

    private static double BytesPerLayer(string stack, int tensor, double recompute, bool selective)
        => Activations(stack, tensor, recompute, selective, 8) / 8;

    private static double Activations(string stack, int tensor, double recompute, bool selective, int layers)
        => Run(stack, tensor, recompute, selective, layers, 12288, 96).Estimate().Memory!.Activations.TotalBytes;

    private static TrainingRun Run(string stack, int tensor, double recompute, bool selective, int layers, int hidden, int heads)
        => Runs.Of(Runs.Gpt(layers, hidden, heads), "a100-sxm-80gb", stack, tensor, 2048, 1, new TrainingLayout
        {
            Tensor = tensor,
            Pipeline = 1,
            MicroBatch = 1,
            Sharding = ParameterSharding.None,
            Recompute = Ratio.FromFraction(recompute),
            SelectiveRecompute = selective,
        });
}
