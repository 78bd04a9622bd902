using CostModel.Models;
using CostModel.Training;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Training;

public class MemoryModelTests
{
    [Fact]
    public void Sharding_more_never_takes_more_for_states()
        => Prop.ForAll(Runs.Valid, run =>
        {
            double States(ParameterSharding sharding) => Use(run, layout => layout with { Sharding = sharding }).States;
            return States(ParameterSharding.Zero3) <= States(ParameterSharding.Zero1)
                && States(ParameterSharding.Zero2) <= States(ParameterSharding.Zero1)
                && States(ParameterSharding.Zero1) <= States(ParameterSharding.None)
                && (run.Layout.Pipeline > 1 || States(ParameterSharding.Zero3) <= States(ParameterSharding.Zero2));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Full_recomputation_never_keeps_more_than_none()
        => Prop.ForAll(Runs.Valid, run =>
        {
            double Kept(double share) => Use(run, layout => layout with { Recompute = Ratio.FromFraction(share) }).Activations;

            // One layer at work comes on top of the inputs that are kept: that is no saving over few layers, or where little is kept anyway.
            double layers = run.Model!.Architecture!.LayerCount / (double)run.Layout.Pipeline!.Value;
            return layers < 4 || run.Stack!.KeptActivations < 1 || Kept(1) <= Kept(0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_tensor_ranks_never_take_more_memory()
        => Prop.ForAll(Runs.Valid, run =>
        {
            int tensor = run.Layout.Tensor!.Value;
            if (LayoutSpace.Heads(run.Model!.Architecture!) % (2 * tensor) != 0)
            {
                return true;
            }

            TrainingRun wider = run with { Chips = 2 * run.Chips, Layout = run.Layout with { Tensor = 2 * tensor } };
            return Use(wider, layout => layout).Total <= Use(run, layout => layout).Total * (1 + 1e-12);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_parts_are_the_whole_and_none_is_below_nothing()
        => Prop.ForAll(Runs.Valid, run =>
        {
            MemoryEstimate memory = run.Estimate().Memory!;
            Bytes[] parts =
            [
                memory.Weights, memory.Gradients, memory.Optimizer, memory.Activations, memory.Logits, memory.Gathered, memory.Fragmentation, memory.Context,
            ];
            return parts.All(part => part >= Bytes.Zero) && Math.Abs(parts.Sum(part => part.TotalBytes) - memory.Total.TotalBytes) <= 1e-9 * memory.Total.TotalBytes;
        }).QuickCheckThrowOnFailure();

    /// <summary>
    /// Rajbhandari et al. 2020, arXiv 1910.02054, section 3.1: 16 bytes a parameter with mixed-precision Adam (2 weights, 2 gradients,
    /// 12 states), so 7.5B parameters take 120 GB; with 4-byte gradient buffers as Megatron keeps them, 18.
    /// </summary>
    [Fact]
    public void States_take_18_bytes_a_parameter_where_gradients_add_up_in_32_bits()
    {
        Model model = ModelCatalog.Default["llama-2-7b"];
        MemoryEstimate memory = Runs.Of(model, "h100-sxm-80gb", "megatron-core-2023", 1, 2048, 1, new TrainingLayout
        {
            Tensor = 1,
            Pipeline = 1,
            MicroBatch = 1,
            Sharding = ParameterSharding.None,
        }).Estimate().Memory!;

        double extra = TrainingStackCatalog.Default["megatron-core-2023"].OptimizerExtraBytes;
        (memory.States.TotalBytes / model.Parameters.TotalParameters).Should().BeApproximately(18 + extra, 0.02);
    }

    [Theory]
    [InlineData(OptimizerKind.Adam, 12)]
    [InlineData(OptimizerKind.AdamBf16, 8)] // two moments of 2 bytes, a master copy of 4
    [InlineData(OptimizerKind.Adam8Bit, 6)] // two moments of 1 byte: Dettmers et al. 2021, arXiv 2110.02861
    [InlineData(OptimizerKind.Adafactor, 4)] // factored second moment: Shazeer and Stern 2018, arXiv 1804.04235
    [InlineData(OptimizerKind.Muon, 8)] // one momentum: Liu et al. 2025, arXiv 2502.16982
    public void An_optimizer_keeps_its_moments_and_a_master_copy(OptimizerKind optimizer, double bytes)
    {
        Model model = ModelCatalog.Default["llama-3.2-1b"];
        TrainingRun run = Runs.Of(model, "h100-sxm-80gb", "megatron-core-2023", 1, 2048, 1, new TrainingLayout
        {
            Tensor = 1,
            Pipeline = 1,
            MicroBatch = 1,
            Sharding = ParameterSharding.None,
        });

        double kept = (run with { Optimizer = optimizer }).Estimate().Memory!.Optimizer.TotalBytes;

        double extra = TrainingStackCatalog.Default["megatron-core-2023"].OptimizerExtraBytes;
        (kept / model.Parameters.TotalParameters).Should().BeApproximately(bytes + extra, 0.01);
    }

    private static MemoryUse Use(TrainingRun run, Func<TrainingLayout, TrainingLayout> change)
        => (run with { Layout = change(run.Layout), GradientPrecision = GradientPrecision.Fp32 }).Compile().Operators!.MemoryUse;
}
