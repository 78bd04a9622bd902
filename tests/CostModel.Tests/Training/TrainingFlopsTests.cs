using CostModel.Models;
using CostModel.Tests.Models.HuggingFace;
using CostModel.Training;

namespace CostModel.Tests.Training;

public class TrainingFlopsTests
{
    public static TheoryData<string> Models => [.. ModelCatalog.Default.Ids.Where(id => ModelCatalog.Default[id].Architecture is not null)];

    /// <summary>
    /// 6ND (Kaplan et al. 2020, arXiv 2001.08361) knows no attention core, and counts the parameters of embeddings and norms; without these
    /// both depths count the matrices of the layers.
    /// </summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void A_napkin_and_the_operators_agree_on_the_matrices(string id)
    {
        Model model = ModelCatalog.Default[id];
        ModelArchitecture shape = model.Architecture!;
        TrainingEstimate estimate = Runs.Of(model, "h100-sxm-80gb", "megatron-core-2023", 1, 2048, 1, new TrainingLayout { Tensor = 1, Pipeline = 1, MicroBatch = 1 }).Estimate();
        double head = (double)shape.Vocabulary * shape.Hidden;
        double lookedUp = shape.IsMixtureOfExperts || shape.TiedEmbeddings ? 0 : head;
        double counted = TrainingCompiler.TrainedParameters(model) - head - lookedUp - ((double)shape.LearnedPositions * shape.Hidden);

        double operators = estimate.FlopsPerToken.TotalFlops - estimate.AttentionFlopsPerToken.TotalFlops - (6 * head);

        (6 * counted / operators).Should().BeInRange(0.99, 1.01);
    }

    /// <summary>
    /// Chowdhery et al. 2022, arXiv 2204.02311, appendix B: 6N + 12LHQT a token without a causal mask, N = 540.35e9, L = 118, H = 48, Q = 256,
    /// T = 2,048. Half of the attention remains under a mask.
    /// </summary>
    [Fact]
    public void Palm_counts_as_its_authors_count()
    {
        TrainingEstimate estimate = Runs.Of(ModelCatalog.Default["palm-540b"], "tpu-v4", "pathways-2022", 1, 2048, 1, new TrainingLayout { Tensor = 1, Pipeline = 1, MicroBatch = 1 }).Estimate();

        double theirs = (6 * 540.35e9) + (12.0 * 118 * 48 * 256 * 2048);

        (estimate.FlopsPerToken + estimate.AttentionFlopsPerToken).TotalFlops.Should().BeApproximately(theirs, 0.005 * theirs);
    }

    /// <summary>
    /// llm-foundry, scripts/train/benchmarking/README.md: MPT-70B at 2,048 positions, 1,007 tokens a second on each H100, 41.25 % of 989.5 TFLOP/s,
    /// counted as 6N + 12 L d s without a causal mask.
    /// </summary>
    [Fact]
    public void Mpt_70B_counts_as_its_authors_count()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "mpt", "d_model": 8192, "n_heads": 64, "n_layers": 80, "max_seq_len": 2048,
              "vocab_size": 50368, "attn_config": { "alibi": false }
            }
            """);
        TrainingEstimate estimate = Runs.Of(model, "h100-sxm-80gb", "megatron-core-2023", 1, 2048, 1, new TrainingLayout { Tensor = 1, Pipeline = 1, MicroBatch = 1 }).Estimate();

        ((estimate.FlopsPerToken + estimate.AttentionFlopsPerToken).TotalFlops * 1007 / 989.5e12).Should().BeApproximately(0.4125, 0.0005);
    }
}
