using CostModel.Models;

namespace CostModel.Tests.Models;

public class PublishedSizeTests
{
    /// <summary>
    /// "Checkpoint" is the number of parameters that the safetensors files of the named Hugging Face repository hold, as its page shows it.
    /// </summary>
    public static TheoryData<string, double> Sizes => new()
    {
        { "llama-7b", 6_738_415_616 }, // checkpoint huggyllama/llama-7b
        { "llama-13b", 13_015_864_320 }, // checkpoint huggyllama/llama-13b
        { "llama-33b", 32_528_943_616 }, // checkpoint huggyllama/llama-30b
        { "llama-65b", 65_285_660_672 }, // checkpoint huggyllama/llama-65b
        { "llama-2-7b", 6_738_415_616 }, // checkpoint meta-llama/Llama-2-7b-hf
        { "llama-2-13b", 13_015_864_320 }, // checkpoint meta-llama/Llama-2-13b-hf
        { "llama-2-70b", 68_976_648_192 }, // checkpoint meta-llama/Llama-2-70b-hf
        { "llama-3-8b", 8_030_261_248 }, // checkpoint meta-llama/Meta-Llama-3-8B
        { "llama-3-70b", 70_553_706_496 }, // checkpoint meta-llama/Meta-Llama-3-70B
        { "llama-3.1-8b", 8_030_261_248 }, // checkpoint meta-llama/Llama-3.1-8B
        { "llama-3.1-70b", 70_553_706_496 }, // checkpoint meta-llama/Llama-3.1-70B
        { "llama-3.1-405b", 405_853_388_800 }, // checkpoint meta-llama/Llama-3.1-405B
        { "llama-3.2-1b", 1_235_814_400 }, // checkpoint meta-llama/Llama-3.2-1B
        { "llama-3.2-3b", 3_212_749_824 }, // checkpoint meta-llama/Llama-3.2-3B
        { "llama-3.3-70b", 70_553_706_496 }, // checkpoint meta-llama/Llama-3.3-70B-Instruct

        // Checkpoints less 871,932,416 of vision tower and projector, counted from vision_config: 34 layers of 23,807,872, patches 827,904,
        // class 1,408, positions 812,416, norms 5,632, adapter 39,845,888 and projector 20,971,520.
        { "llama-4-scout-109b-a17b", 108_641_793_536 - 871_932_416 }, // checkpoint meta-llama/Llama-4-Scout-17B-16E-Instruct
        { "llama-4-maverick-400b-a17b", 401_583_781_376 - 871_932_416 }, // checkpoint meta-llama/Llama-4-Maverick-17B-128E-Instruct
        { "codellama-34b", 33_743_970_304 }, // checkpoint codellama/CodeLlama-34b-Instruct-hf
        { "yi-34b", 34_388_917_248 }, // checkpoint 01-ai/Yi-34B
        { "tinyllama-1.1b", 1_100_048_384 }, // checkpoint TinyLlama/TinyLlama-1.1B-Chat-v1.0
        { "internlm-20b", 20e9 }, // model card of internlm/internlm-20b
        { "olmo-7b", 6_888_095_744 }, // checkpoint allenai/OLMo-7B-hf
        { "mistral-7b", 7_241_732_096 }, // checkpoint mistralai/Mistral-7B-v0.1
        { "mistral-nemo-12b", 12_247_782_400 }, // checkpoint mistralai/Mistral-Nemo-Instruct-2407
        { "mistral-large-123b", 122_610_069_504 }, // checkpoint mistralai/Mistral-Large-Instruct-2407
        { "mixtral-8x7b", 46_702_792_704 }, // checkpoint mistralai/Mixtral-8x7B-v0.1
        { "mixtral-8x22b", 140_620_634_112 }, // checkpoint mistral-community/Mixtral-8x22B-v0.1
        { "qwen2.5-7b", 7_615_616_512 }, // checkpoint Qwen/Qwen2.5-7B-Instruct
        { "qwen2.5-72b", 72_706_203_648 }, // checkpoint Qwen/Qwen2.5-72B-Instruct
        { "qwen3-0.6b", 751_632_384 - (151_936 * 1_024) }, // checkpoint Qwen/Qwen3-0.6B, which holds the tied embedding twice
        { "qwen3-8b", 8_190_735_360 }, // checkpoint Qwen/Qwen3-8B
        { "qwen3-14b", 14_768_307_200 }, // checkpoint Qwen/Qwen3-14B
        { "qwen3-32b", 32_762_123_264 }, // checkpoint Qwen/Qwen3-32B
        { "qwen3-30b-a3b", 30_532_122_624 }, // checkpoint Qwen/Qwen3-30B-A3B
        { "qwen3-235b-a22b", 235_093_634_560 }, // checkpoint Qwen/Qwen3-235B-A22B
        { "qwen3-coder-480b-a35b", 480_154_875_392 }, // checkpoint Qwen/Qwen3-Coder-480B-A35B-Instruct
        { "qwen3.5-397b-a17b", 397e9 }, // model card of Qwen/Qwen3.5-397B-A17B
        { "deepseek-v2-lite", 15_706_484_224 }, // checkpoint deepseek-ai/DeepSeek-V2-Lite
        { "deepseek-v3", 671_026_419_200 }, // checkpoint microsoft/MAI-DS-R1, a BF16 copy without the prediction module
        { "deepseek-r1", 671_026_419_200 }, // as deepseek-v3
        { "kimi-k2", 1_026_408_232_448 }, // checkpoint moonshotai/Kimi-K2-Instruct without the scales of its 8-bit weights
        { "kimi-k2.5", 1_026_408_232_448 }, // the language model of kimi-k2
        { "glm-5", 753_864_139_008 - GlmPredictionModule }, // checkpoint zai-org/GLM-5
        { "minimax-m2.5", 228_689_764_864 }, // checkpoint MiniMaxAI/MiniMax-M2, of the same shape
        { "gpt-oss-120b", 116_829_156_672 }, // checkpoint openai/gpt-oss-120b, 4-bit weights unpacked
        { "gpt-oss-20b", 20_914_757_184 }, // checkpoint openai/gpt-oss-20b, 4-bit weights unpacked
        { "gpt-2", 124_439_808 }, // checkpoint openai-community/gpt2
        { "gpt-2-xl", 1_557_611_200 }, // checkpoint openai-community/gpt2-xl
        { "gpt-3-175b", 175e9 }, // Brown et al. 2020, table 2.1
        { "opt-175b", 175e9 }, // Zhang et al. 2022, table 1
        { "mt-nlg-530b", 530e9 }, // Smith et al. 2022, section 2.3
        { "gpt-j-6b", 6_053_381_344 }, // model card of EleutherAI/gpt-j-6b
        { "gpt-neox-20b", 20_554_567_680 }, // model card of EleutherAI/gpt-neox-20b
        { "pythia-1.4b", 1_414_647_808 }, // model card of EleutherAI/pythia-1.4b
        { "pythia-6.9b", 6_857_302_016 }, // model card of EleutherAI/pythia-6.9b
        { "pythia-12b", 11_846_072_320 }, // model card of EleutherAI/pythia-12b
        { "palm-8b", 8.63e9 }, // Chowdhery et al. 2022, table 1
        { "palm-62b", 62.50e9 }, // Chowdhery et al. 2022, table 1
        { "palm-540b", 540.35e9 }, // Chowdhery et al. 2022, table 1
        { "chinchilla-70b", 70e9 }, // Hoffmann et al. 2022, table 4
        { "gopher-280b", 280e9 }, // Rae et al. 2021, table 1
        { "gemma-2b", 2_506_172_416 }, // checkpoint google/gemma-2b
        { "gemma-2-27b", 27_227_128_320 }, // checkpoint google/gemma-2-27b

        // Checkpoint google/gemma-3-27b-it less the SigLIP tower of 416,866,032 and the projector of 1152 x 5376 with its norm of 1152.
        { "gemma-3-27b", 27_432_406_640 - 416_866_032 - (1_152 * 5_376) - 1_152 },
        { "bloom-176b", 176_247_271_424 }, // checkpoint bigscience/bloom
        { "mpt-7b", 6_649_286_656 }, // checkpoint mosaicml/mpt-7b
        { "mpt-30b", 29.95e9 }, // model card of mosaicml/mpt-30b
        { "falcon-7b", 7_217_189_760 - (65_024 * 4_544) }, // checkpoint tiiuae/falcon-7b, which holds the tied head twice
        { "falcon-40b", 41_835_970_560 - (65_024 * 8_192) }, // index of tiiuae/falcon-40b: 83,671,941,120 bytes, likewise
        { "falcon-180b", 179_522_565_120 - (65_024 * 14_848) }, // index of tiiuae/falcon-180B: 359,045,130,240 bytes, likewise
        { "phi-2", 2_779_683_840 }, // checkpoint microsoft/phi-2
        { "phi-4-14b", 14_659_507_200 }, // checkpoint microsoft/phi-4
        { "dbrx-132b", 132e9 }, // announcement by Databricks, 2024-03-27
        { "arctic-480b", 480e9 }, // model card of Snowflake/snowflake-arctic-base
        { "nemotron-4-15b", 3.2e9 + 12.5e9 }, // Parmar et al. 2024, section 2: embedding and other parameters
        { "nemotron-4-340b", 9.4e9 + 331.6e9 }, // Nemotron-4 340B report, table 1: embedding and other parameters
        { "nemotron-nano-30b-a3b", 31_577_937_344 }, // checkpoint nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-Base-BF16
        { "nemotron-super-120b-a12b", 123_611_012_096 - NemotronPredictionModule }, // checkpoint nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16
    };

