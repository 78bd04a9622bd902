using CostModel.Efficiency;
using CostModel.Efficiency.PostTraining;

namespace CostModel.Tests.Efficiency;

/// <summary>The records of techniques hold the figures of reference/scaling_laws.md, section 10; each is written here by hand with its paper.</summary>
public class LeverFigureTests
{
    private static Technique Of(string id) => TechniqueCatalog.Default[id];

    [Fact]
    public void LoRA_leaves_out_the_weight_gradients_and_most_of_the_memory()
    {
        // Hu et al. 2021: 4 N for 6 N; a quarter less time on GPT-3; 1.2 TB to 350 GB, three times.
        TrainingEffect lora = Of("lora").Training!;

        lora.Flops.Should().BeApproximately(4.0 / 6, 0.0005);
        (lora.Flops / lora.Speed.Central).Should().BeApproximately(0.75, 0.005);
        (175e9 * lora.StateBytesPerParameter!.Value).Should().BeApproximately(350e9, 0.06 * 350e9);
        Math.Floor(1.2e12 / (175e9 * lora.StateBytesPerParameter.Value)).Should().Be(3);
    }

    [Fact]
    public void QLoRA_fits_65B_into_48_GB_and_takes_1_2_to_1_75_times_as_long_as_LoRA()
    {
        // Dettmers et al. 2023: 0.5 bytes and 0.127 bits a parameter, and the adapter; 99.3 % of ChatGPT.
        TrainingEffect lora = Of("lora").Training!;
        TrainingEffect qlora = Of("qlora").Training!;

        (65e9 * qlora.StateBytesPerParameter!.Value).Should().BeInRange(65e9 * (0.5 + (0.127 / 8)), 48e9);
        (lora.Speed.Central / qlora.Speed.High).Should().BeApproximately(1.2, 0.05);
        (lora.Speed.Central / qlora.Speed.Low).Should().BeApproximately(1.75, 0.05);
        Of("qlora").Quality.Retention.Central.Should().Be(0.993);
    }

    [Fact]
    public void Full_fine_tuning_keeps_16_bytes_a_parameter()
        => Of("full-sft").Training!.StateBytesPerParameter.Should().Be(2 + 2 + 4 + 4 + 4);

    [Theory]
    [InlineData("dpo", 8)] // 6 N of the policy and 2 N of the reference
    [InlineData("spin", 8)]
    public void Learning_from_pairs_takes_8_FLOPs_per_parameter_and_token(string id, double flops)
    {
        PostTrainingEstimate estimate = PostTrainingPipeline.Default[id].Estimate(new PostTrainingSetting { Policy = ParameterCount.FromBillions(7) });
        StageEstimate stage = estimate.Stages[^1];

        ((stage.TrainingFlops + stage.ScoringFlops).TotalFlops / (7e9 * stage.Stage.TrainedTokens.TotalTokens)).Should().BeApproximately(flops, 1e-9);
    }

    [Fact]
    public void SPIN_makes_four_rounds_over_50_thousand_prompts()
        => PostTrainingPipeline.Default["spin"].Estimate(new PostTrainingSetting { Policy = ParameterCount.FromBillions(7) })
            .Stages[^1].GenerationFlops.TotalFlops.Should().BeApproximately(2 * 7e9 * 4 * 50_000 * (300 + 400), 1);

    [Fact]
    public void Backtranslation_labels_502_thousand_documents_and_asks_for_3200_seeds()
    {
        // Li et al. 2023: two rounds of curation over what was written.
        PostTrainingPipeline pipeline = PostTrainingPipeline.Default["instruction-backtranslation"];

        pipeline.Stages[0].LabelHours.Should().BeApproximately(3200 * 600.0 / 3600, 1e-9);
        pipeline.Stages[1].GeneratedTokens.TotalTokens.Should().Be(502_000 * 100);
        pipeline.Stages[2].GeneratedTokens.TotalTokens.Should().Be(2 * 502_000 * 20);
    }

    [Fact]
    public void WRAP_trains_with_a_third_and_writes_the_rest_with_a_7B_model()
    {
        // Maini et al. 2024: 3 times; hand: 2 x 7.24e9 x (85e9 read + 85e9 written) = 2.46e21 FLOPs, against 6 x 1.3e9 x 300e9 = 2.34e21.
        TrainingEffect wrap = Of("wrap").Training!;

        wrap.Tokens.Should().BeApproximately(1 / 3.0, 1e-12);
        (2 * wrap.Generation!.Generator.TotalParameters * 300e9 * (wrap.Generation.ReadShare + wrap.Generation.WrittenShare))
            .Should().BeApproximately(2.46e21, 0.005e21);
    }

    [Fact]
    public void SliceGPT_removes_a_quarter_of_the_parameters_and_a_third_of_the_arithmetic()
    {
        // Ashkboos et al. 2024: 64 % on 24 GB cards, 66 % on A100; 99, 99 and 90 % of zero-shot accuracy.
        ServingEffect sliced = Of("slicegpt").Serving!;

        sliced.Parameters.Should().Be(0.75);
        (sliced.Parameters * sliced.Flops).Should().BeInRange(0.64, 0.66);
        Of("slicegpt").Quality.Retention.High.Should().Be(0.99);
        Of("slicegpt").Quality.Retention.Low.Should().Be(0.90);
    }

