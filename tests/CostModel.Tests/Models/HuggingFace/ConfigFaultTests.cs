using CostModel.Catalogs;
using CostModel.Models.HuggingFace;
using CostModel.Validation;

namespace CostModel.Tests.Models.HuggingFace;

public class ConfigFaultTests
{
    private const string Llama = """
        {
          "model_type": "llama",
          "hidden_size": 64,
          "intermediate_size": 128,
          "num_attention_heads": 8,
          "num_hidden_layers": 4,
          "num_key_value_heads": 4,
          "vocab_size": 100
        }
        """;

    [Fact]
    public void What_is_not_a_mapping_is_refused()
        => Configs.Refused("[1, 2]").Should().ContainSingle().Which.Code.Should().Be(FaultCodes.WrongShape);

    [Fact]
    public void A_missing_model_type_is_named()
        => Configs.Refused("{ \"hidden_size\": 64 }").Should().ContainSingle()
            .Which.Should().Match<Fault>(fault => fault.Code == FaultCodes.Missing && fault.Path == "model_type");

    [Fact]
    public void An_unknown_family_is_refused_with_the_list_of_known_ones()
    {
        Fault fault = Configs.Refused("{ \"model_type\": \"mixtrall\" }").Should().ContainSingle().Subject;

        fault.Code.Should().Be(FaultCodes.UnknownId);
        fault.Path.Should().Be("model_type");
        fault.Message.Should().Contain("'mixtrall'").And.ContainAll("llama,", "deepseek_v3,", "kimi_k25,", "qwen3_5_moe_text");
        fault.Suggestion.Should().Be("did you mean 'mixtral'?");
        fault.Position!.Line.Should().Be(1);
    }

    [Fact]
    public void An_unknown_family_of_a_language_part_is_refused_at_its_place()
        => Configs.Refused("""{ "model_type": "mistral3", "text_config": { "model_type": "ministral3" } }""").Should().ContainSingle()
            .Which.Should().Match<Fault>(fault => fault.Code == FaultCodes.UnknownId && fault.Path == "text_config.model_type");

    [Theory]
    [InlineData("""{ "model_type": "llama4" }""", FaultCodes.Missing)]
    [InlineData("""{ "model_type": "llama4", "text_config": 5 }""", FaultCodes.WrongShape)]
    public void A_multimodal_model_without_language_part_is_refused(string json, string code)
        => Configs.Refused(json).Should().ContainSingle().Which.Should().Match<Fault>(fault => fault.Code == code && fault.Path == "text_config");

    [Theory]
    [InlineData("hidden_size")]
    [InlineData("intermediate_size")]
    [InlineData("num_attention_heads")]
    [InlineData("num_hidden_layers")]
    [InlineData("vocab_size")]
    public void A_missing_key_is_named_and_nothing_else_is_blamed(string key)
    {
        string json = string.Join('\n', Llama.Split('\n').Where(line => !line.Contains($"\"{key}\"", StringComparison.Ordinal)));

        Fault fault = Configs.Refused(json).Should().ContainSingle().Subject;

        fault.Code.Should().Be(FaultCodes.Missing);
        fault.Path.Should().Be(key);
        fault.Message.Should().Contain($"'{key}'");
    }

    [Fact]
    public void All_missing_keys_are_named_at_once()
        => Configs.Refused("""{ "model_type": "gpt2", "n_embd": 64, "vocab_size": 100 }""").Select(fault => fault.Path)
            .Should().BeEquivalentTo("n_head", "n_layer", "n_positions");

    [Fact]
    public void A_key_missing_in_a_language_part_is_named_with_its_path()
        => Configs.Refused("""{ "model_type": "mistral3", "text_config": { "model_type": "mistral" } }""").Select(fault => fault.Path)
            .Should().Contain("text_config.num_hidden_layers");

    [Theory]
    [InlineData("-4", FaultCodes.OutOfRange)]
    [InlineData("0", FaultCodes.OutOfRange)]
    [InlineData("4.5", FaultCodes.OutOfRange)]
    [InlineData("1e9", FaultCodes.OutOfRange)]
    [InlineData("\"four\"", FaultCodes.BadValue)]
    [InlineData("true", FaultCodes.BadValue)]
    [InlineData("[4]", FaultCodes.WrongShape)]
    public void A_number_of_layers_that_makes_no_sense_is_refused_where_it_stands(string value, string code)
    {
        string json = Llama.Replace("\"num_hidden_layers\": 4", $"\"num_hidden_layers\": {value}", StringComparison.Ordinal);

        Fault fault = Configs.Refused(json).Should().ContainSingle().Subject;

        fault.Code.Should().Be(code);
        fault.Path.Should().Be("num_hidden_layers");
        fault.Position!.Line.Should().Be(6);
    }

