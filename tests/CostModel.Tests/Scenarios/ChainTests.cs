using System.Runtime.InteropServices;
using CostModel.Formulas;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Tests.Formulas;

namespace CostModel.Tests.Scenarios;

/// <summary>Design rule 3, proven on the whole chain from FLOPs to margin: one formula, four number types.</summary>
public class ChainTests
{
    public static TheoryData<string> Names => SampleScenarios.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_formula_adds_only_what_has_the_same_unit(string name)
    {
        CompiledScenario plan = SampleScenarios.ByName(name).Compile();
        var metrics = new Dimensioned[ScenarioMetrics.All.Length];

        plan.Run<Dimensioned>([.. Dimensioned(plan)], metrics);

        foreach (MetricDefinition metric in plan.Evaluate().Metrics)
        {
            metrics[metric.Index].Dimension.Should().Be(ExpectedDimension(metric), metric.Path);
        }
    }

    [Fact]
    public void Adding_seconds_to_bytes_throws()
    {
        Func<Dimensioned> add = () => Formulas.Dimensioned.Constant(1, "s") + Formulas.Dimensioned.Constant(1, "B");

        add.Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Vector_lanes_agree_with_the_scalar_reference(string name)
    {
        CompiledScenario plan = SampleScenarios.ByName(name).Compile();
        Lanes[] numbers = [.. plan.Numbers.ToArray().Select(value => Lanes.Constant(value))];
        var metrics = new Lanes[ScenarioMetrics.All.Length];

        plan.Run<Lanes>(numbers, metrics);

        ScenarioResult reference = plan.Evaluate();
        foreach (MetricDefinition metric in reference.Metrics)
        {
            double expected = reference[metric]!.Value;
            for (int lane = 0; lane < Lanes.Width; lane++)
            {
                metrics[metric.Index].Value[lane].Should().BeApproximately(expected, Math.Abs(expected) * 1e-12, metric.Path);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_trace_replays_to_the_same_numbers_and_ends_in_inputs(string name)
    {
        CompiledScenario plan = SampleScenarios.ByName(name).Compile();
        double[] numbers = plan.Numbers.ToArray();
        Traced[] traced = [.. plan.Slots.Select((slot, i) => new Traced(new TraceInput(slot.Path, numbers[i], slot.Unit)))];
        var metrics = new Traced[ScenarioMetrics.All.Length];

        plan.Run<Traced>(traced, metrics);

        ScenarioResult reference = plan.Evaluate();
        reference.Metrics.Should().NotBeEmpty();
        foreach (MetricDefinition metric in reference.Metrics)
        {
            metrics[metric.Index].Node.Value.Should().Be(reference[metric]);
            Replay(metrics[metric.Index].Node).Should().Be(reference[metric], metric.Path);
        }
    }

    /// <summary>Recomputes a trace from its leaves, independently of the formulas.</summary>
    private static double Replay(TraceNode node) => node switch
    {
        TraceNamed named => Replay(named.Formula),
        TraceOperation operation => Apply(operation.Symbol, [.. operation.Operands.Select(Replay)]),
        _ => node.Value,
    };

    private static double Apply(string symbol, double[] x) => symbol switch
    {
        "+" => x[0] + x[1],
        "-" => x[0] - x[1],
        "*" => x[0] * x[1],
        "/" => x[0] / x[1],
        "max" => Math.Max(x[0], x[1]),
        "min" => Math.Min(x[0], x[1]),
        "pow" => Math.Pow(x[0], x[1]),
        "exp" => Math.Exp(x[0]),
        "log" => Math.Log(x[0]),
        "sqrt" => Math.Sqrt(x[0]),
        "ceil" => Math.Ceiling(x[0]),
        _ => throw new InvalidOperationException(symbol),
    };

    private static IEnumerable<Dimensioned> Dimensioned(CompiledScenario plan)
    {
        double[] numbers = plan.Numbers.ToArray();
        return plan.Slots.Select((slot, i) => new Dimensioned(numbers[i], Dimension.Parse(slot.Unit)));
    }

    private static Dimension ExpectedDimension(MetricDefinition metric) => Dimension.Parse(EconomicsDimensions.Of(metric) ?? (metric.Unit, metric.Path) switch
    {
        (_, "training.flopsPerToken") => "FLOP/token",
        (_, "training.tokensForBudget") => "token",
        (_, "training.tokensPerSecondPerChip") => "token/s/chip",
        (_, "training.chipsForDeadline") or (_, "serving.chipsUsed") => "chip",
        (_, "serving.queriesPerDay") or (_, "margin.breakEvenQueriesPerDay") => "query/day",
        (_, "serving.costPerQueryUsd") => "USD/query",
        (_, "serving.costPerYearUsd") => "USD/year",
        (_, "serving.energyPerQueryWh") => "W*h/query",
        (_, "serving.joulesPerOutputToken") => "J/token",
        (_, "serving.inputTokensPerQuery") => "token/query",
        (_, "serving.tokensPerConversation") => "token",
        (_, "serving.replicaHoursPerDay") => "h/day",
        (_, "serving.startsPerDay") => "start/day",
        (_, "serving.coldStartSeconds") => "s/start",
        (_, "serving.coldStartUsd") => "USD/start",
        (_, "training.gpuHours") => "chip*h",
        (_, "training.adapterParameters") => "parameter",
        (MetricUnit.PerDay, _) => "token/day",
        (MetricUnit.MegawattHours, _) => "MWh",
        (MetricUnit.Tonnes, _) => "tCO2e",
        (MetricUnit.Usd, var path) when path.Contains("PerMillion", StringComparison.Ordinal) => "USD/Mtoken",
        (MetricUnit.Usd, var path) when path.Contains("PerDay", StringComparison.Ordinal) => "USD/day",
        (MetricUnit.Usd, var path) when path.StartsWith("margin.", StringComparison.Ordinal) => "USD/month",
        (MetricUnit.Usd, _) => "USD",
        (MetricUnit.Flops, _) => "FLOP",
        (MetricUnit.Days, _) => "day",
        _ => "",
    });
}
