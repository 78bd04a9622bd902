using System.Collections.Frozen;
using CostModel.Validation;

namespace CostModel.Models.HuggingFace;

/// <summary>The families that can be read, by the <c>model_type</c> of their configurations.</summary>
internal static class ModelFamilies
{
    private const string LanguagePart = "text_config";

    private static readonly FrozenDictionary<string, Func<ConfigReader, ModelArchitecture>> s_readers =
        new Dictionary<string, Func<ConfigReader, ModelArchitecture>>(StringComparer.Ordinal)
        {
            ["arctic"] = MixtralFamily.ReadArctic,
            ["bloom"] = BloomFamily.Read,
            ["deepseek_v2"] = DeepSeekFamily.Read,
            ["deepseek_v3"] = DeepSeekFamily.Read,
            ["deepseek_v32"] = DeepSeekFamily.ReadSparse,
            ["falcon"] = FalconFamily.Read,
            ["gemma"] = GemmaFamily.ReadGemma,
            ["gemma2"] = GemmaFamily.ReadGemma2,
            ["gemma3_text"] = GemmaFamily.ReadGemma3,
            ["glm_moe_dsa"] = DeepSeekFamily.ReadSparse,
            ["gpt2"] = GptFamily.ReadGpt2,
            ["gpt_neox"] = GptNeoxFamily.ReadNeox,
            ["gpt_oss"] = MixtralFamily.ReadGptOss,
            ["gptj"] = GptFamily.ReadGptj,
            ["kimi_k2"] = DeepSeekFamily.Read,
            ["llama"] = LlamaFamily.ReadLlama,
            ["llama4_text"] = Llama4Family.Read,
            ["minimax_m2"] = MixtralFamily.ReadMiniMax,
            ["mistral"] = LlamaFamily.ReadWindowed,
            ["mixtral"] = MixtralFamily.ReadMixtral,
            ["mpt"] = MptFamily.Read,
            ["nemotron_h"] = NemotronHFamily.Read,
            ["opt"] = OptFamily.Read,
            ["phi"] = GptNeoxFamily.ReadPhi,
            ["phi3"] = LlamaFamily.ReadWindowed,
            ["qwen2"] = QwenFamily.ReadQwen2,
            ["qwen2_moe"] = QwenFamily.ReadQwen2Moe,
            ["qwen3"] = QwenFamily.ReadQwen3,
            ["qwen3_moe"] = QwenFamily.ReadQwen3Moe,
            ["qwen3_next"] = QwenHybridFamily.Read,
            ["qwen3_5_moe_text"] = QwenHybridFamily.Read,
            ["qwen3_5_text"] = QwenHybridFamily.Read,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Multimodal models, and the family of their language part where that part does not name one.</summary>
    private static readonly FrozenDictionary<string, string> s_multimodal = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["gemma3"] = "gemma3_text",
        ["kimi_k25"] = "kimi_k2",
        ["llama4"] = "llama4_text",
        ["mistral3"] = "mistral",
        ["qwen3_5"] = "qwen3_5_text",
        ["qwen3_5_moe"] = "qwen3_5_moe_text",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The shape, or null where the family is not known; a shape read with faults is of no use.</summary>
    internal static ModelArchitecture? Read(ConfigReader config)
    {
        string type = config.Text("model_type");
        if (!s_multimodal.TryGetValue(type, out string? languageType))
        {
            return ReadAs(type, config);
        }

        return config.RequiredChild(LanguagePart) is { } language
            ? ReadAs(language.OptionalText("model_type") ?? languageType, language)
            : null;
    }

    private static ModelArchitecture? ReadAs(string type, ConfigReader config)
    {
        if (s_readers.TryGetValue(type, out Func<ConfigReader, ModelArchitecture>? read))
        {
            return read(config);
        }

        if (type.Length > 0)
        {
            string[] supported = [.. s_readers.Keys.Concat(s_multimodal.Keys).Order(StringComparer.Ordinal)];
            string? nearest = NearestMatch.Of(type, supported);
            config.Refuse(
                "model_type",
                FaultCodes.UnknownId,
                $"model_type '{type}' is not supported; supported are {string.Join(", ", supported)}",
                nearest is null ? null : $"did you mean '{nearest}'?");
        }

        return null;
    }
}
