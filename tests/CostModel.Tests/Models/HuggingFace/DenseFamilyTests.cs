using CostModel.Models;

namespace CostModel.Tests.Models.HuggingFace;

/// <summary>"Checkpoint" is the number of parameters in the safetensors files of the named repository.</summary>
public class DenseFamilyTests
{
    [Fact]
    public void Llama_without_key_value_heads_has_as_many_as_heads()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "llama", "hidden_size": 4096, "intermediate_size": 11008, "num_attention_heads": 32, "num_hidden_layers": 32,
              "vocab_size": 32000
            }
            """);

        Mixer<Attention>(model, 0).KeyValueHeads.Should().Be(32);
        model.Parameters.TotalParameters.Should().Be(6_738_415_616); // checkpoint huggyllama/llama-7b
        model.Architecture!.ContextLength.Should().Be(0, "the configuration does not say");
    }

    [Fact]
    public void Llama_with_grouped_heads_counts_its_checkpoint()
        => Configs.Accepted("""
            {
              "model_type": "llama", "hidden_size": 2048, "intermediate_size": 5632, "num_attention_heads": 32, "num_hidden_layers": 22,
              "num_key_value_heads": 4, "vocab_size": 32000, "max_position_embeddings": 2048, "tie_word_embeddings": false
            }
            """).Parameters.TotalParameters.Should().Be(1_100_048_384); // checkpoint TinyLlama/TinyLlama-1.1B-Chat-v1.0

    [Fact]
    public void Llama_biases_count_where_they_are_switched_on()
    {
        const string json = """
            {
              "model_type": "llama", "hidden_size": 8, "intermediate_size": 16, "num_attention_heads": 2, "num_hidden_layers": 1,
              "num_key_value_heads": 1, "vocab_size": 10, "attention_bias": false, "mlp_bias": false
            }
            """;
        double plain = Configs.Accepted(json).Parameters.TotalParameters;
        double biased = Configs.Accepted(json.Replace("false", "true", StringComparison.Ordinal)).Parameters.TotalParameters;

        // Queries 8, key and value 4 each, output 8; gate and up 16 each, down 8.
        (biased - plain).Should().Be(8 + 4 + 4 + 8 + 16 + 16 + 8);
    }

    [Fact]
    public void Mistral_keeps_its_window()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "mistral", "hidden_size": 4096, "intermediate_size": 14336, "num_attention_heads": 32, "num_hidden_layers": 32,
              "num_key_value_heads": 8, "sliding_window": 4096, "vocab_size": 32000, "max_position_embeddings": 32768
            }
            """);

        Mixer<Attention>(model, 0).Window.Should().Be(4096);
        model.Architecture!.Should().Be(
            ModelCatalog.Default["mistral-7b"].Architecture! with { Layers = model.Architecture!.Layers });
        model.Parameters.TotalParameters.Should().Be(7_241_732_096); // checkpoint mistralai/Mistral-7B-v0.1
    }

    [Fact]
    public void Mistral_3_is_read_from_its_language_part()
        => Configs.Accepted("""
            {
              "model_type": "mistral3",
              "text_config": {
                "model_type": "mistral", "head_dim": 128, "hidden_size": 5120, "intermediate_size": 32768, "num_attention_heads": 32,
                "num_hidden_layers": 40, "num_key_value_heads": 8, "sliding_window": null, "vocab_size": 131072
              },
              "vision_config": { "model_type": "pixtral", "hidden_size": 1024, "num_hidden_layers": 24 }
            }
            """).Parameters.TotalParameters.Should().Be(23_572_403_200); // checkpoint mistralai/Mistral-Small-24B-Base-2501

    [Fact]
    public void Phi_3_counts_its_checkpoint()
        => Configs.Accepted("""
            {
              "model_type": "phi3", "hidden_size": 3072, "intermediate_size": 8192, "num_attention_heads": 32, "num_hidden_layers": 32,
              "num_key_value_heads": 32, "sliding_window": 2047, "vocab_size": 32064, "tie_word_embeddings": false
            }
            """).Parameters.TotalParameters.Should().Be(3_821_079_552); // checkpoint microsoft/Phi-3-mini-4k-instruct

    [Fact]
    public void Qwen_2_slides_only_where_that_is_switched_on_and_from_the_given_layer()
    {
        const string json = """
            {
              "model_type": "qwen2", "hidden_size": 3584, "intermediate_size": 18944, "num_attention_heads": 28, "num_hidden_layers": 28,
              "num_key_value_heads": 4, "vocab_size": 152064, "sliding_window": 4096, "max_window_layers": 21, "use_sliding_window": true
            }
            """;
        Model sliding = Configs.Accepted(json);
        Model full = Configs.Accepted(json.Replace("true", "false", StringComparison.Ordinal));

        Windows(sliding).Should().Equal((21, null), (7, 4096));
        Windows(full).Should().Equal((28, null));
    }

    [Fact]
    public void Gemma_counts_its_checkpoint_with_a_tied_embedding()
        => Configs.Accepted("""
            {
              "model_type": "gemma", "head_dim": 256, "hidden_size": 2048, "intermediate_size": 16384, "num_attention_heads": 8,
              "num_hidden_layers": 18, "num_key_value_heads": 1, "vocab_size": 256000, "max_position_embeddings": 8192
            }
            """).Parameters.TotalParameters.Should().Be(2_506_172_416); // checkpoint google/gemma-2b

    [Fact]
    public void Gemma_2_slides_in_every_second_layer()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "gemma2", "head_dim": 256, "hidden_size": 2304, "intermediate_size": 9216, "num_attention_heads": 8,
              "num_hidden_layers": 26, "num_key_value_heads": 4, "sliding_window": 4096, "vocab_size": 256000
            }
            """);

        Windows(model).Should().Equal((13, 4096), (13, null));
        model.Parameters.TotalParameters.Should().Be(2_614_341_888); // checkpoint google/gemma-2-2b-it
    }

    [Fact]
    public void Gemma_3_slides_in_five_layers_of_six()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "gemma3_text", "head_dim": 256, "hidden_size": 1152, "intermediate_size": 6912, "num_attention_heads": 4,
              "num_hidden_layers": 26, "num_key_value_heads": 1, "sliding_window": 512, "sliding_window_pattern": 6, "vocab_size": 262144
            }
            """);

        Windows(model).Should().Equal((22, 512), (4, null));
        model.Parameters.TotalParameters.Should().Be(999_885_952); // checkpoint google/gemma-3-1b-it
    }

    [Fact]
    public void Gemma_3_fills_in_what_its_published_configuration_leaves_to_the_library()
    {
        Model model = Configs.Accepted("""
            {
              "model_type": "gemma3",
              "text_config": { "hidden_size": 2560, "intermediate_size": 10240, "num_hidden_layers": 34, "sliding_window": 1024 }
            }
            """);

        // Checkpoint google/gemma-3-4b-it less the SigLIP tower of 416,866,032 and the projector of 1152 x 2560 with its norm of 1152.
        model.Parameters.TotalParameters.Should().Be(4_300_079_472 - 416_866_032 - (1_152 * 2_560) - 1_152);
        model.Architecture!.ContextLength.Should().Be(131_072);
    }

    [Fact]
    public void Listed_layer_types_stand_above_the_rule_of_the_family()
        => Windows(Configs.Accepted("""
            {
              "model_type": "gemma2", "head_dim": 4, "hidden_size": 8, "intermediate_size": 16, "num_attention_heads": 2,
              "num_hidden_layers": 3, "num_key_value_heads": 1, "sliding_window": 64, "vocab_size": 10,
              "layer_types": ["full_attention", "full_attention", "sliding_attention"]
            }
            """)).Should().Equal((2, null), (1, 64));

    private static T Mixer<T>(Model model, int group)
        where T : SequenceMixer
        => model.Architecture!.Layers[group].Mixer.Should().BeOfType<T>().Subject;

    private static IEnumerable<(int Layers, int? Window)> Windows(Model model)
        => model.Architecture!.Layers.Select((group, index) => (group.Count, Mixer<Attention>(model, index).Window));
}
