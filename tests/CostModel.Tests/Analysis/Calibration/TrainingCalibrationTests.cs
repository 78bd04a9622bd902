using CostModel.Analysis.Calibration;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Tests.Analysis.Calibration;

public class TrainingCalibrationTests
{
    private static readonly HardwareProfile s_shipped = HardwareCatalog.Default["h100-sxm-80gb"];
    private static readonly TrainingStack s_stack = TrainingStackCatalog.Default["pytorch-fsdp"];

    /// <summary>A machine that sustains less and a stack that launches slower than what ships.</summary>
    private static readonly HardwareProfile s_slower = s_shipped with
    {
        Kernels = s_shipped.Kernels with
        {
            Sustained = s_shipped.Kernels.Sustained.SetItem(NumberFormat.Bf16, 0.85 * s_shipped.Kernels.Sustained[NumberFormat.Bf16]),
        },
    };

    private static readonly TrainingStack s_laggard = s_stack with { LaunchSeconds = 2 * s_stack.LaunchSeconds };

    [Fact]
    public void Altered_constants_come_back_within_their_intervals_and_errors_fall()
    {
        var faults = new FaultCollector();

        CalibrationResult result = TrainingCalibration.Fit(Runs(noise: 0.01, seed: 3), faults)!;

        faults.ToImmutable().Should().BeEmpty();
        CalibratedConstant sustained = Constant(result, "kernels.sustained.bf16");
        CalibratedConstant launch = Constant(result, "stack.launch");
        sustained.IsFitted.Should().BeTrue();
        s_slower.Kernels.Sustained[NumberFormat.Bf16].Should().BeInRange(sustained.Low, sustained.High);
        launch.IsFitted.Should().BeTrue();
        s_laggard.LaunchSeconds.Should().BeInRange(launch.Low, launch.High);
        (launch.High / launch.Low).Should().BeLessThan(2);
        result.Before.Mean.Should().BeGreaterThan(0.1);
        result.CrossValidated.Mean.Should().BeLessThan(0.02, "the noise is 1 %");
        result.Helps.Should().BeTrue();
    }

    [Fact]
    public void Intervals_of_80_percent_hold_the_truth_about_that_often()
    {
        int held = 0;
        const int seeds = 20;
        for (int seed = 0; seed < seeds; seed++)
        {
            CalibratedConstant launch = Constant(TrainingCalibration.Fit(Runs(noise: 0.02, seed), new FaultCollector())!, "stack.launch");
            held += s_laggard.LaunchSeconds >= launch.Low && s_laggard.LaunchSeconds <= launch.High ? 1 : 0;
        }

        // Of 20 draws at 80 %, 11 or fewer come once in a hundred times (binomial).
        held.Should().BeGreaterThan(11);
    }

    [Fact]
    public void What_the_runs_do_not_depend_on_stays_where_it_is_with_the_reason()
    {
        // One accelerator: nothing crosses a link, and nine lengths and batches of one small model cannot tell kernels apart from each other.
        CalibrationResult result = TrainingCalibration.Fit([.. Runs(noise: 0.01, seed: 1).Take(9)], new FaultCollector())!;

        result.Constants.Should().NotContain(one => one.Name == "kernels.scaleUp.bandwidth");
        CalibratedConstant[] refused = [.. result.Constants.Where(one => !one.IsFitted)];
        refused.Should().NotBeEmpty().And.OnlyContain(one => one.Value.Equals(one.Shipped));
        refused.Select(one => one.Refused).Should().OnlyContain(reason => reason!.StartsWith("the rows "));
    }

    [Theory]
    [InlineData(TrainingMethod.Full)]
    [InlineData(TrainingMethod.Lora)]
    [InlineData(TrainingMethod.QLora)]
    public void A_run_is_predicted_as_its_estimate_says_whatever_it_trains(TrainingMethod method)
    {
        TrainingRun run = Run(16, 2048, 2048, 4, s_shipped, s_stack) with { Method = method, PowerCap = Power.FromWatts(500) };

        CalibrationCase one = CalibrationCase.Of(new MeasuredTraining("one", "one", run, 1000), new FaultCollector())!;

        one.Predict(one.Shipped).Should().BeApproximately(run.Estimate().TokensPerSecondPerChip.TotalTokensPerSecond, 1e-6);
    }

