using CostModel.Models;

namespace CostModel.Tests.Models.HuggingFace;

/// <summary>
/// Families before Llama: biases, learned or ALiBi positions, parts side by side. "Checkpoint" is the number of parameters in the files of the
/// named repository; where a count leaves out a few vectors that the reader does not know, the comment says which.
/// </summary>
public class ClassicFamilyTests
{
    [Fact]
    public void Gpt_2_counts_its_checkpoint()
    {
        Model model = Configs.Accepted("""
            { "model_type": "gpt2", "n_embd": 768, "n_head": 12, "n_layer": 12, "n_positions": 1024, "n_inner": null, "vocab_size": 50257 }
            """);

        model.Parameters.TotalParameters.Should().Be(124_439_808); // checkpoint openai-community/gpt2
        model.Architecture!.LearnedPositions.Should().Be(1024);
    }

    [Fact]
    public void Gpt_j_counts_its_model_card()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "gptj", "n_embd": 4096, "n_head": 16, "n_layer": 28, "n_positions": 2048, "vocab_size": 50400,
              "rotary_dim": 64, "tie_word_embeddings": false
            }
            """);

        model.Parameters.TotalParameters.Should().BeApproximately(6_053_381_344, 0.001 * 6_053_381_344); // model card EleutherAI/gpt-j-6b
        model.Architecture!.ParallelParts.Should().BeTrue();
    }

    [Fact]
    public void Gpt_neox_counts_its_checkpoint()
    {
        const string json = """
            {
              "model_type": "gpt_neox", "hidden_size": 2048, "intermediate_size": 8192, "num_attention_heads": 16, "num_hidden_layers": 24,
              "vocab_size": 50304, "max_position_embeddings": 2048, "tie_word_embeddings": false, "use_parallel_residual": true
            }
            """;
        Model model = Configs.Accepted(json);

        model.Parameters.TotalParameters.Should().Be(1_414_647_808); // model card EleutherAI/pythia-1.4b
        model.Architecture!.ParallelParts.Should().BeTrue();
        Configs.Accepted(json.Replace("true", "false", StringComparison.Ordinal)).Architecture!.ParallelParts.Should().BeFalse();
    }

    [Fact]
    public void Phi_2_counts_its_checkpoint()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "phi", "hidden_size": 2560, "intermediate_size": 10240, "num_attention_heads": 32, "num_hidden_layers": 32,
              "num_key_value_heads": 32, "vocab_size": 51200, "max_position_embeddings": 2048, "tie_word_embeddings": false
            }
            """);

        // Checkpoint microsoft/phi-2 less the head's bias, plus a second norm per layer.
        model.Parameters.TotalParameters.Should().Be(2_779_683_840 - 51_200 + (32 * 2 * 2_560));
        model.Architecture!.ParallelParts.Should().BeTrue();
    }

    [Fact]
    public void Opt_with_a_narrow_embedding_counts_its_checkpoint()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "opt", "hidden_size": 1024, "ffn_dim": 4096, "num_attention_heads": 16, "num_hidden_layers": 24,
              "max_position_embeddings": 2048, "vocab_size": 50272, "word_embed_proj_dim": 512, "do_layer_norm_before": false
            }
            """);

        model.Architecture!.EmbeddingWidth.Should().Be(512);
        model.Parameters.TotalParameters.Should().Be(331_196_416 + (2 * 1_024)); // checkpoint facebook/opt-350m, which has no last norm
    }

    [Fact]
    public void Opt_counts_its_checkpoint()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "opt", "hidden_size": 768, "ffn_dim": 3072, "num_attention_heads": 12, "num_hidden_layers": 12,
              "max_position_embeddings": 2048, "vocab_size": 50272, "word_embed_proj_dim": 768
            }
            """);

        model.Architecture!.EmbeddingWidth.Should().BeNull();
        model.Parameters.TotalParameters.Should().Be(125_239_296); // checkpoint facebook/opt-125m
    }

    [Theory]
    [InlineData("\"n_embed\": 1024, \"num_attention_heads\": 16, \"n_layer\": 24")]
    [InlineData("\"hidden_size\": 1024, \"n_head\": 16, \"n_layer\": 24")]
    public void Bloom_counts_its_checkpoint_under_either_of_its_names(string shape)
        => Configs.Accepted($$"""{ "model_type": "bloom", {{shape}}, "vocab_size": 250880, "seq_length": 2048 }""")
            .Parameters.TotalParameters.Should().Be(559_214_592 - (2 * 1_024)); // checkpoint bigscience/bloom-560m less the embedding's norm

    [Fact]
    public void Mpt_with_alibi_counts_its_checkpoint()
        => Configs.Accepted("""
            {
              "model_type": "mpt", "d_model": 4096, "n_heads": 32, "n_layers": 32, "expansion_ratio": 4, "max_seq_len": 2048,
              "learned_pos_emb": true, "no_bias": true, "vocab_size": 50432,
              "attn_config": { "alibi": true, "attn_type": "multihead_attention", "qk_ln": false }
            }
            """).Parameters.TotalParameters.Should().Be(6_649_286_656); // checkpoint mosaicml/mpt-7b

    [Theory]
    [InlineData(4_096, 32, 2_048, 6_658_859_008)] // llm-foundry, scripts/train/benchmarking/README.md, MPT-7b at 2048 positions
    [InlineData(4_096, 32, 65_536, 6_918_905_856)] // the same at 65536 positions
    [InlineData(8_192, 80, 2_048, 64_862_437_376)] // the same, MPT-70b; into how many heads the width is divided changes no count
    public void Mpt_with_learned_positions_and_biases_counts_what_its_makers_trained(int width, int layers, int positions, double published)
        => Configs.Accepted($$"""
            {
              "model_type": "mpt", "d_model": {{width}}, "n_heads": 32, "n_layers": {{layers}}, "max_seq_len": {{positions}},
              "vocab_size": 50368, "attn_config": { "alibi": false }
            }
            """).Parameters.TotalParameters.Should().Be(published);

    [Theory]
    [InlineData("\"attn_type\": \"multiquery_attention\"", 1)]
    [InlineData("\"attn_type\": \"grouped_query_attention\", \"kv_n_heads\": 4", 4)]
    [InlineData("\"qk_ln\": false", 16)]
    public void Mpt_has_the_key_value_heads_of_its_attention_type(string attention, int expected)
        => Configs.Accepted($$"""
            {
              "model_type": "mpt", "d_model": 64, "n_heads": 16, "n_layers": 1, "max_seq_len": 8, "vocab_size": 10,
              "attn_config": { {{attention}} }
            }
            """).Architecture!.Layers[0].Mixer.Should().BeOfType<Attention>().Which.KeyValueHeads.Should().Be(expected);

    [Theory]
    [InlineData(4_544, 71, 32, "\"new_decoder_architecture\": false, \"multi_query\": true", 1, 7_217_189_760)] // checkpoint tiiuae/falcon-7b
    [InlineData(8_192, 128, 60, "\"new_decoder_architecture\": true, \"num_kv_heads\": 8", 8, 41_835_970_560)] // checkpoint tiiuae/falcon-40b
    [InlineData(14_848, 232, 80, "\"new_decoder_architecture\": true, \"num_kv_heads\": 8", 8, 179_522_565_120)] // checkpoint tiiuae/falcon-180B
    public void Falcon_counts_its_checkpoint_but_for_the_repeated_head(int width, int heads, int layers, string keys, int keyValueHeads, double published)
    {
        Model model = Configs.Accepted($$"""
            {
              "model_type": "falcon", "hidden_size": {{width}}, "num_attention_heads": {{heads}}, "num_hidden_layers": {{layers}},
              "vocab_size": 65024, "bias": false, "alibi": false, "parallel_attn": true, {{keys}}
            }
            """);
        double expected = published - (65_024.0 * width);

        model.Architecture!.Layers[0].Mixer.Should().BeOfType<Attention>().Which.KeyValueHeads.Should().Be(keyValueHeads);
        model.Architecture.ParallelParts.Should().BeTrue();
        model.Parameters.TotalParameters.Should().BeApproximately(expected, 0.0001 * expected); // 7B shares one norm between both parts
    }

    [Fact]
    public void Falcon_rw_has_all_heads_biases_and_parts_one_after_the_other()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "falcon", "hidden_size": 2048, "num_attention_heads": 32, "num_hidden_layers": 24, "vocab_size": 50304,
              "alibi": true, "bias": true, "multi_query": false, "new_decoder_architecture": false, "parallel_attn": false
            }
            """);

        model.Architecture!.ParallelParts.Should().BeFalse();
        model.Parameters.TotalParameters.Should().Be(1_311_625_216); // checkpoint tiiuae/falcon-rw-1b
    }

    [Fact]
    public void The_new_falcon_decoder_always_has_its_parts_side_by_side()
        => Configs.Accepted("""
            {
              "model_type": "falcon", "hidden_size": 64, "num_attention_heads": 8, "num_hidden_layers": 2, "vocab_size": 100,
              "new_decoder_architecture": true, "num_kv_heads": 2, "parallel_attn": false
            }
            """).Architecture!.ParallelParts.Should().BeTrue();
}
