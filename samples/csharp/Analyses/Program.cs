using CostModel;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sensitivities;
using CostModel.Analysis.Solving;
using CostModel.Analysis.Sweeps;
using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;

HardwareProfile h100 = HardwareCatalog.Default["h100-sxm-80gb"];
var plan = new ScenarioPlan(new Scenario
{
    Model = ModelCatalog.Default["llama-3.1-70b"],
    Serving = new ServingPlan { Hardware = h100, Chips = 4, Precision = WeightFormat.ById["fp8"], Load = new ClosedLoad(32) },
    Workload = new Workload { Queries = Rate.Parse("20M/day"), InputTokens = Tokens.Parse("1200"), OutputTokens = Tokens.Parse("300") },
    Revenue = new Revenue { PerQuery = UsdPerQuery.Parse("0.2 cent") },
}.WithPrice(h100, UsdPerGpuHour.Parse("2.10 USD/h")));

var sweep = new Sweep(plan, GridPoints.Of(AxisText.Parse(plan, "serving.concurrency", "8..128x2")), "serving.costPerQueryUsd", "serving.timePerOutputTokenMs");
await foreach (SweepRow row in sweep.RowsAsync())
{
    Console.WriteLine($"{row.Inputs[0],4} in flight: {sweep.Metrics[0].Format(row.Metrics[0])}, {sweep.Metrics[1].Format(row.Metrics[1])}");
}

UncertainInput[] uncertain = [UncertainInput.Of(plan, "prices.h100-sxm-80gb", "1.8 to 2.6 USD/h"), UncertainInput.Of(plan, "workload.outputTokens", "200 to 500"), .. plan.ModelErrors];
SampledMetric margin = new MonteCarlo(plan, RandomPoints.Of(uncertain), "margin.grossMargin").Run()["margin.grossMargin"];
Console.WriteLine($"margin {margin.Metric.Format(margin.Percentile(0.1))} .. {margin.Metric.Format(margin.Percentile(0.9))}, a loss in {100 * margin.ProbabilityBelow(0):0} of 100 cases");
Console.WriteLine($"what moves it most: {Sensitivity.Tornado(plan, [.. uncertain], "margin.grossMargin")[0].Input.Path}");
Console.WriteLine($"60 % margin at {Solve.For(plan, "revenue.perQuery", "margin.grossMargin", "60%").Text} a query");
