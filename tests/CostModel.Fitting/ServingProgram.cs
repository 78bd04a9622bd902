using CostModel.Serving;

namespace CostModel.Fitting;

/// <summary>The serving mode of the program: report, fit, cross-validate, write.</summary>
internal static class ServingProgram
{
    internal static void Run(string data, string[] options)
    {
        var skipped = new List<string>();
        List<ServingCase> all = ServingCase.Load(Path.Combine(data, "serving_measured.csv"), skipped);
        Console.WriteLine($"{all.Count} cases, {skipped.Count} skipped");
        foreach (string line in skipped.Take(40))
        {
            Console.WriteLine("  " + line);
        }

        var estimates = new Dictionary<CompiledServingPlan, ServingEstimate>();
        double[] shipped = [.. all.Select(one => one.Of(estimates.TryGetValue(one.Plan, out ServingEstimate? known) ? known : estimates[one.Plan] = one.Plan.Estimate()))];
        ServingReport.Print("as shipped", all, shipped, one => (one.IsFitted ? "" : one.Row["quality"] == "C" ? "quality C " : one.Row["load"].Split(':')[0] + " ") + one.Family);
        foreach (var group in all.Where(one => !estimates[one.Plan].Feasibility.IsFeasible).GroupBy(one => $"{one.Row["load"].Split(':')[0]} {one.Engine} {one.Cell} {one.Row["num_gpus"]}"))
        {
            Console.WriteLine($"  infeasible {group.Key} x{group.Count()}: {estimates[group.First().Plan].Feasibility.Reason}");
        }
    }
}