    /// <summary>One layer of experts with its attention, the matrix that joins two states, and three norms; counted from GLM-5's config.json.</summary>
    private static double GlmPredictionModule
        => (256.0 * 3 * 6_144 * 2_048) // routed experts
            + (256 * 6_144) // router
            + (3 * 6_144 * 2_048) // shared expert
            + (6_144 * 2_048) + (2_048 * 64 * 256) // queries
            + (6_144 * (512 + 64)) + (512 * 64 * (192 + 256)) // keys and values
            + (64 * 256 * 6_144) // output
            + (2_048 * 32 * 128) + (6_144 * 128) + (6_144 * 32) // indexer
            + (2 * 6_144 * 6_144) + (5 * 6_144);

    /// <summary>One layer of attention, one of latent experts, the matrix that joins two states, and norms; from Nemotron 3 Super's config.json.</summary>
    private static double NemotronPredictionModule
        => (4_096 * ((2 * 4_096) + (2 * 256))) // attention
            + (512.0 * 2 * 1_024 * 2_688) // routed experts on the latent
            + (512 * 4_096) // router
            + (2 * 4_096 * 5_376) // shared expert
            + (2 * 4_096 * 1_024) // into and out of the latent
            + (2 * 4_096 * 4_096) + (5 * 4_096);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_shape_counts_the_published_parameters(string id, double published)
        => ModelCatalog.Default[id].Parameters.TotalParameters.Should().BeApproximately(published, 0.005 * published);

