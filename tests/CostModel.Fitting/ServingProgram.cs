using CostModel.Serving;

namespace CostModel.Fitting;

/// <summary>The serving mode of the program: report, fit, cross-validate, write.</summary>
internal static class ServingProgram
{
    private const int Iterations = 12;
    private const int CrossIterations = 6;

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
        List<ServingCase> fitted = [.. all.Where(one => one.IsFitted && double.IsFinite(shipped[all.IndexOf(one)]) && shipped[all.IndexOf(one)] > 0)];
        ServingFit? whole = null;
        if (options.Contains("fit"))
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            ServingFit fit = whole = ServingFit.To(fitted, Iterations);
            foreach ((ServingParameter parameter, double value) in fit.Values)
            {
                Console.WriteLine($"{parameter.Name} = {value:g4} (prior {parameter.Prior:g3}, {Math.Log(value / parameter.Prior) / parameter.Width:+0.0;-0.0} widths)");
            }

            if (options.Contains("write"))
            {
                ServingWriter.Write(fit, "src/CostModel/Serving");
            }

            ServingReport.Print($"in-sample, {watch.Elapsed.TotalSeconds:0} s", fitted, fit.Predict(fitted));
            if (options.Contains("quick"))
            {
                var linear = new ServingLinear(fitted, fit);
                double[] cells = linear.ByGroup(one => one.Cell, 6);
                ServingReport.Print("unseen cells, linear", fitted, cells);
                double[] sources = linear.ByGroup(one => one.Source, 8);
                ServingReport.Print("unseen sources, linear", fitted, sources);
                ServingReport.Rows(Path.Combine(Path.GetTempPath(), "serving-rows.csv"), fitted, fit.Predict(fitted), cells, sources);
            }
        }

        if (options.Contains("cv"))
        {
            double[] cells = ServingCrossValidation.ByGroup(fitted, one => one.Cell, 6, CrossIterations);
            ServingReport.Print("unseen cells", fitted, cells);
            ServingReport.Print("unseen cells by cell", fitted, cells, one => $"{one.Family} {one.Model} {one.Hardware} {one.Row["weight_precision"]} {one.Engine} {one.Row["speculative"]}");
            ServingReport.Bands(fitted, cells);
            double[] sources = ServingCrossValidation.ByGroup(fitted, one => one.Source, 8, CrossIterations);
            ServingReport.Print("unseen sources", fitted, sources);
            ServingReport.Print("unseen sources by source", fitted, sources, one => one.Family + " " + one.Source);
            ServingReport.Rows(Path.Combine(Path.GetTempPath(), "serving-rows-cv.csv"), fitted, cells, sources);
            if (options.Contains("bands"))
            {
                double[] current = whole?.Predict(all) ?? shipped;
                IEnumerable<(ServingCase, double)> never = all.Zip(current).Where(pair => pair.First.Plan.Plan.Disaggregation is not null);
                double[] hardware = ServingCrossValidation.ByGroup(fitted, one => one.Hardware, 5, CrossIterations);
                ServingReport.Print("unseen hardware", fitted, hardware);
                ServingErrorBands.Write(fitted, cells, sources, hardware, never, "src/CostModel/Serving");
            }
        }
    }
}
