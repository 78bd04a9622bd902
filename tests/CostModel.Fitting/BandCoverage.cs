using CostModel.Training;

namespace CostModel.Fitting;

/// <summary>
/// Whether bands hold what they have not seen: the band of each row is built without the row's configuration, or without its source, from errors that
/// were themselves found on rows outside the fit.
/// </summary>
internal static class BandCoverage
{
    /// <summary>The weighted share of rows of a kind that lie in the band of the others.</summary>
    /// <param name="cases">The measured runs.</param>
    /// <param name="configurations">Predictions without the row's configuration.</param>
    /// <param name="sources">Predictions without the row's source.</param>
    /// <param name="leavesSources">Whether whole sources are left out, rather than configurations.</param>
    /// <param name="kind">Which rows count.</param>
    internal static double Of(
        IReadOnlyList<TrainingCase> cases, double[] configurations, double[] sources, bool leavesSources, Func<TrainingCase, bool> kind)
    {
        ErrorBands.Residual[] unseenConfiguration = [.. ErrorBands.Residuals(cases, configurations, TrainingErrorSituation.Known)];
        ErrorBands.Residual[] unseenSource = [.. ErrorBands.Residuals(cases, sources, TrainingErrorSituation.Known)];
        ErrorBands.Residual[] asked = leavesSources ? unseenSource : unseenConfiguration;
        double weight = 0;
        double held = 0;
        foreach (IGrouping<string, int> left in Enumerable.Range(0, cases.Count).GroupBy(i => leavesSources ? cases[i].Source : cases[i].Group))
        {
            var outside = left.ToHashSet();
            ErrorBands.Residual[] rest = [.. Enumerable.Range(0, cases.Count).Where(i => !outside.Contains(i)).SelectMany(i => new[] { unseenConfiguration[i], unseenSource[i] })];
            foreach (int i in left.Where(i => kind(cases[i])))
            {
                (double low, double high) = Band(rest, asked[i].Group);
                weight += asked[i].Weight;
                held += asked[i].Log >= low && asked[i].Log <= high ? asked[i].Weight : 0;
            }
        }

        return held / weight;
    }

    /// <summary>The tenth and the ninetieth percentile of the group's errors, or of the nearest group that has enough of them.</summary>
    private static (double Low, double High) Band(ErrorBands.Residual[] rest, TrainingErrorGroup group)
    {
        ErrorBands.Residual[] nearest = rest
            .GroupBy(residual => residual.Group)
            .Where(candidates => candidates.Sum(residual => residual.Weight) >= ErrorBands.LeastWeight)
            .MinBy(candidates => candidates.Key.Distance(group))!
            .ToArray();
        return (ErrorBands.Quantile(nearest, 0.1), ErrorBands.Quantile(nearest, 0.9));
    }
}
