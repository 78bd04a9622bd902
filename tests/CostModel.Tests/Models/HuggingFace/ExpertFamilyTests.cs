using CostModel.Models;

namespace CostModel.Tests.Models.HuggingFace;

/// <summary>"Checkpoint" is the number of parameters in the safetensors files of the named repository.</summary>
public class ExpertFamilyTests
{
    [Fact]
    public void Qwen_2_with_experts_counts_its_checkpoint()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "qwen2_moe", "hidden_size": 2048, "intermediate_size": 5632, "num_attention_heads": 16, "num_hidden_layers": 24,
              "num_key_value_heads": 16, "vocab_size": 151936, "decoder_sparse_step": 1, "num_experts": 60, "num_experts_per_tok": 4,
              "moe_intermediate_size": 1408, "shared_expert_intermediate_size": 5632, "tie_word_embeddings": false
            }
            """);

        model.Parameters.TotalParameters.Should().Be(14_315_784_192 - (24 * 2_048)); // Qwen/Qwen1.5-MoE-A2.7B less the shared experts' gates
    }

    [Fact]
    public void Qwen_experts_stand_on_every_nth_layer_that_is_not_excepted()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "qwen3_moe", "hidden_size": 8, "intermediate_size": 24, "num_attention_heads": 2, "num_hidden_layers": 8,
              "num_key_value_heads": 1, "head_dim": 4, "vocab_size": 10, "decoder_sparse_step": 2, "mlp_only_layers": [3], "num_experts": 4,
              "num_experts_per_tok": 2, "moe_intermediate_size": 6
            }
            """);

        // Of layers 1, 3, 5 and 7 the third is excepted.
        model.Architecture!.Layers.Select(group => (group.Count, group.FeedForward is MixtureOfExperts)).Should().Equal((5, false), (3, true));
    }

    [Fact]
    public void Deepseek_v2_counts_its_checkpoint()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "deepseek_v2", "hidden_size": 5120, "intermediate_size": 12288, "num_attention_heads": 128,
              "num_hidden_layers": 60, "num_key_value_heads": 128, "vocab_size": 102400, "q_lora_rank": 1536, "kv_lora_rank": 512,
              "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128, "first_k_dense_replace": 1, "moe_layer_freq": 1,
              "moe_intermediate_size": 1536, "n_routed_experts": 160, "n_shared_experts": 2, "num_experts_per_tok": 6
            }
            """);

        model.Parameters.TotalParameters.Should().Be(235_741_434_880); // checkpoint deepseek-ai/DeepSeek-V2
        model.Architecture!.PredictionModules.Should().Be(0);
    }

    [Fact]
    public void Deepseek_v3_2_has_the_indexer()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "deepseek_v32", "hidden_size": 64, "intermediate_size": 128, "num_attention_heads": 4, "num_hidden_layers": 5,
              "vocab_size": 100, "q_lora_rank": 16, "kv_lora_rank": 8, "qk_nope_head_dim": 4, "qk_rope_head_dim": 2, "v_head_dim": 4,
              "first_k_dense_replace": 1, "moe_layer_freq": 2, "moe_intermediate_size": 8, "n_routed_experts": 6, "num_experts_per_tok": 2,
              "index_n_heads": 3, "index_head_dim": 5, "index_topk": 7, "num_nextn_predict_layers": 1
            }
            """);

        // Experts from layer 1 on, where the number of the layer is even: layers 2 and 4.
        model.Architecture!.Layers.Select(group => (group.Count, group.FeedForward is MixtureOfExperts)).Should().Equal((3, false), (2, true));
        model.Architecture.Layers.Should().AllSatisfy(
            group => group.Mixer.Should().BeOfType<LatentAttention>().Which.Indexer.Should().Be(new SparseIndexer(3, 5, 7)));
        model.Architecture.PredictionModules.Should().Be(1);
    }

    [Fact]
    public void Gpt_oss_without_layer_types_slides_in_every_second_layer()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "gpt_oss", "head_dim": 64, "hidden_size": 2880, "intermediate_size": 2880, "num_attention_heads": 64,
              "num_hidden_layers": 24, "num_key_value_heads": 8, "num_local_experts": 32, "num_experts_per_tok": 4, "sliding_window": 128,
              "vocab_size": 201088, "tie_word_embeddings": false
            }
            """);

        model.Architecture!.Layers.Select(group => (group.Count, ((Attention)group.Mixer!).Window)).Should().Equal((12, 128), (12, null));

        // Checkpoint openai/gpt-oss-20b, unpacked, less the router's biases and the attention sinks.
        model.Parameters.TotalParameters.Should().Be(20_914_757_184 - (24 * (32 + 64)));
    }

    [Fact]
    public void Llama_4_takes_listed_layers_above_its_intervals()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "llama4_text", "hidden_size": 16, "intermediate_size": 8, "intermediate_size_mlp": 24, "num_attention_heads": 2,
              "num_hidden_layers": 4, "num_key_value_heads": 1, "num_local_experts": 4, "num_experts_per_tok": 1, "vocab_size": 10,
              "attention_chunk_size": 32, "interleave_moe_layer_step": 1, "moe_layers": [3], "no_rope_layers": [1, 0, 1, 1]
            }
            """);

        model.Architecture!.Layers
            .Select(group => (group.Count, ((Attention)group.Mixer!).Window, group.FeedForward is MixtureOfExperts))
            .Should().Equal((2, 32, false), (1, null, false), (1, 32, true));
    }

    [Fact]
    public void Arctic_counts_its_experts_and_the_dense_model_beside_them()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "arctic", "hidden_size": 7168, "intermediate_size": 4864, "num_attention_heads": 56, "num_hidden_layers": 35,
              "num_key_value_heads": 8, "num_local_experts": 128, "num_experts_per_tok": 2, "moe_layer_frequency": 1, "use_residual": true,
              "vocab_size": 32000
            }
            """);

        // Model card: "a 10B dense transformer model with a residual 128x3.66B MoE MLP".
        model.Parameters.TotalBillions.Should().BeApproximately(10 + (128 * 3.66), 0.002 * 480);
        model.Architecture!.Layers[0].FeedForward.Should().BeOfType<MixtureOfExperts>().Which.SharedSize.Should().Be(7168);
    }

    [Fact]
    public void Arctic_has_experts_on_every_nth_layer()
        => Configs.Accepted("""
            {
              "model_type": "arctic", "hidden_size": 64, "intermediate_size": 48, "num_attention_heads": 8, "num_hidden_layers": 6,
              "num_local_experts": 4, "num_experts_per_tok": 2, "moe_layer_frequency": 3, "vocab_size": 100
            }
            """).Architecture!.Layers.Select(group => (group.Count, group.FeedForward is MixtureOfExperts)).Should().Equal((4, false), (2, true));

    [Fact]
    public void Mixtral_keeps_its_window()
        => Configs.Accepted("""
            {
              "model_type": "mixtral", "hidden_size": 64, "intermediate_size": 48, "num_attention_heads": 8, "num_hidden_layers": 6,
              "num_key_value_heads": 2, "num_local_experts": 4, "num_experts_per_tok": 2, "sliding_window": 4096, "vocab_size": 100
            }
            """).Architecture!.Layers.Should().ContainSingle().Which.Mixer.Should().BeOfType<Attention>().Which.Window.Should().Be(4096);

    [Theory]
    [InlineData("true", 3)]
    [InlineData("false", 0)]
    public void Minimax_has_prediction_modules_where_they_are_switched_on(string used, int expected)
        => Configs.Accepted($$"""
            {
              "model_type": "minimax_m2", "hidden_size": 64, "intermediate_size": 48, "num_attention_heads": 8, "num_hidden_layers": 6,
              "num_key_value_heads": 2, "num_local_experts": 4, "num_experts_per_tok": 2, "vocab_size": 100, "use_mtp": {{used}},
              "num_mtp_modules": 3
            }
            """).Architecture!.PredictionModules.Should().Be(expected);
}