    [Theory]
    [InlineData("\"num_key_value_heads\": 4", "\"num_key_value_heads\": 3", "num_key_value_heads", "must divide the 8 of 'num_attention_heads'")]
    [InlineData("\"num_attention_heads\": 8", "\"num_attention_heads\": 12", "num_attention_heads", "must divide the 64 of 'hidden_size'")]
    [InlineData("\"vocab_size\": 100", "\"vocab_size\": 100, \"attention_bias\": \"yes\"", "attention_bias", "must be true or false")]
    public void Values_that_do_not_fit_are_refused(string written, string changed, string path, string message)
        => Configs.Refused(Llama.Replace(written, changed, StringComparison.Ordinal)).Should().ContainSingle()
            .Which.Should().Match<Fault>(fault => fault.Path == path && fault.Message.Contains(message, StringComparison.Ordinal));

    [Theory]
    [InlineData("\"num_experts_per_tok\": 5", "num_experts_per_tok", FaultCodes.OutOfRange)]
    [InlineData("\"num_experts_per_tok\": 2, \"layer_types\": [\"full_attention\"]", "layer_types", FaultCodes.Conflict)]
    [InlineData("\"num_experts_per_tok\": 2, \"layer_types\": [\"full_attention\", \"chunked_attention\"]", "layer_types", FaultCodes.BadValue)]
    [InlineData("\"num_experts_per_tok\": 2, \"layer_types\": \"full_attention\"", "layer_types", FaultCodes.WrongShape)]
    public void Experts_and_layers_that_contradict_each_other_are_refused(string keys, string path, string code)
        => Configs.Refused($$"""
            {
              "model_type": "gpt_oss", "head_dim": 8, "hidden_size": 64, "intermediate_size": 64, "num_attention_heads": 8,
              "num_hidden_layers": 2, "num_key_value_heads": 4, "num_local_experts": 4, "sliding_window": 16, "vocab_size": 100, {{keys}}
            }
            """).Should().Contain(fault => fault.Path == path && fault.Code == code);

    [Theory]
    [InlineData("M*X", FaultCodes.BadValue)]
    [InlineData("M*", FaultCodes.Conflict)]
    public void A_pattern_of_layers_that_cannot_be_is_refused(string pattern, string code)
        => Configs.Refused($$"""
            {
              "model_type": "nemotron_h", "hidden_size": 64, "num_hidden_layers": 3, "hybrid_override_pattern": "{{pattern}}",
              "num_attention_heads": 8, "mamba_num_heads": 2, "mamba_head_dim": 4, "ssm_state_size": 8, "n_groups": 1, "conv_kernel": 4,
              "vocab_size": 100
            }
            """).Should().ContainSingle().Which.Should().Match<Fault>(fault => fault.Code == code && fault.Path == "hybrid_override_pattern");

    [Theory]
    [InlineData("\"attn_config\": { \"attn_type\": \"linear\" }", "attn_config.attn_type", FaultCodes.BadValue)]
    [InlineData("\"attn_config\": { \"attn_type\": \"grouped_query_attention\", \"kv_n_heads\": 3 }", "attn_config.kv_n_heads", FaultCodes.OutOfRange)]
    [InlineData("\"expansion_ratio\": 16384, \"attn_config\": {}", "expansion_ratio", FaultCodes.OutOfRange)]
    [InlineData("\"no_bias\": true", "attn_config", FaultCodes.Missing)]
    public void An_mpt_attention_that_cannot_be_is_refused(string keys, string path, string code)
        => Configs.Refused($$"""
            { "model_type": "mpt", "d_model": 2048, "n_heads": 8, "n_layers": 2, "max_seq_len": 16, "vocab_size": 100, {{keys}} }
            """).Should().ContainSingle().Which.Should().Match<Fault>(fault => fault.Code == code && fault.Path == path);

    [Fact]
    public void A_list_of_layers_holds_whole_numbers()
        => Configs.Refused("""
            {
              "model_type": "qwen3_moe", "hidden_size": 8, "intermediate_size": 24, "num_attention_heads": 2, "num_hidden_layers": 2,
              "vocab_size": 10, "mlp_only_layers": [1, "last"], "num_experts": 4, "num_experts_per_tok": 2, "moe_intermediate_size": 6
            }
            """).Should().ContainSingle().Which.Message.Should().Contain("'mlp_only_layers'").And.Contain("'last'");

    [Fact]
    public void Earlier_faults_of_the_same_collector_do_not_hide_a_sound_configuration()
    {
        var faults = new FaultCollector();
        faults.Add(new Fault(FaultCodes.BadValue, "elsewhere", "something else is wrong"));

        HuggingFaceConfig.Read(JsonDataReader.Read(Llama, "config.json", faults)!, "own", faults).Should().NotBeNull();
        faults.Count.Should().Be(1);
    }
}
