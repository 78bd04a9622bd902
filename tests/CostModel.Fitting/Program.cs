using System.Globalization;
using CostModel.Fitting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string data = args.Length > 0 ? args[0] : "../shared/data";
if (args.Contains("serving"))
{
    ServingProgram.Run(data, args);
    return;
}

List<TrainingCase> cases = TrainingCase.Load(Path.Combine(data, "training_throughput.csv"));
Console.WriteLine($"{cases.Count} cases");
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

if (args.Contains("cv"))
{
    double[] configurations = CrossValidation.ByGroup(cases, one => one.Group, 5);
    double[] sources = CrossValidation.ByGroup(cases, one => one.Source, int.MaxValue);
    TrainingReport.Print("unseen configurations", cases, configurations);
    TrainingReport.Print("unseen sources", cases, sources);
    TrainingReport.Rows(cases, fit.Predict(cases, cases), configurations, sources);
}
