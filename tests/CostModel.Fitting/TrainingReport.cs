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
