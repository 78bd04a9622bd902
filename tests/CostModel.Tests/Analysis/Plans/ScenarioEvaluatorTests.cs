using System.Collections.Immutable;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Tests.Analysis.Plans;

/// <summary>Points that ask the operator-level models again, without a compilation, against the compilation of every one of them.</summary>
public class ScenarioEvaluatorTests
{
    private static readonly HardwareProfile s_hardware = HardwareCatalog.Default["h100-sxm-80gb"];

    private static readonly Scenario s_training = new Scenario
    {
        Model = ModelCatalog.Default["llama-3.1-70b"],
        Training = new TrainingRun
        {
            Tokens = Tokens.FromTrillions(15),
            Hardware = s_hardware,
            Chips = 1024,
            SequenceLength = 4096,
            BatchTokens = Tokens.FromTokens(1536 * 4096),
            Layout = new TrainingLayout { Tensor = 4, Pipeline = 4, VirtualPipeline = 1, Context = 1, MicroBatch = 1, Sharding = ParameterSharding.Zero1, Recompute = Ratio.Zero },
        },
    }.WithPrice(s_hardware, UsdPerGpuHour.FromDollarsPerGpuHour(2));

    private static readonly Scenario s_serving = new Scenario
    {
        Model = ModelCatalog.Default["llama-3.1-70b"],
        Serving = new ServingPlan { Hardware = s_hardware, Chips = 4, Precision = WeightFormat.ById["fp8"], Load = new ClosedLoad(32) },
        Workload = new Workload { Queries = Rate.FromPerDay(2e7), InputTokens = Tokens.FromTokens(1200), OutputTokens = Tokens.FromTokens(300) },
        Revenue = new Revenue { PerQuery = UsdPerQuery.FromDollars(0.01) },
    }.WithPrice(s_hardware, UsdPerGpuHour.FromDollarsPerGpuHour(2));

    [Theory]
    [InlineData("training.chips=16,512,1000,1024,2048", "training.parallelism.tensor=1,3,4,8", "training.batchTokens=6291456,1e7")]
    [InlineData("training.sequenceLength=2048,4096,8192,9999", "training.recompute=0%,50%,100%", "prices.h100-sxm-80gb=1 USD/h,2 USD/h")]
    [InlineData("training.networkBandwidth=10..100 GB/s/5", "training.parallelism.microBatch=1,2,3", "training.parallelism.pipeline=2,4,200")]
    public void A_point_of_training_is_what_its_own_compilation_answers(params string[] axes)
        => Compare(s_training, axes, "training.costUsd", "training.modelFlopsUtilization", "training.hardwareFlopsUtilization", "training.memoryPerChipGb", "training.stepSeconds", "training.parallelism.data");

    [Theory]
    [InlineData("serving.concurrency=1,7.5,64,4000", "workload.outputTokens=100..900/5", "prices.h100-sxm-80gb=1 USD/h,2 USD/h")]
    [InlineData("serving.chips=1,2,4,8", "workload.inputTokens=0,1000,50000", "workload.cachedShare=0%,50%")]
    [InlineData("serving.parallelism.tensor=2,4", "serving.parallelism.pipeline=1,2", "workload.queries=1M/day,2M/day")]
    public void A_point_of_serving_is_what_its_own_compilation_answers(params string[] axes)
        => Compare(
            axes[0].StartsWith("serving.parallelism", StringComparison.Ordinal) ? s_serving with { Serving = s_serving.Serving! with { Chips = null } } : s_serving,
            axes,
            "serving.costPerQueryUsd", "serving.timeToFirstTokenMs", "serving.timePerOutputTokenMs", "serving.maxConcurrency", "serving.chipsUsed", "margin.grossMargin");

    [Fact]
    public void Numbers_of_a_training_run_ask_its_models_and_names_compile_it()
        => PathsOf(s_training, "training.chips", "training.tokens", "prices.h100-sxm-80gb", "training.sequenceLength", "training.parallelism.tensor", "training.batchTokens", "training.precision")
            .Should().Equal(
                PointPath.Operators, PointPath.Formulas, PointPath.Formulas, PointPath.Operators, PointPath.Operators, PointPath.Operators, PointPath.Compilation);

