using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;
using CostModel.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Training;

public class LayoutSearchTests
{
    /// <summary>
    /// Every layout of 8 chips that anyone could state, written as loops over all numbers and tried one by one: those that are refused
    /// do not count.
    /// </summary>
    [Theory]
    [InlineData("llama-3.1-8b", "h100-sxm-80gb")]
    [InlineData("llama-2-13b", "a100-sxm-40gb")]
    public void The_search_finds_what_trying_everything_finds(string model, string hardware)
    {
        TrainingRun open = Open(model, hardware, 8, 16);
        var fastest = 0.0;
        foreach (TrainingLayout layout in Everything(ModelCatalog.Default[model].Architecture!.LayerCount))
        {
            CompiledTrainingRun? compiled = (open with { Layout = layout }).TryCompile(new FaultCollector());
            if (FitsAtEase(compiled) && compiled!.Estimate() is { } estimate)
            {
                fastest = Math.Max(fastest, estimate.TokensPerSecondPerChip.TotalTokensPerSecond);
            }
        }

        TrainingEstimate found = open.Estimate();

        found.Feasibility!.Fits.Should().BeTrue();
        found.TokensPerSecondPerChip.TotalTokensPerSecond.Should().BeApproximately(fastest, 1e-9 * fastest);
    }

    [Fact]
    public void What_is_found_is_no_slower_than_what_is_stated_and_fits()
        => Prop.ForAll(Runs.Valid, run =>
        {
            bool isOffered = run.Layout is { Sharding: ParameterSharding.Zero1, VirtualPipeline: 1, SelectiveRecompute: false }
                && run is { Stack.SplitsModel: true, Stack.Pipelines: true, Chips: <= 512 }
                && run.Layout.Tensor <= (run.Hardware!.ScaleUp?.Domain ?? 1);
            if (!isOffered || run.Compile() is not { } compiled || !FitsAtEase(compiled) || compiled.Estimate() is not { } stated)
            {
                return true;
            }

            TrainingLayout open = new() { Schedule = run.Layout.Schedule, SelectiveRecompute = false };
            TrainingEstimate found = (run with { Layout = open }).Estimate();
            return found.Feasibility!.Fits && found.TokensPerSecondPerChip >= stated.TokensPerSecondPerChip;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("pytorch-fsdp", "llama-3.1-8b")]
    [InlineData("llm-foundry", "mpt-30b")]
    [InlineData("pytorch-fsdp", "mixtral-8x7b")]
    public void Software_that_does_not_split_models_is_searched_in_data_parallelism_alone(string stack, string model)
    {
        var seen = new Seen();
        var space = new LayoutSpace(ModelDivisions.Of(ModelCatalog.Default[model].Architecture!), new TrainingLayout(), TrainingStackCatalog.Default[stack], 64, 256, 2048, 8);

        space.Visit(ref seen);

        seen.Layouts.Should().NotBeEmpty().And.OnlyContain(layout =>
            layout.Tensor == 1 && layout.Pipeline == 1 && layout.Context == 1 && layout.Expert == 1 && layout.Data == 64 && layout.Sharding == ParameterSharding.Zero3);
    }

    [Fact]
    public void Every_layout_of_the_space_makes_up_the_chips_and_the_batch()
    {
        var seen = new Seen();
        var space = new LayoutSpace(
            ModelDivisions.Of(ModelCatalog.Default["mixtral-8x7b"].Architecture!), new TrainingLayout(), TrainingStackCatalog.Default["megatron-core-2023"], 96, 192, 8192, 8);

        space.Visit(ref seen);

        seen.Layouts.Should().OnlyHaveUniqueItems().And.OnlyContain(layout =>
            layout.Chips == 96 && layout.StepTokens == 192 * 8192 && layout.Tensor <= 8 && 32 % layout.Tensor == 0 && layout.Pipeline <= 32 && 8 % layout.Expert == 0);
        seen.Layouts.Select(layout => layout.Pipeline).Should().Contain([1, 2, 3, 4, 6, 8, 12, 16, 24, 32]);
    }

    [Fact]
    public void What_is_given_of_a_layout_is_kept()
    {
        TrainingRun run = Open("llama-3.1-70b", "h100-sxm-80gb", 64, 64) with { Layout = new TrainingLayout { Tensor = 4, MicroBatch = 1, Recompute = Ratio.FromFraction(0.5) } };

        StepEstimate step = run.Estimate().Step!;

        step.Should().Match<StepEstimate>(found => found.Tensor == 4 && found.MicroBatch == 1 && found.Recompute == Ratio.FromFraction(0.5));
    }

    /// <summary>Whether there is room for what an allocator would like to hold; a layout that is searched for has it.</summary>
    private static bool FitsAtEase(CompiledTrainingRun? compiled) => compiled?.Operators is { } operators && operators.MemoryUse.AtEase <= operators.Capacity;

    private static TrainingRun Open(string model, string hardware, int chips, int sequences) => new()
    {
        Model = ModelCatalog.Default[model],
        Tokens = Tokens.FromBillions(1),
        Hardware = HardwareCatalog.Default[hardware],
        Chips = chips,
        SequenceLength = 2048,
        BatchTokens = Tokens.FromTokens(sequences * 2048.0),
        Stack = TrainingStackCatalog.Default["megatron-core-2023"],
    };

    private static IEnumerable<TrainingLayout> Everything(int layers) =>
        from tensor in Enumerable.Range(1, 8)
        from pipeline in Enumerable.Range(1, 8)
        where 8 % (tensor * pipeline) == 0
        from micro in Enumerable.Range(1, 16)
        let microBatches = 16 / (8 / (tensor * pipeline)) / micro
        from chunks in Enumerable.Range(1, pipeline > 1 ? layers : 1)
        where chunks == 1 || (layers % (pipeline * chunks) == 0 && microBatches % pipeline == 0)
        from sharding in pipeline > 1 ? [ParameterSharding.Zero1] : new[] { ParameterSharding.Zero1, ParameterSharding.Zero3 }
        from quarters in Enumerable.Range(0, 5)
        select new TrainingLayout
        {
            Tensor = tensor,
            Pipeline = pipeline,
            VirtualPipeline = chunks,
            Context = 1,
            MicroBatch = micro,
            Sharding = sharding,
            Recompute = Ratio.FromFraction(quarters / 4.0),
        };

    private readonly struct Seen() : ILayoutVisitor
    {
        internal List<StepSettings> Layouts { get; } = [];

        public void Visit(in StepSettings settings) => Layouts.Add(settings);
    }
}
