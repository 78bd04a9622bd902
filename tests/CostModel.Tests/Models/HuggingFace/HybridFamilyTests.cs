using CostModel.Models;

namespace CostModel.Tests.Models.HuggingFace;

/// <summary>"Checkpoint" is the number of parameters in the safetensors files of the named repository.</summary>
public class HybridFamilyTests
{
    private const string Qwen3Next = """
        {
          "model_type": "qwen3_next", "hidden_size": 2048, "intermediate_size": 5120, "num_attention_heads": 16, "num_hidden_layers": 48,
          "num_key_value_heads": 2, "head_dim": 256, "vocab_size": 151936, "full_attention_interval": 4, "linear_conv_kernel_dim": 4,
          "linear_key_head_dim": 128, "linear_value_head_dim": 128, "linear_num_key_heads": 16, "linear_num_value_heads": 32,
          "decoder_sparse_step": 1, "mlp_only_layers": [], "num_experts": 512, "num_experts_per_tok": 10, "moe_intermediate_size": 512,
          "shared_expert_intermediate_size": 512, "tie_word_embeddings": false
        }
        """;

    [Fact]
    public void Qwen_3_next_counts_its_checkpoint()
        => Configs.Accepted(Qwen3Next).Parameters.TotalParameters.Should().Be(
            79_674_391_296 - (48 * 2_048)); // checkpoint Qwen/Qwen3-Coder-Next less the shared experts' gates

    [Fact]
    public void Qwen_3_next_attends_in_full_every_fourth_layer_with_a_gated_output()
    {
        ModelArchitecture shape = Configs.Accepted(Qwen3Next).Architecture!;

        shape.Layers.Select(group => (group.Count, group.Mixer is LinearAttention)).Should().Equal((36, true), (12, false));
        shape.Layers[1].Mixer.Should().BeOfType<Attention>().Which.OutputGate.Should().BeTrue();
        shape.IsHybrid.Should().BeTrue();
    }

    [Fact]
    public void Qwen_3_5_without_experts_is_dense()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "qwen3_5", "tie_word_embeddings": true,
              "text_config": {
                "hidden_size": 16, "intermediate_size": 24, "num_attention_heads": 2, "num_hidden_layers": 4, "num_key_value_heads": 1,
                "head_dim": 8, "vocab_size": 10, "linear_conv_kernel_dim": 4, "linear_key_head_dim": 4, "linear_value_head_dim": 4,
                "linear_num_key_heads": 2, "linear_num_value_heads": 4, "mtp_num_hidden_layers": 1
              }
            }
            """);

        model.Architecture!.Layers.Should().AllSatisfy(group => group.FeedForward.Should().Be(new DenseFeedForward(24, Gated: true)));
        model.Architecture.TiedEmbeddings.Should().BeTrue("the whole says so, if not its language part");
        model.Architecture.PredictionModules.Should().Be(1);
    }

    [Fact]
    public void Nemotron_3_super_has_latent_experts()
    {
        // 40 Mamba-2 layers, 40 with experts and 8 with attention; their order does not count.
        string pattern = string.Concat(Enumerable.Repeat("MEMEMEMEME*", 8));
        Model model = Configs.Accepted($$"""
            {
              "model_type": "nemotron_h", "hidden_size": 4096, "num_hidden_layers": 88, "hybrid_override_pattern": "{{pattern}}",
              "num_attention_heads": 32, "num_key_value_heads": 2, "head_dim": 128, "mamba_num_heads": 128, "mamba_head_dim": 64,
              "ssm_state_size": 128, "n_groups": 8, "conv_kernel": 4, "n_routed_experts": 512, "num_experts_per_tok": 22,
              "moe_intermediate_size": 2688, "moe_latent_size": 1024, "moe_shared_expert_intermediate_size": 5376, "n_shared_experts": 1,
              "num_nextn_predict_layers": 1, "vocab_size": 131072, "max_position_embeddings": 262144, "tie_word_embeddings": false
            }
            """);
        ModelArchitecture shipped = ModelCatalog.Default["nemotron-super-120b-a12b"].Architecture!;

        model.Architecture!.Layers.Should().Equal(shipped.Layers);
        (model.Architecture with { Layers = shipped.Layers }).Should().Be(shipped);
    }

    [Fact]
    public void Nemotron_h_has_dense_layers_without_a_gate()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "nemotron_h", "hidden_size": 16, "intermediate_size": 24, "num_hidden_layers": 3,
              "hybrid_override_pattern": "M-M", "mamba_num_heads": 2, "mamba_head_dim": 4, "ssm_state_size": 8, "n_groups": 1,
              "conv_kernel": 4, "vocab_size": 10
            }
            """);

        model.Architecture!.Layers.Should().Equal(
            new LayerGroup(2, new StateSpace { Heads = 2, HeadDim = 4, StateSize = 8, Groups = 1, ConvolutionTaps = 4 }, null),
            new LayerGroup(1, null, new DenseFeedForward(24, Gated: false)));
    }
}