    [Fact]
    public void Numbers_of_a_deployment_ask_its_models_and_those_of_money_do_not()
        => PathsOf(s_serving, "serving.concurrency", "workload.outputTokens", "workload.queries", "revenue.perQuery", "serving.chips", "serving.precision")
            .Should().Equal(PointPath.Operators, PointPath.Operators, PointPath.Formulas, PointPath.Formulas, PointPath.Operators, PointPath.Compilation);

    [Fact]
    public void Tokens_that_a_budget_buys_follow_from_the_speed_and_are_compiled()
        => PathsOf(s_training with { TrainingBudget = Usd.FromDollars(1e6), Training = s_training.Training! with { Tokens = null } }, "training.chips")
            .Should().Equal(PointPath.Compilation);

    [Fact]
    public void A_number_out_of_range_is_refused_by_name()
    {
        var plan = new ScenarioPlan(s_training);
        var sweep = new Sweep(plan, GridPoints.Of(Axis.Of(plan.FindInput("training.chips")!, 1024, 0.5)), "training.costUsd");

        sweep.Invoking(wrong => wrong.Rows().ToArray()).Should().Throw<InvalidPlanException>().Which.Faults.Should().Contain(fault => fault.Path == "training.chips");
    }

    [Fact]
    public void Parts_of_a_sweep_agree_with_the_whole_to_the_bit_wherever_they_begin()
    {
        Axis[] Axes(ScenarioPlan plan) => [Read(plan, "training.parallelism.tensor=3,1,8"), Read(plan, "training.chips=100,512,2048"), Read(plan, "training.precision=bf16,fp8")];
        var whole = new ScenarioPlan(s_training);
        SweepRow[] rows = [.. new Sweep(whole, GridPoints.Of(Axes(whole)), "training.costUsd", "training.stepSeconds").Rows()];

        for (int start = 0; start < rows.Length; start++)
        {
            var plan = new ScenarioPlan(s_training);
            SweepWorker worker = new Sweep(plan, GridPoints.Of(Axes(plan)), "training.costUsd", "training.stepSeconds").Worker();
            worker.Evaluate(start, rows.Length - start);

            for (int i = 0; i < worker.Count; i++)
            {
                worker.Row(i).Metrics.Should().Equal(rows[start + i].Metrics);
                worker.Row(i).Feasible.Should().Be(rows[start + i].Feasible);
            }
        }
    }

    private static void Compare(Scenario scenario, string[] axes, params string[] metrics)
    {
        var plan = new ScenarioPlan(scenario);
        var sweep = new Sweep(plan, GridPoints.Of(axes.Select(axis => Read(plan, axis))), metrics);
        SweepRow[] rows = [.. sweep.Rows()];
        plan.Paths(sweep.Points.Inputs, rows[0].Inputs.AsSpan())!.Of.Should().Contain(PointPath.Operators).And.NotContain(PointPath.Compilation);

        rows.Should().Contain(row => row.Feasible);
        foreach (SweepRow row in rows)
        {
            var expected = ScenarioPoint.Of(plan.At(sweep.Points.Inputs, row.Inputs.AsSpan()));
            row.Feasible.Should().Be(expected.Faults.IsEmpty);
            for (int i = 0; i < metrics.Length; i++)
            {
                double value = expected.Plan?.Evaluate()[metrics[i]] ?? double.NaN;
                row.Metrics[i].Should().Match(actual => double.IsNaN(value) ? double.IsNaN(actual) : Math.Abs(actual - value) <= 1e-12 * Math.Abs(value));
            }
        }
    }

    private static ImmutableArray<PointPath> PathsOf(Scenario scenario, params string[] paths)
    {
        var plan = new ScenarioPlan(scenario);
        ImmutableArray<PlanInput> inputs = [.. paths.Select(path => plan.FindInput(path)!)];
        return plan.Paths(inputs, [.. inputs.Select(input => input.Value ?? 2)])!.Of;
    }

    private static Axis Read(ScenarioPlan plan, string text)
    {
        var faults = new FaultCollector();
        Axis? axis = AxisText.Parse(plan, text[..text.IndexOf('=', StringComparison.Ordinal)], text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..], faults);
        faults.ThrowIfAny();
        return axis!;
    }
}
