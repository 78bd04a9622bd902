using System.Globalization;
using CostModel.Fitting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string data = args.Length > 0 ? args[0] : "../shared/data";
List<TrainingCase> cases = TrainingCase.Load(Path.Combine(data, "training_throughput.csv"));
Console.WriteLine($"{cases.Count} cases");
TrainingFit fit = TrainingFit.To(cases, cases);
foreach ((FitParameter parameter, double value) in fit.Values)
{
    Console.WriteLine($"{parameter.Name} = {value:g4} (prior {parameter.Prior:g3})");
}

TrainingReport.Print("in-sample", cases, fit.Predict(cases, cases));
if (args.Contains("cv"))
{
    double[] unseen = CrossValidation.ByGroup(cases, one => one.Group, 5);
    TrainingReport.Print("unseen configurations", cases, unseen);
    foreach ((TrainingCase one, double predicted) in cases.Zip(unseen).Where(pair => pair.First.Family != "dense"))
    {
        Console.WriteLine($"row {one.Id} {one.Stack} {one.Hardware.Id} {one.Precision} L{one.Architecture.LayerCount} h{one.Architecture.Hidden} {one.Settings.Tensor}/{one.Settings.Pipeline}/{one.Settings.Chunks}/{one.Settings.Context}/{one.Settings.Expert} b{one.Settings.MicroBatch} m{one.Settings.MicroBatches} {one.MeasuredTokensPerSecond:0} {predicted:0} {predicted / one.MeasuredTokensPerSecond - 1:+0.00;-0.00} w{one.Weight:0.00}");
    }
    TrainingReport.Print("unseen sources", cases, CrossValidation.ByGroup(cases, one => one.Source, int.MaxValue));
}