    [Fact]
    public void Repeats_of_one_configuration_count_once()
    {
        MeasuredTraining one = Runs(noise: 0.01, seed: 1)[0];
        var faults = new FaultCollector();

        TrainingCalibration.Fit([.. Enumerable.Range(0, 10).Select(i => one with { Id = $"r{i}" })], faults).Should().BeNull();

        faults.ToImmutable().Should().ContainSingle().Which.Message.Should().Contain("1 different configurations").And.Contain("at least 4");
    }

    [Fact]
    public void Two_accelerators_at_once_and_speeds_of_nought_are_refused_together()
    {
        MeasuredTraining[] runs = Runs(noise: 0.01, seed: 1);
        runs[0] = runs[0] with { TokensPerSecondPerChip = 0 };
        runs[1] = runs[1] with { Run = runs[1].Run with { Hardware = HardwareCatalog.Default["a100-sxm-80gb"] } };
        var faults = new FaultCollector();

        TrainingCalibration.Fit(runs, faults).Should().BeNull();

        faults.ToImmutable().Select(fault => fault.ToString()).Should().HaveCount(2)
            .And.ContainMatch("*must be above 0, not 0*").And.ContainMatch("*a100-sxm-80gb, h100-sxm-80gb*");
    }

    [Fact]
    public void Runs_whose_noise_drowns_every_constant_settle_none()
    {
        MeasuredTraining[] runs = [.. Runs(noise: 0.01, seed: 1).TakeLast(4).Select((one, i) => one with { TokensPerSecondPerChip = one.TokensPerSecondPerChip * (i % 2 == 0 ? 10 : 0.1) })];
        var faults = new FaultCollector();

        TrainingCalibration.Fit(runs, faults).Should().BeNull();

        faults.ToImmutable().Should().ContainSingle().Which.Message.Should().StartWith("these runs settle no constant: kernels.sustained.bf16: the rows ");
    }

    private static CalibratedConstant Constant(CalibrationResult result, string name) => result.Constants.Single(one => one.Name == name);

    /// <summary>Speeds of the altered machine with noise, over models, lengths and batches of one accelerator.</summary>
    private static MeasuredTraining[] Runs(double noise, int seed)
    {
        var random = new Random(seed);
        var runs = new List<MeasuredTraining>();
        foreach ((int layers, int hidden) in new[] { (12, 768), (24, 1024), (16, 2048) })
        {
            foreach (int sequence in new[] { 512, 2048, 8192 })
            {
                foreach (int batch in new[] { 1, 4, 16 })
                {
                    TrainingRun run = Run(layers, hidden, sequence, batch, s_shipped, s_stack);
                    double truth = (run with { Hardware = s_slower, Stack = s_laggard }).Compile().Estimate().TokensPerSecondPerChip.TotalTokensPerSecond;
                    double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                    runs.Add(new MeasuredTraining($"{layers}x{hidden}x{sequence}x{batch}", $"{runs.Count}", run, truth * Math.Exp(noise * normal)));
                }
            }
        }

        return [.. runs];
    }

    private static TrainingRun Run(int layers, int hidden, int sequence, int batch, HardwareProfile hardware, TrainingStack stack) => new()
    {
        Model = Model.OfArchitecture("probe", "probe", new ModelArchitecture
        {
            Hidden = hidden,
            Vocabulary = 32_000,
            Layers = [new LayerGroup(layers, new Attention { Heads = hidden / 64, KeyValueHeads = hidden / 64, HeadDim = 64 }, new DenseFeedForward(4 * hidden, false))],
        }),
        Tokens = Tokens.FromBillions(1),
        Hardware = hardware,
        Chips = 1,
        SequenceLength = sequence,
        BatchTokens = Tokens.FromTokens((double)sequence * batch),
        Precision = TrainingPrecision.Bf16,
        Stack = stack,
        Layout = new TrainingLayout
        {
            Tensor = 1,
            Pipeline = 1,
            Data = 1,
            MicroBatch = batch,
            Sharding = ParameterSharding.None,
            Recompute = Ratio.FromFraction(0),
            SelectiveRecompute = false,
        },
        Depth = Depth.Operator,
    };
}
