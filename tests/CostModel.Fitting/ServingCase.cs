using CostModel.Documents.Observations;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Validation;

namespace CostModel.Fitting;

/// <summary>One measured figure of serving with its plan compiled, ready to be evaluated under other constants.</summary>
internal sealed class ServingCase
{
    private ServingCase(ObservationRow row, CompiledServingPlan plan, double measured)
    {
        Row = row;
        Plan = plan;
        Measured = measured;
        Model = row["model"];
        Hardware = row["hardware"];
        Engine = plan.Plan.Engine!.Id;
        Cell = $"{Model}|{Hardware}|{row["weight_precision"]}";
        Source = SourceOf(row);
        bool isMixture = plan.Plan.Model!.Architecture!.IsMixtureOfExperts;
        Kind = row["load"] == "offline" ? "offline" : row["metric"] switch { "tpot_ms" => "tpot", "ttft_ms" => "ttft", _ => "other" };
        Family = $"{Kind} {(isMixture ? "moe" : "dense")}";
    }

    internal ObservationRow Row { get; }

    internal CompiledServingPlan Plan { get; }

    internal double Measured { get; }

    internal string Model { get; }

    internal string Hardware { get; }

    internal string Engine { get; }

    internal string Cell { get; }

    internal string Source { get; }

    internal string Kind { get; }

    internal string Family { get; }

    internal double Weight { get; private set; } = 1;

    /// <summary>Whether the row describes everything that the model needs and belongs to the loads that are fitted.</summary>
    internal bool IsFitted => Row["quality"] != "C" && Row["load"] is "offline" or "closed-loop";

    /// <summary>The row's metric from an estimate of its plan.</summary>
    internal double Of(ServingEstimate estimate) => ServingMetric.Of(Row["metric"], Row, Plan.Plan, estimate) ?? double.NaN;

    internal static List<ServingCase> Load(string path, List<string> skipped)
    {
        var faults = new FaultCollector();
        using var text = new StreamReader(path);
        ObservationTable table = ObservationTable.Read(text, path, faults) ?? throw new InvalidOperationException(faults.ToImmutable()[0].Message);
        var compiled = new Dictionary<ServingPlan, CompiledServingPlan>();
        var cases = new List<ServingCase>();
        foreach (ObservationRow row in table.Rows)
        {
            var problems = new FaultCollector();
            if (ObservedServing.Of(row, CatalogSet.Default, out string reason) is not { } plan)
            {
                skipped.Add($"{row["id"]} {row["load"]}: {reason}");
                continue;
            }

            if (!compiled.TryGetValue(plan, out CompiledServingPlan? one))
            {
                one = plan.TryCompile(problems);
                if (one is null)
                {
                    skipped.Add($"{row["id"]}: {problems.ToImmutable()[0].Message}");
                    continue;
                }

                compiled[plan] = one;
            }

            if (row.Number("value") is { } measured and > 0)
            {
                cases.Add(new ServingCase(row, one, measured));
            }
        }

        Weigh(cases);
        return cases;
    }

    /// <summary>A cell of many rows says more than one of few, but not in proportion; first tokens depend on how a benchmark is driven.</summary>
    private static void Weigh(List<ServingCase> cases)
    {
        const double shared = 0.35;
        foreach (var group in cases.Where(one => one.IsFitted).GroupBy(one => (one.Kind, one.Cell, one.Engine)))
        {
            double weight = Math.Pow(group.Count(), -shared);
            foreach (ServingCase one in group)
            {
                one.Weight = weight * (one.Kind == "ttft" ? 0.5 : 1);
            }
        }
    }

    /// <summary>Runs of one benchmark on one day are one source; so is one page of a document for one engine.</summary>
    private static string SourceOf(ObservationRow row)
    {
        string notes = row["notes"];
        int run = notes.IndexOf("InferenceX run ", StringComparison.Ordinal);
        return run >= 0 ? string.Concat("InferenceX ", notes.AsSpan(run + 15, 7))
            : notes.Contains("AIC authors", StringComparison.Ordinal) ? "AIConfigurator " + row["engine"]
            : row["source"].Split(',', '(', '@')[0].Trim() + " " + row["engine"].Split('.')[0];
    }
}
