using CostModel.Efficiency.PostTraining;
using CostModel.Hardware;

namespace CostModel.Tests.Efficiency;

public class PostTrainingTests
{
    private static readonly PostTrainingSetting s_gpt3 = new() { Policy = ParameterCount.FromBillions(175) };

    private static PostTrainingEstimate InstructGpt => PostTrainingPipeline.Default["instructgpt"].Estimate(s_gpt3);

    [Fact]
    public void The_stages_of_InstructGPT_take_the_published_compute()
    {
        // Ouyang et al. 2022, arXiv 2203.02155, section 5.1: 4.9 PF-days of SFT and 60 of PPO-ptx, against 3,640 of GPT-3.
        double Days(int stage) => InstructGpt.Stages[stage].Flops.TotalFlops / 8.64e19;

        Days(0).Should().BeApproximately(4.9, 0.1);
        Days(2).Should().BeApproximately(60, 60 * 0.07);
        (InstructGpt.PetaflopDays / 3640).Should().BeApproximately(0.0165 + 0.0013, 0.002);
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
