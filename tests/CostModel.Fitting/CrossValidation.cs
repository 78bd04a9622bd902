namespace CostModel.Fitting;

/// <summary>Predictions for rows that the fit has not seen.</summary>
internal static class CrossValidation
{
    /// <summary>Leaves out whole groups, a fold at a time, refitting from the priors.</summary>
    internal static double[] ByGroup(IReadOnlyList<TrainingCase> cases, Func<TrainingCase, string> group, int folds)
    {
        string[] groups = [.. cases.Select(group).Distinct().OrderBy(Scramble)];
        int count = Math.Min(folds, groups.Length);
        var predicted = new double[cases.Count];
        Parallel.For(0, count, fold =>
        {
            var held = groups.Where((_, i) => i % count == fold).ToHashSet(StringComparer.Ordinal);
            int[] outside = [.. Enumerable.Range(0, cases.Count).Where(i => held.Contains(group(cases[i])))];
            TrainingFit fit = TrainingFit.To(cases, [.. cases.Where(one => !held.Contains(group(one)))]);
            double[] values = fit.Predict(cases, [.. outside.Select(i => cases[i])]);
            for (int i = 0; i < outside.Length; i++)
            {
                predicted[outside[i]] = values[i];
            }
        });
        return predicted;
    }

    /// <summary>A fixed order that has nothing to do with the file's.</summary>
    private static uint Scramble(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash;
    }
}