    [Theory]
    [InlineData("llama-3.1-405b", 405_853_388_800)] // checkpoint meta-llama/Llama-3.1-405B
    [InlineData("mixtral-8x7b", 46_702_792_704)] // checkpoint mistralai/Mixtral-8x7B-v0.1
    [InlineData("qwen2.5-7b", 7_615_616_512)] // checkpoint Qwen/Qwen2.5-7B-Instruct: biases on queries, keys and values
    [InlineData("qwen3-235b-a22b", 235_093_634_560)] // checkpoint Qwen/Qwen3-235B-A22B: norms of queries and keys
    [InlineData("deepseek-v2-lite", 15_706_484_224)] // checkpoint deepseek-ai/DeepSeek-V2-Lite: latent attention, shared experts
    [InlineData("gpt-2-xl", 1_557_611_200)] // checkpoint openai-community/gpt2-xl: learned positions, biases everywhere
    [InlineData("gpt-neox-20b", 20_554_567_680)] // model card of EleutherAI/gpt-neox-20b
    [InlineData("gemma-2-27b", 27_227_128_320)] // checkpoint google/gemma-2-27b: four norms a layer, tied embedding
    [InlineData("nemotron-nano-30b-a3b", 31_577_937_344)] // checkpoint nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-Base-BF16: Mamba-2
    public void Each_kind_of_part_counts_to_the_parameter(string id, double published)
        => ModelCatalog.Default[id].Parameters.TotalParameters.Should().Be(published);

    /// <summary>Narayanan et al. 2021, arXiv 2104.04473, equation 2: P = 12 l h^2 (1 + 13 / (12 h) + (V + s) / (12 l h)), without the last norm.</summary>
    [Theory]
    [InlineData("gpt-20b", 44, 6_144, 51_200, 1_024)]
    [InlineData("gpt-89b", 48, 12_288, 51_200, 1_024)]
    [InlineData("gpt-175b", 96, 12_288, 51_200, 1_024)]
    [InlineData("gpt-530b", 105, 20_480, 51_200, 1_024)]
    [InlineData("mt-nlg-530b", 105, 20_480, 51_200, 2_048)]
    public void A_Megatron_shape_counts_as_the_Megatron_paper_counts(string id, int layers, double hidden, int vocabulary, int positions)
    {
        double expected = (12 * layers * hidden * hidden) + (13 * layers * hidden) + ((vocabulary + positions) * hidden) + (2 * hidden);

        ModelCatalog.Default[id].Parameters.TotalParameters.Should().Be(expected);
    }

    [Fact]
    public void Grok_prints_what_its_layers_hold_without_the_embedding()
    {
        // xai-org/grok-1 says 314B; its embedding of 131,072 x 6,144 comes on top.
        double layers = ModelCatalog.Default["grok-1-314b"].Parameters.TotalParameters - (131_072.0 * 6_144);

        Math.Floor(layers / 1e9).Should().Be(314);
    }
}
