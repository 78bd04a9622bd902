using CostModel.Analysis.Plans;
using CostModel.Analysis.Sweeps;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Tests.Analysis.Sweeps;

public class SweepTests
{
    private static readonly Scenario s_run = new Scenario
    {
        Training = new TrainingRun
        {
            Model = ModelCatalog.Default["llama-7b"],
            Tokens = Tokens.FromTrillions(1),
            Hardware = HardwareCatalog.Default["a100-sxm-80gb"],
            Chips = 64,
        },
    }.WithPrice(HardwareCatalog.Default["a100-sxm-80gb"], UsdPerGpuHour.FromDollarsPerGpuHour(2));

    [Fact]
    public void A_row_is_what_the_scenario_with_these_values_answers_at_either_depth()
    {
        foreach (Scenario scenario in new[] { s_run, s_run with { Training = s_run.Training! with { Utilization = Ratio.FromPercent(40) } } })
        {
            var plan = new ScenarioPlan(scenario);
            Axis chips = Read(plan, "training.chips", "8,64,96");
            Axis tokens = Read(plan, "training.tokens", "1T..2T/3");
            Axis price = Read(plan, "prices.a100-sxm-80gb", "1..2 USD/h/2");
            var sweep = new Sweep(plan, GridPoints.Of(chips, tokens, price), "training.gpuHours", "training.costUsd", "training.wallClockDays");

            SweepRow[] rows = [.. sweep.Rows()];

            rows.Should().HaveCount(18);
            foreach (SweepRow row in rows)
            {
                ScenarioResult expected = plan.At(sweep.Points.Inputs, row.Inputs.AsSpan()).Evaluate();
                for (int i = 0; i < sweep.Metrics.Length; i++)
                {
                    row.Metrics[i].Should().BeApproximately(expected[sweep.Metrics[i].Path]!.Value, 1e-12 * row.Metrics[i]);
                }
            }
        }
    }

    [Fact]
    public void A_point_that_does_not_fit_is_a_row_and_says_so()
    {
        var plan = new ScenarioPlan(s_run);
        var sweep = new Sweep(plan, GridPoints.Of(Read(plan, "training.chips", "1,64")), "training.gpuHours");

        sweep.Rows().Select(row => row.Feasible).Should().Equal(false, true);
        plan.Evaluator(sweep.Points.Inputs, sweep.Metrics).FaultsAt([1]).Single().Code.Should().Be(FaultCodes.DoesNotFit);
    }

    [Fact]
    public void A_point_that_is_wrong_is_refused_with_all_its_faults()
    {
        var plan = new ScenarioPlan(s_run);
        var sweep = new Sweep(plan, GridPoints.Of(Read(plan, "training.hardware", "a100-sxm-80gb,h100-sxm-80gb")), "training.costUsd");

        sweep.Invoking(unpriced => unpriced.Rows().ToArray()).Should().Throw<InvalidPlanException>().Which.Faults.Single().Code.Should().Be(FaultCodes.MissingPrice);
    }

    [Fact]
    public void A_metric_that_does_not_exist_is_refused_with_the_nearest()
        => FluentActions.Invoking(() => new Sweep(new ScenarioPlan(s_run), Numbers(3).Points, "training.gpuHour"))
            .Should().Throw<InvalidPlanException>().Which.Faults.Single().Suggestion.Should().Be("did you mean 'training.gpuHours'?");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void A_summary_is_the_same_to_the_bit_on_any_number_of_threads(int threads)
    {
        Sweep sweep = Numbers(300_000);

        SweepSummary summary = sweep.Summarize(threads);

        summary.Points.Should().Be(300_000);
        summary.Metrics.Single().Should().Be(sweep.Summarize(1).Metrics.Single());
        summary.Metrics.Single().Minimum.Should().Be(1);
        summary.Metrics.Single().Maximum.Should().Be(300_000);
        summary.Metrics.Single().Mean.Should().BeApproximately(150_000.5, 1e-6, "the mean of 1..n is (n + 1) / 2");
    }

    [Fact]
    public async Task Rows_come_asynchronously_as_they_come_otherwise_and_stop_when_asked()
    {
        Sweep sweep = Numbers(5000);
        using var source = new CancellationTokenSource();
        var rows = new List<double>();
        await foreach (SweepRow row in sweep.RowsAsync())
        {
            rows.Add(row.Metrics[0]);
        }

        rows.Should().Equal(sweep.Rows().Select(row => row.Metrics[0]));
        Func<Task> stopped = async () =>
        {
            await foreach (SweepRow _ in sweep.RowsAsync(source.Token))
            {
                await source.CancelAsync();
            }
        };
        await stopped.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void A_sweep_stops_when_asked()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Numbers(1000).Invoking(sweep => sweep.Summarize(1, source.Token)).Should().Throw<OperationCanceledException>();
        Numbers(1000).Invoking(sweep => sweep.Rows(source.Token).Count()).Should().Throw<OperationCanceledException>();
    }

    private static Sweep Numbers(long count)
    {
        var input = PlanInput.OfNumber("n", InputRange.Positive, 1);
        return new Sweep(new FunctionPlan([input], ["n"], (x, y) => y[0] = x[0]), GridPoints.Of(Axis.Even(input, 1, count, count)), "n");
    }

    private static Axis Read(ScenarioPlan plan, string path, string text)
    {
        var faults = new FaultCollector();
        Axis? axis = AxisText.Parse(plan, path, text, faults);
        faults.ThrowIfAny();
        return axis!;
    }
}
