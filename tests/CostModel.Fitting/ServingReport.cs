namespace CostModel.Fitting;

/// <summary>Prints errors of serving by family, and by any key.</summary>
internal static class ServingReport
{
    internal static void Print(string title, IReadOnlyList<ServingCase> cases, double[] predicted, Func<ServingCase, string>? key = null)
    {
        Console.WriteLine($"== {title}");
        foreach (var group in Enumerable.Range(0, cases.Count).GroupBy(i => (key ?? (one => one.Family))(cases[i])).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            double[] errors = [.. group.Select(i => (predicted[i] / cases[i].Measured) - 1).Where(double.IsFinite)];
            double[] sizes = [.. errors.Select(Math.Abs).Order()];
            double[] signed = [.. errors.Order()];
            if (sizes.Length > 0)
            {
                Console.WriteLine(
                    $"{group.Key,-78} n={sizes.Length,5} median {sizes[sizes.Length / 2],6:0.000} mean {sizes.Average(),6:0.000} p90 {sizes[(int)(0.9 * (sizes.Length - 1))],6:0.000} bias {signed[signed.Length / 2],6:+0.000;-0.000}");
            }
        }
    }

    /// <summary>Prints the 80 % band of each family: measured over predicted at the tenth and the ninetieth percentile of unseen rows.</summary>
    internal static void Bands(IReadOnlyList<ServingCase> cases, double[] predicted)
    {
        foreach (var group in Enumerable.Range(0, cases.Count).Where(i => predicted[i] > 0 && double.IsFinite(predicted[i]))
            .GroupBy(i => cases[i].Family).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            double[] ratios = [.. group.Select(i => cases[i].Measured / predicted[i]).Order()];
            Console.WriteLine($"band {group.Key}: {ratios[(int)(0.1 * ratios.Length)]:0.000} .. {ratios[(int)(0.9 * ratios.Length)]:0.000} of {ratios.Length}");
        }
    }

    /// <summary>Writes all rows with what was predicted of them, for a closer look.</summary>
    internal static void Rows(string path, IReadOnlyList<ServingCase> cases, params double[][] predicted)
        => File.WriteAllLines(path, Enumerable.Range(0, cases.Count).Select(i =>
            $"{cases[i].Row["id"]},{cases[i].Engine},{cases[i].Source.Replace(',', ' ')},{cases[i].Family},{cases[i].Plan.Plan.Layout},{cases[i].Plan.Replicas},{cases[i].Measured:g6},{string.Join(',', predicted.Select(values => $"{values[i]:g6}"))}"));
}
