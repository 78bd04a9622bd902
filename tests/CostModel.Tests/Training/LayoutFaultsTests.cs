using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Tests.Training;

/// <summary>Layouts that cannot be: each is refused by a sentence that names the numbers and the nearest that works.</summary>
public class LayoutFaultsTests
{
    [Fact]
    public void Tensor_ranks_divide_the_heads()
        => Faults("llama-3.1-405b", 4096, new TrainingLayout { Tensor = 12, Pipeline = 1, Data = null }, batch: 4096).Should()
            .Contain("training.parallelism.tensor: 128 heads do not divide among 12 tensor-parallel ranks (the nearest that works is 8)");

    [Fact]
    public void There_are_no_more_stages_than_layers()
        => Faults("llama-3.1-8b", 64, new TrainingLayout { Tensor = 1, Pipeline = 64 }).Should()
            .Equal("training.parallelism.pipeline: 64 stages need at least as many layers, and the model has 32 (the nearest that works is 32)");

    [Fact]
    public void The_batch_divides_among_replicas()
        => Faults("llama-3.1-8b", 64, new TrainingLayout { Tensor = 2, Pipeline = 1 }, batch: 100).Should()
            .Equal("training.parallelism.data: a batch of 100 sequences does not divide among 32 data-parallel ranks (the nearest that works is 25)");

    [Fact]
    public void The_sequences_of_a_replica_divide_into_micro_batches()
        => Faults("llama-3.1-8b", 64, new TrainingLayout { Tensor = 2, Pipeline = 1, MicroBatch = 3 }, batch: 128).Should()
            .Equal("training.parallelism.microBatch: 4 sequences of one rank do not divide into micro-batches of 3 (the nearest that works is 2)");

    [Fact]
    public void Expert_ranks_divide_the_experts()
        => Faults("mixtral-8x7b", 64, new TrainingLayout { Expert = 3 }).Should()
            .Equal("training.parallelism.expert: 8 experts do not divide among 3 ranks (the nearest that works is 2)");

    [Fact]
    public void There_are_no_more_expert_ranks_than_a_stage_has_chips()
        => Faults("deepseek-v3", 256, new TrainingLayout { Pipeline = 8, Expert = 64 }).Should()
            .Equal("training.parallelism.expert: 64 ranks are more than the 32 of one pipeline stage (the nearest that works is 32)");

    [Fact]
    public void A_dense_model_has_no_experts_to_share()
        => Faults("llama-3.1-8b", 64, new TrainingLayout { Expert = 8 }).Should()
            .Equal("training.parallelism.expert: the model has no experts that 8 ranks could share (the nearest that works is 1)");

    [Fact]
    public void The_degrees_make_up_the_chips()
        => Faults("llama-3.1-8b", 100, new TrainingLayout { Tensor = 8, Pipeline = 2, Context = 1, Data = 6 }).Should()
            .Contain("training.parallelism.data: tensor 8 x pipeline 2 x context 1 x data 6 = 96 does not make up 100 chips");

    [Fact]
    public void A_matrix_is_not_shared_over_chips_without_a_link()
        => Faults("llama-3.2-1b", 2, new TrainingLayout { Tensor = 2 }, hardware: Unlinked().Id).Should()
            .Equal($"training.parallelism.tensor: '{Unlinked().Id}' has no link over which 2 ranks could share a matrix (the nearest that works is 1)");

    [Fact]
    public void No_chunk_of_a_stage_is_empty()
        => Faults("llama-3.1-8b", 64, new TrainingLayout { Tensor = 1, Pipeline = 8, VirtualPipeline = 5 }).Should()
            .Equal("training.parallelism.virtualPipeline: 8 stages of 5 chunks make 40, and the model has 32 layers to fill them (34 with embedding, loss and prediction modules) (the nearest that works is 4)");

    /// <summary>Llama 3, arXiv 2407.21783, section 3.3.2: one layer less on the first and the last of 128 chunks.</summary>
    [Fact]
    public void Embedding_and_loss_may_stand_for_a_layer()
        => FaultsOf("llama-3.1-405b", 128, new TrainingLayout { Tensor = 8, Pipeline = 16, VirtualPipeline = 8 }, 64, "h100-sxm-80gb", isRefused: false)
            .Should().BeEmpty();

    [Fact]
    public void Ranks_that_share_a_sequence_divide_it()
        => Faults("llama-3.1-8b", 96, new TrainingLayout { Tensor = 1, Pipeline = 1, Context = 3 }).Should()
            .Equal("training.parallelism.context: a sequence of 2048 tokens does not divide among 3 ranks (the nearest that works is 2)");

    [Fact]
    public void Ranks_that_exchange_heads_divide_them()
        => Faults("llama-3.1-8b", 64, new TrainingLayout { Tensor = 1, Pipeline = 1, Context = 16, ContextMethod = ContextMethod.AllToAll }).Should()
            .Equal("training.parallelism.context: 8 key-value heads do not divide among 16 ranks that exchange heads (all-to-all) (the nearest that works is 8)");

    [Fact]
    public void More_chips_than_a_node_need_a_network()
        => Faults("llama-3.1-8b", 16, new TrainingLayout { Tensor = 8 }, hardware: "rtx-4090-24gb").Should()
            .Equal("training.chips: 16 chips of 'rtx-4090-24gb' would need a network between nodes, and it has links among 8 only (use at most 8 chips, or state training.networkBandwidth)");

    [Fact]
    public void Everything_that_is_wrong_with_a_layout_is_said_at_once()
        => Faults("llama-3.1-8b", 100, new TrainingLayout { Tensor = 3, Pipeline = 33, Expert = 2 }).Should().HaveCountGreaterOrEqualTo(4);

    [Fact]
    public void A_layout_that_cannot_be_is_infeasible_rather_than_misspelt()
        => FaultsOf("llama-3.1-8b", 64, new TrainingLayout { Tensor = 5 }, 64, "h100-sxm-80gb").Should().OnlyContain(fault => fault.IsInfeasibility);

    private static HardwareProfile Unlinked()
        => HardwareCatalog.Default.Ids.Select(id => HardwareCatalog.Default[id]).First(chip => chip is { ScaleUp: null, ScaleOut: null } && chip.Computes(NumberFormat.Bf16));

    private static IEnumerable<string> Faults(string model, int chips, TrainingLayout layout, int batch = 64, string hardware = "h100-sxm-80gb")
        => FaultsOf(model, chips, layout, batch, hardware).Select(fault => fault.ToString()[(FaultCodes.Layout.Length + 1)..]);

    private static Fault[] FaultsOf(string model, int chips, TrainingLayout layout, int batch, string hardware, bool isRefused = true)
    {
        var faults = new FaultCollector();
        CompiledTrainingRun? compiled = new TrainingRun
        {
            Model = ModelCatalog.Default[model],
            Tokens = Tokens.FromBillions(1),
            Hardware = HardwareCatalog.Default[hardware],
            Chips = chips,
            SequenceLength = 2048,
            BatchTokens = Tokens.FromTokens(batch * 2048.0),
            Layout = layout,
        }.TryCompile(faults);
        (compiled is null).Should().Be(isRefused);
        return [.. faults.ToImmutable()];
    }
}
