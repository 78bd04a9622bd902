using CostModel.Training;

namespace CostModel.Fitting;

/// <summary>Prints errors by family and platform, and by source.</summary>
internal static class TrainingReport
{
    internal static void Print(string title, IReadOnlyList<TrainingCase> cases, double[] predicted)
    {
        double Error(int i) => (predicted[i] / cases[i].MeasuredTokensPerSecond) - 1;
        Console.WriteLine($"== {title}");
        foreach (var group in Enumerable.Range(0, cases.Count).GroupBy(i => $"{cases[i].Family} {Platform(cases[i])}"))
        {
            Line(group.Key, [.. group], cases, Error);
        }

        foreach (var group in Enumerable.Range(0, cases.Count)
            .GroupBy(i => $"{cases[i].Family,-6} {cases[i].Source,-40} {cases[i].Hardware.Id,-16}").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Line("  " + group.Key, [.. group], cases, Error);
        }
    }

    /// <summary>Prints each row with its errors: seen, in an unseen configuration, from an unseen source.</summary>
    internal static void Rows(IReadOnlyList<TrainingCase> cases, double[] seen, double[] configurations, double[] sources)
    {
        foreach (int i in Enumerable.Range(0, cases.Count).OrderBy(i => cases[i].Source + cases[i].Id, StringComparer.Ordinal))
        {
            TrainingCase one = cases[i];
            StepSettings s = one.Settings;
            string Error(double predicted) => $"{(predicted / one.MeasuredTokensPerSecond) - 1,6:+0.00;-0.00}";
            Console.WriteLine(
                $"row {one.Id,-30} {one.Family,-6} {one.Stack,-20} {one.Hardware.Id,-14} {one.Precision,-6} {one.Architecture.LayerCount}x{one.Architecture.Hidden} n{s.Chips} {s.Tensor}/{s.Pipeline}/{s.Chunks}/{s.Context}/{s.Expert} b{s.MicroBatch} m{s.MicroBatches} w{one.Weight:0.00} {one.MeasuredTokensPerSecond:0} {Error(seen[i])} {Error(configurations[i])} {Error(sources[i])}");
        }
    }

    /// <summary>Prints where the time of some steps goes.</summary>
    internal static void Show(IEnumerable<TrainingCase> cases, TrainingState state)
    {
        foreach (TrainingCase one in cases)
        {
            StepModel model = one.Model(state);
            StepSettings s = one.Settings;
            StepTime time = model.Evaluate(s);
            Console.WriteLine($"{one.Id} {one.Architecture.LayerCount}x{one.Architecture.Hidden} {one.Hardware.Id} {one.Precision} {one.Stack} n{s.Chips} t{s.Tensor} p{s.Pipeline} v{s.Chunks} c{s.Context} e{s.Expert} d{s.Data} b{s.MicroBatch} m{s.MicroBatches} s{s.SequenceLength} {s.Sharding} recompute {s.Recompute} {s.SelectiveRecompute}");
            Console.WriteLine($"   measured {one.MeasuredTokensPerSecond:0} predicted {one.Predict(state):0} {(one.Predict(state) / one.MeasuredTokensPerSecond) - 1:+0.00;-0.00}; step {time.Seconds:0.00} s: compute {time.Compute:0.00} bubble {time.Bubble:0.00} data {time.DataCommunication:0.00} optimizer {time.Optimizer:0.00} rank wait {time.RankWait:0.00} measured {s.StepTokens / s.Chips / one.MeasuredTokensPerSecond:0.00} stage {1e3 * time.Stage:0.0} ms");
            foreach (LayerShape layer in model.Layers)
            {
                LayerTimes t = model.Layer(layer, s);
                Console.WriteLine($"   {layer.Count} layers ms: in {1e3 * t.InputProjection:0.00} out {1e3 * t.OutputProjection:0.00} core {1e3 * t.AttentionCore:0.00} scan {1e3 * t.Scan:0.00} dense {1e3 * t.DenseFeedForward:0.00} routed {1e3 * t.RoutedExperts:0.00} shared {1e3 * t.SharedExperts:0.00} element {1e3 * t.Elementwise:0.00} launch {1e3 * t.Launch:0.00} wait {1e3 * t.Wait:0.00} tp {1e3 * t.TensorCommunication:0.00} a2a {1e3 * t.AllToAll:0.00} | forward {1e3 * t.Forward:0.00} backward {1e3 * t.Backward:0.00}");
            }
        }
    }

    private static string Platform(TrainingCase one) => one.Hardware.Generation is "tpu" or "neuron" ? one.Hardware.Generation : "gpu";

    private static void Line(string name, int[] rows, IReadOnlyList<TrainingCase> cases, Func<int, double> error)
    {
        double weight = rows.Sum(i => cases[i].Weight);
        double mean = rows.Sum(i => cases[i].Weight * Math.Abs(error(i))) / weight;
        double bias = rows.Sum(i => cases[i].Weight * error(i)) / weight;
        double median = rows.Select(i => Math.Abs(error(i))).Order().ElementAt(rows.Length / 2);
        Console.WriteLine($"{name}  n={rows.Length} mean {mean:0.000} median {median:0.000} bias {bias:+0.000;-0.000}");
    }
}
