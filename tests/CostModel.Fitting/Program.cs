using System.Globalization;
using CostModel.Fitting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string data = args.Length > 0 ? args[0] : "../shared/data";
if (args.Contains("serving"))
{
    ServingProgram.Run(data, args);
    return;
}

// Beside the shared measurements, our own: what the measurement kit wrote.
string[] own = Directory.GetFiles("samples/calibration/observations", "training.csv", SearchOption.AllDirectories);
List<TrainingCase> cases = TrainingCase.Load([Path.Combine(data, "training_throughput.csv"), .. own.Order(StringComparer.Ordinal)]);
Console.WriteLine($"{cases.Count} cases");
if (args.Contains("fits"))
{
    MemoryReport.Refused(cases);
    return;
}

TrainingFit fit = TrainingFit.To(cases, cases);
foreach ((FitParameter parameter, double value) in fit.Values)
{
    Console.WriteLine($"{parameter.Name} = {value:g4} (prior {parameter.Prior:g3})");
}

TrainingReport.Print("in-sample", cases, fit.Predict(cases, cases));
if (args.SkipWhile(arg => arg != "show").Skip(1).ToList() is { Count: > 0 } shown)
{
    TrainingReport.Show(cases.Where(one => shown.Any(id => one.Id.Contains(id, StringComparison.Ordinal))), fit.State(cases));
}

if (args.Contains("write"))
{
    FitWriter.Write(fit, "src/CostModel");
}

if (args.Contains("found"))
{
    double[] found = ErrorBands.Ours(cases, (run, _) => run with { Layout = new CostModel.Training.TrainingLayout() });
    foreach (var group in Enumerable.Range(0, cases.Count).Where(i => double.IsFinite(found[i])).GroupBy(i => $"{cases[i].Stack,-24} {cases[i].Family,-8}"))
    {
        double[] errors = [.. group.Select(i => found[i] / cases[i].MeasuredTokensPerSecond).Order()];
        Console.WriteLine($"{group.Key} n={errors.Length} p10 {errors[errors.Length / 10]:0.00} median {errors[errors.Length / 2]:0.00} p90 {errors[errors.Length * 9 / 10]:0.00}");
    }
}

if (args.Contains("cv"))
{
    double[] configurations = CrossValidation.ByGroup(cases, one => one.Group, 5);
    double[] sources = CrossValidation.ByGroup(cases, one => one.Source, int.MaxValue);
    TrainingReport.Print("unseen configurations", cases, configurations);
    TrainingReport.Print("unseen sources", cases, sources);
    foreach ((string kind, Func<TrainingCase, bool> isOf) in BandReport.Kinds)
    {
        Console.WriteLine(BandReport.Line(kind, cases, configurations, sources, isOf));
    }

    if (args.Contains("page"))
    {
        AccuracyPage.Write(cases, fit.Predict(cases, cases), configurations, sources, "docs");
    }

    if (args.Contains("bands"))
    {
        ErrorBands.Write(cases, configurations, sources, data, "src/CostModel");
    }

    TrainingReport.Rows(cases, fit.Predict(cases, cases), configurations, sources);
}