    [Theory]
    [InlineData("sparsegpt", 4.0, 4.5)] // Frantar and Alistarh 2023: under 4.5 hours on one GPU
    [InlineData("sparsity-2-4", 4.0, 4.5)]
    [InlineData("gptq-int4", 3.5, 4.5)] // Frantar et al. 2022: about 4 GPU-hours
    [InlineData("gptq-int3", 3.5, 4.5)]
    public void Compressing_175B_takes_the_published_hours(string id, double least, double most)
        => (175 * Of(id).OneOff.GpuHoursPerBillion).Should().BeInRange(least, most);

    [Fact]
    public void Formats_of_weights_have_the_published_bits()
    {
        // Frantar et al. 2022 and 2023; Mishra et al. 2021: products 1.5 to 1.7 times as fast.
        Of("gptq-int4").Serving!.WeightBits.Should().Be(4);
        (Of("gptq-int3").Serving!.WeightBits + Of("gptq-int3").Serving!.ScaleBits).Should().Be(3 + (16.0 / 128));
        Of("sparsegpt").Serving!.Density.Should().Be(0.5);
        Of("sparsity-2-4").Serving!.Density.Should().Be(0.5);
        Of("sparsity-2-4").Serving!.GemmRate.Should().BeInRange(1.5, 1.7);
    }

    [Fact]
    public void FP8_trains_1_15_to_1_35_times_as_fast_for_a_quarter_of_a_percent_of_loss()
    {
        // llm-foundry, H100 3B: 548 over 418 model TFLOP/s; DeepSeek-V3: below 0.25 % of a loss of about 2 nats.
        TrainingEffect fp8 = Of("fp8-training").Training!;

        fp8.Speed.Low.Should().Be(1.15);
        fp8.Speed.High.Should().Be(1.35);
        fp8.Speed.Central.Should().BeApproximately(548.0 / 418, 0.015);
        Of("fp8-training").Quality.Nats.Low.Should().BeApproximately(0.0025 * 2, 1e-12);
    }

    [Fact]
    public void A_mixture_is_Mixtral_beside_Llama_2_70B()
    {
        // 12.9B of 46.7B parameters active, against 68.98B.
        Technique mixture = Of("moe");

        mixture.Training!.Flops.Should().BeApproximately(12.9 / 68.98, 0.0005);
        mixture.Serving!.Parameters.Should().BeApproximately(46.7 / 68.98, 0.005);
        mixture.Serving.Flops.Should().BeApproximately(12.9 / 46.7, 0.005);
    }

    [Fact]
    public void A_distilled_student_is_40_percent_smaller_and_keeps_97_percent()
    {
        // Sanh et al. 2019.
        Of("distillation").Serving!.Parameters.Should().Be(0.6);
        Of("distillation").Quality.Retention.Central.Should().Be(0.97);
    }

    [Fact]
    public void Fewer_heads_keep_less_and_are_trained_with_5_percent_of_the_computation()
    {
        // Ainslie et al. 2023, of 2T tokens; Shazeer 2019.
        Of("gqa").Serving!.KeyValueHeads.Should().Be(8);
        Of("mqa").Serving!.KeyValueHeads.Should().Be(1);
        (Of("gqa").OneOff.TrainingTokens / 2e12).Should().BeApproximately(0.05, 1e-12);
    }

    [Fact]
    public void A_latent_cache_of_6_bits_is_93_3_percent_smaller()
    {
        // DeepSeek-V2 against DeepSeek 67B: 60 layers of 512 + 64 elements, 95 layers of 2 x 8 x 128; 6 of 16 bits.
        double elements = 60.0 * (512 + 64) / (95 * 2 * 8 * 128);

        (1 - (elements * 6 / 16)).Should().BeApproximately(0.933, 0.0005);
        Of("mla").Serving!.CacheBytes.Should().BeApproximately(elements, 0.005);
    }

    [Fact]
    public void Drafting_four_tokens_yields_the_expected_number_and_speeds_up_two_to_three_times()
    {
        // Leviathan et al. 2023: (1 - a^(k+1)) / (1 - a) with a = 0.8, k = 4, over k c + 1 with c = 0.05.
        ServingEffect drafted = Of("speculative-decoding").Serving!;

        drafted.TokensPerPass.Should().BeApproximately((1 - Math.Pow(0.8, 5)) / (1 - 0.8), 1e-9);
        drafted.VerifiedPerPass.Should().Be(5);
        (drafted.TokensPerPass / (1 + drafted.DraftShare)).Should().BeInRange(2, 3);
    }

    [Theory]
    [InlineData("flash-attention", "25-40 / 50-73 %", "75 %")] // Dao et al. 2022, Dao 2023, Shah et al. 2024
    [InlineData("matryoshka", "14 times smaller", "14 times faster")] // Kusupati et al. 2022
    [InlineData("gptq-int3", "3.25 times", "4.5 on A6000")] // Frantar et al. 2022
    public void What_no_scenario_counts_says_its_published_figure(string id, string first, string second)
        => Of(id).Regime.Should().ContainAll(first, second);
}
