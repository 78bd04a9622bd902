namespace CostModel.Fitting;

/// <summary>Predictions of serving for rows that a fit has not seen.</summary>
internal static class ServingCrossValidation
{
    /// <summary>Leaves out whole groups, a fold at a time, refitting from the priors; folds are of about equal size.</summary>
    internal static double[] ByGroup(List<ServingCase> cases, Func<ServingCase, string> group, int folds, int iterations)
    {
        Dictionary<string, int> fold = Folds(cases, group, folds);
        var predicted = new double[cases.Count];
        for (int k = 0; k < folds; k++)
        {
            int[] outside = [.. Enumerable.Range(0, cases.Count).Where(i => fold[group(cases[i])] == k)];
            if (outside.Length == 0)
            {
                continue;
            }

            ServingFit fit = ServingFit.To([.. cases.Where(one => fold[group(one)] != k)], iterations);
            double[] values = fit.Predict([.. outside.Select(i => cases[i])]);
            for (int i = 0; i < outside.Length; i++)
            {
                predicted[outside[i]] = values[i];
            }
        }

        return predicted;
    }

    /// <summary>The fold that leaves each group out.</summary>
    internal static Dictionary<string, int> Folds(IReadOnlyList<ServingCase> cases, Func<ServingCase, string> group, int folds)
    {
        var fold = new Dictionary<string, int>(StringComparer.Ordinal);
        var load = new int[folds];
        foreach (var one in cases.GroupBy(group).OrderByDescending(one => one.Count()).ThenBy(one => one.Key, StringComparer.Ordinal))
        {
            int least = Array.IndexOf(load, load.Min());
            fold[one.Key] = least;
            load[least] += one.Count();
        }

        return fold;
    }
}
