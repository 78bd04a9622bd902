using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sensitivities;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Training;

namespace CostModel.Tests.Analysis.Sampling;

public class ModelErrorTests
{
    private const int Samples = 50_000;
    private static readonly HardwareProfile s_hardware = HardwareCatalog.Default["h100-sxm-80gb"];

    private static readonly ScenarioPlan s_plan = new(new Scenario
    {
        Model = ModelCatalog.Default["llama-3.1-8b"],
        Training = new TrainingRun
        {
            Tokens = Tokens.FromTrillions(1),
            Hardware = s_hardware,
            Chips = 64,
            Layout = new TrainingLayout { Tensor = 1, Pipeline = 1, Context = 1, MicroBatch = 1, Sharding = ParameterSharding.Zero3, Recompute = Ratio.Zero },
        },
    }.WithPrice(s_hardware, UsdPerGpuHour.FromDollarsPerGpuHour(2)));

    [Fact]
    public void Drawn_alone_it_gives_back_the_estimate_and_its_band()
    {
        ScenarioResult result = s_plan.Scenario.Compile().Evaluate();
        MetricBand band = result.Band(CostModel.Scenarios.Metrics.ScenarioMetrics.Find("training.costUsd")!)!.Value;

        SampledMetric cost = Draw(s_plan.ModelErrors)["training.costUsd"];

        cost.Percentile(0.5).Should().BeApproximately(result["training.costUsd"]!.Value, 0.01 * cost.Mean);
        cost.Percentile(0.1).Should().BeApproximately(band.Low, 0.01 * cost.Mean);
        cost.Percentile(0.9).Should().BeApproximately(band.High, 0.02 * cost.Mean);
    }

    [Fact]
    public void An_error_of_a_mean_is_one_of_its_percentiles()
    {
        var plan = new ScenarioPlan(new Scenario
        {
            Model = ModelCatalog.Default["llama-3.1-8b"],
            Serving = new ServingPlan
            {
                Hardware = s_hardware,
                Chips = 1,
                Objective = new ServingObjective { TimePerOutputToken = Duration.FromMilliseconds(40), Percentile = Ratio.FromPercent(90) },
            },
            Workload = new Workload { Queries = Rate.FromPerDay(1e6), InputTokens = Tokens.FromTokens(1000), OutputTokens = Tokens.FromTokens(200) },
        }.WithPrice(s_hardware, UsdPerGpuHour.FromDollarsPerGpuHour(2)));
        string[] metrics = ["serving.timePerOutputTokenMs", "serving.timePerOutputTokenP50Ms", "serving.timePerOutputTokenP90Ms", "serving.timePerOutputTokenP99Ms"];

        MonteCarloResult drawn = new MonteCarlo(plan, RandomPoints.Of(plan.ModelErrors), metrics).Run();

        plan.ModelErrors.Should().HaveCount(4, "throughput, first token, next tokens and the whole answer");
        ScenarioResult result = plan.Scenario.Compile().Evaluate();
        foreach (string metric in metrics)
        {
            (drawn[metric].Percentile(0.75) / result[metric]!.Value).Should().BeApproximately(
                drawn[metrics[0]].Percentile(0.75) / result[metrics[0]]!.Value, 1e-9);
        }
    }

    [Fact]
    public void Beside_an_uncertain_price_the_logarithms_of_both_add_up()
    {
        var price = UncertainInput.Of(s_plan, "prices.h100-sxm-80gb", Distribution.Interval(1, 4));
        UncertainInput[] errors = [.. s_plan.ModelErrors];
        int speed = 1 + Array.FindIndex(errors, error => error.Input.Path == "model error: training speed");

        MonteCarloResult result = Draw([price, .. errors]);

        // Price and speed each stretch the cost by their own factor, so the band of both is wider than that of either.
        SampledMetric cost = result["training.costUsd"];
        double alone = Draw([price])["training.costUsd"].Percentile(0.9);
        cost.Percentile(0.9).Should().BeGreaterThan(alone);
        cost.VarianceShares[0].Should().BeGreaterThan(cost.VarianceShares[speed]).And.BeInRange(0.5, 0.99);
        cost.VarianceShares[speed].Should().BeGreaterThan(0.01);
        Sensitivity.Tornado(s_plan, [price, .. errors], "training.costUsd")[1].Input.IsModelError.Should().BeTrue();
    }

    [Fact]
    public void It_multiplies_what_the_models_say_at_every_point()
    {
        PlanInput chips = s_plan.FindInput("training.chips")!;
        UncertainInput error = s_plan.ModelErrors.Single(input => input.Input.Path == "model error: training speed");
        IPointEvaluator evaluator = s_plan.Evaluator([chips, error.Input], [s_plan.FindMetric("training.tokensPerSecondPerChip")!]);
        var speeds = new double[4];

        evaluator.Evaluate(new PointBlock(4, [64, 64, 32, 32, 1, 0.5, 1, 0.5], speeds, new bool[4]));

        speeds[1].Should().BeApproximately(speeds[0] / 2, 1e-9 * speeds[0]);
        speeds[3].Should().BeApproximately(speeds[2] / 2, 1e-9 * speeds[2]);
        speeds[2].Should().NotBe(speeds[0]);
    }

    [Fact]
    public void A_napkin_has_none()
        => new ScenarioPlan(s_plan.Scenario with { Training = s_plan.Scenario.Training! with { Utilization = Ratio.FromPercent(40) } }).ModelErrors.Should().BeEmpty();

    [Theory]
    [InlineData(0.7, 1.2)]
    [InlineData(0.7, 0.9)]
    [InlineData(1.1, 1.3)]
    public void Its_distribution_has_the_ends_of_the_band_at_ten_and_ninety_percent(double low, double high)
    {
        var error = Distribution.Error(new ErrorBand(low, high, ""));

        error.Quantile(0.1).Should().BeApproximately(low, 1e-12);
        error.Quantile(0.9).Should().BeApproximately(high, 1e-12);
        error.Cdf(error.Quantile(0.3)).Should().BeApproximately(0.3, 1e-9);
        error.Median.Should().BeInRange(low, high);
    }

    [Fact]
    public void An_uncertain_input_is_written_as_in_a_file()
    {
        UncertainInput.Of(s_plan, "prices.h100-sxm-80gb", "1 to 4 USD/h").Distribution.Should().Be(Distribution.Interval(1, 4));
        foreach ((string path, string text, string problem) in new[]
        {
            ("prices.h100-sxm-80gb", "4 to 1 USD/h", "the second number must be the larger one"),
            ("prices.h100-sxm-80gb", "csv(a.csv, b)", "a file is read by a scenario document"),
            ("training.precision", "bf16 to fp8", "is a choice of names"),
            ("training.chip", "1 to 2", "there is no input"),
        })
        {
            FluentActions.Invoking(() => UncertainInput.Of(s_plan, path, text)).Should().Throw<CostModel.Validation.InvalidPlanException>()
                .Which.Faults.Single().Message.Should().Contain(problem);
        }
    }

    private static MonteCarloResult Draw(System.Collections.Immutable.ImmutableArray<UncertainInput> inputs)
        => new MonteCarlo(s_plan, new RandomPoints(inputs, Correlations.None, Samples, 1), "training.costUsd").Run(1);
}
