using CostModel.Efficiency.PostTraining;
using CostModel.Hardware;

namespace CostModel.Tests.Efficiency;

public class PostTrainingTests
{
    private static readonly PostTrainingSetting s_gpt3 = new() { Policy = ParameterCount.FromBillions(175) };

    private static double Days(StageEstimate stage) => stage.Flops.TotalFlops / 8.64e19;

    private static PostTrainingEstimate InstructGpt => PostTrainingPipeline.Default["instructgpt"].Estimate(s_gpt3);

    [Fact]
    public void The_stages_of_InstructGPT_take_the_published_compute()
    {
        // Ouyang et al. 2022, arXiv 2203.02155, section 5.1: 4.9 PF-days of SFT and 60 of PPO-ptx, against 3,640 of GPT-3.
        Math.Round(Days(InstructGpt.Stages[0]), 1).Should().Be(4.9);
        Days(InstructGpt.Stages[2]).Should().BeApproximately(60, 60 * 0.01);
        (InstructGpt.PetaflopDays / 3640).Should().BeApproximately(0.0165 + 0.0013, 0.0005);
    }

    [Theory]
    [InlineData(166, 88, 2000, 51.1)] // table 9: prompts of 166 tokens; table 11: demonstrations for customers of 88
    [InlineData(1000, 1000, 2000, 60.5)] // appendix C: contexts of 2k, prompts and answers of at most 1k
    [InlineData(1024, 1024, 2048, 62.0)]
    public void PPO_of_InstructGPT_is_what_a_hand_count_of_its_passes_gives(double prompt, double answer, double mix, double days)
    {
        // Hand: (6 * 175e9 * 8 * 256,000 * mix + 256,000 * (prompt + answer) * ((2 + 2 + 6) * 175e9 + (2 + 2 + 6) * 6e9)) / 8.64e19: the policy writes,
        // the reference reads, the policy learns; the reward model reads, the value model reads before and learns after the reward.
        PostTrainingStage published = InstructGpt.Stages[2].Stage;
        PostTrainingStage stage = published with
        {
            PromptTokens = Tokens.FromTokens(256_000 * prompt),
            GeneratedTokens = Tokens.FromTokens(256_000 * answer),
            TrainedTokens = Tokens.FromTokens(256_000 * (prompt + answer)),
            MixTokens = Tokens.FromTokens(8 * 256_000 * mix),
        };
        PostTrainingPipeline pipeline = PostTrainingPipeline.Default["instructgpt"] with { Stages = [stage] };

        Days(pipeline.Estimate(s_gpt3).Stages[0]).Should().BeApproximately(days, 0.05);
    }

    [Fact]
    public void Twenty_thousand_hours_at_30_dollars_are_600_thousand()
    {
        InstructGpt.LabelHours.Should().Be(20_000);
        InstructGpt.LabelCost.TotalDollars.Should().BeApproximately(600_000, 1);
    }

    [Fact]
    public void PPO_keeps_four_models_in_memory_and_DPO_two()
    {
        PostTrainingStage ppo = PostTrainingPipeline.Default["rlhf-ppo"].Stages[^1];
        PostTrainingStage dpo = PostTrainingPipeline.Default["dpo"].Stages[^1];

        ppo.Models.Select(model => model.Role).Should().Equal("policy", "value model", "reference", "reward model");
        dpo.Models.Select(model => model.Role).Should().Equal("policy", "reference");
        PostTrainingPipeline.Default["dpo"].Estimate(s_gpt3).PeakMemory.TotalBytes.Should().Be(175e9 * (16 + 2));
        PostTrainingPipeline.Default["rlhf-ppo"].Estimate(s_gpt3).PeakMemory.TotalBytes.Should().Be(175e9 * (16 + 16 + 2 + 2));
    }

    [Fact]
    public void An_averaged_reward_model_is_used_at_the_cost_of_one_and_trained_at_the_cost_of_six()
    {
        PostTrainingEstimate warm = PostTrainingPipeline.Default["warm"].Estimate(s_gpt3);
        PostTrainingEstimate single = PostTrainingPipeline.Default["rlhf-ppo"].Estimate(s_gpt3);

        (warm.Stages[1].TrainingFlops / single.Stages[1].TrainingFlops).Should().BeApproximately(6, 1e-9);
        warm.Stages[2].Flops.Should().Be(single.Stages[2].Flops);
    }

    [Fact]
    public void Lines_of_all_stages_sum_to_the_whole()
    {
        PostTrainingEstimate estimate = PostTrainingPipeline.Default["process-supervision"].Estimate(s_gpt3 with
        {
            Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
            Price = UsdPerGpuHour.FromDollarsPerGpuHour(2),
        });

        estimate.Cost.TotalDollars.Should().BeApproximately(
            estimate.ComputeCost!.Value.TotalDollars + estimate.LabelCost.TotalDollars + estimate.Fees.TotalDollars, 1e-6);
        estimate.Cost.TotalDollars.Should().BeApproximately(estimate.Stages.Sum(stage => stage.Cost.TotalDollars), 1e-6);
    }
}
