using System.Collections.Immutable;
using CostModel.Models;
using CostModel.Training;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Training;

public class StepBreakdownTests
{
    /// <summary>Transformer-XL's relative positions multiply a matrix once a position, which the step leaves out.</summary>
    public static TheoryData<string> Models =>
        [.. ModelCatalog.Default.Ids.Where(id => ModelCatalog.Default[id].Architecture is { } shape && !shape.Layers.Any(group => group.Mixer is Attention { RelativePositions: true }))];

    [Fact]
    public void Times_of_operations_sum_to_the_step()
        => Prop.ForAll(Runs.Valid, run =>
        {
            CompiledTrainingRun compiled = run.Compile();

            double parts = compiled.Breakdown().Sum(operation => operation.Time.TotalSeconds);

            return Same(parts, compiled.Estimate().Step!.Seconds.TotalSeconds);
        }).QuickCheckThrowOnFailure();

    /// <summary>What the passes leave of the computation is given to the logits, so an operation left out would hide there.</summary>
    [Fact]
    public void Times_of_operations_in_the_passes_sum_to_those_of_the_layers()
        => Prop.ForAll(Runs.Valid, run =>
        {
            CompiledTrainingRun compiled = run.Compile();
            (StepModel step, StepSettings settings) = (compiled.Operators!.Step, compiled.Operators.Settings);
            double forward = 0;
            double backward = 0;
            foreach (LayerShape layer in step.Layers.ToArray())
            {
                double passes = (layer.Count + layer.Predicting) * step.SlowestStageShare(settings) * settings.MicroBatches;
                LayerTimes times = step.Layer(layer, settings);
                forward += passes * times.Forward;
                backward += passes * times.Backward;
            }

            ImmutableArray<StepOperation> operations = compiled.Breakdown();
            return Same(Seconds(operations, StepPhase.Forward), forward) && Same(Seconds(operations, StepPhase.Backward), backward);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_operation_takes_less_than_nothing()
        => Prop.ForAll(Runs.Valid, run => run.Compile().Breakdown().All(operation =>
            operation.Time > Duration.Zero && operation.Flops >= Flops.Zero && operation.Bytes >= Bytes.Zero)).QuickCheckThrowOnFailure();

    /// <summary>
    /// What all ranks compute is what the model asks for, by the count of Megatron-Core that <see cref="ForwardFlops"/> follows and
    /// <c>PublishedSizeTests</c> checks by the published sizes. Nothing is computed again and no stage is fuller than another.
    /// </summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Flops_of_all_ranks_are_those_of_the_model(string id)
    {
        // Modules that predict further tokens are no part of a model's FLOPs.
        ModelArchitecture shape = ModelCatalog.Default[id].Architecture! with { PredictionModules = 0 };
        var model = Model.OfArchitecture(id, id, shape);
        int tensor = LayoutSpace.Heads(shape) % 2 == 0 ? 2 : 1;
        const int Sequence = 1024;
        CompiledTrainingRun run = Runs.Of(model, "h100-sxm-80gb", "megatron-core-2023", 4 * tensor, Sequence, 8, new TrainingLayout
        {
            Tensor = tensor,
            Pipeline = 1,
            MicroBatch = 1,
            Expert = 1,
            Recompute = Ratio.Zero,
            SelectiveRecompute = false,
        }).Compile();

        double computed = 4 * tensor * run.Breakdown().Sum(operation => operation.Flops.TotalFlops);

        double asked = 4 * 8 * Sequence * run.Estimate().FlopsPerToken.TotalFlops;
        computed.Should().BeApproximately(asked, 0.02 * asked);
    }

    /// <summary>The head stands on the last of four stages; every stage holds 24 of 96 layers.</summary>
    [Fact]
    public void Flops_of_all_stages_are_those_of_the_model()
    {
        CompiledTrainingRun run = Runs.Of(ModelCatalog.Default["gpt-3-175b"], "a100-sxm-80gb", "megatron-core-2023", 64, 2048, 16, new TrainingLayout
        {
            Tensor = 8,
            Pipeline = 4,
            MicroBatch = 1,
            Recompute = Ratio.Zero,
        }).Compile();
        ImmutableArray<StepOperation> operations = run.Breakdown();
        double head = operations.Single(operation => operation.Name.StartsWith("logits", StringComparison.Ordinal)).Flops.TotalFlops;

        double computed = (64 * operations.Sum(operation => operation.Flops.TotalFlops)) - (64 * 3 / 4 * head);

        double asked = 2 * 16 * 2048 * run.Estimate().FlopsPerToken.TotalFlops;
        computed.Should().BeApproximately(asked, 0.02 * asked);
    }

    [Fact]
    public void Full_recomputation_runs_every_forward_operation_again()
    {
        TrainingRun run = Runs.Of(ModelCatalog.Default["llama-3.1-8b"], "h100-sxm-80gb", "megatron-core-2023", 8, 4096, 4, new TrainingLayout
        {
            Tensor = 1,
            Pipeline = 1,
            MicroBatch = 1,
            Recompute = Ratio.FromFraction(1),
        });

        ImmutableArray<StepOperation> operations = run.Compile().Breakdown();

        Seconds(operations, StepPhase.Recompute).Should().BeApproximately(Seconds(operations, StepPhase.Forward), 1e-9);
    }

    [Fact]
    public void A_napkin_has_no_operations()
        => (Runs.Of(ModelCatalog.Default["llama-3.1-8b"], "h100-sxm-80gb", "megatron-core-2023", 8, 4096, 4, new TrainingLayout { Tensor = 1, Pipeline = 1, MicroBatch = 1 })
            with
        { Utilization = Ratio.FromPercent(40) }).Compile().Breakdown().Should().BeEmpty();

    private static double Seconds(ImmutableArray<StepOperation> operations, StepPhase phase)
        => operations.Where(operation => operation.Phase == phase).Sum(operation => operation.Time.TotalSeconds);

    private static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));
}
