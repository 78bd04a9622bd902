using System.Globalization;
using CostModel.Serving;

namespace CostModel.Fitting;

/// <summary>Turns the errors of serving's cross-validation into the bands that ship.</summary>
internal static class ServingErrorBands
{
    /// <summary>Fewer rows than this say too little of a tenth: such a group takes the band of a neighbour.</summary>
    private const int LeastRows = 20;

    /// <summary>Rows of two cells say nothing of a third.</summary>
    private const int LeastCells = 3;

    /// <summary>Writes the bands: unseen cells and unseen sources in equal parts, and what the fit never used as the shipped constants predict it.</summary>
    internal static void Write(
        List<ServingCase> fitted, double[] cells, double[] sources, IEnumerable<(ServingCase Case, double Predicted)> never, string folder)
    {
        List<Residual> residuals =
        [
            .. fitted.Zip(cells, Residual.Of),
            .. fitted.Zip(sources, Residual.Of),
            .. never.Select(pair => Residual.Of(pair.Case, pair.Predicted)),
        ];
        residuals.RemoveAll(residual => !double.IsFinite(residual.Log));
        IEnumerable<string> lines = residuals.GroupBy(residual => residual.Group)
            .Where(group => group.Count() >= LeastRows && group.Select(residual => residual.Cell).Distinct().Count() >= LeastCells)
            .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
            .Select(group => Line(group.Key, [.. group.Select(residual => residual.Log).Order()]));
        File.WriteAllText(
            Path.Combine(folder, "Errors/errors.json"),
            $"{{\n  \"id\": \"serving-errors\",\n  \"bands\": [\n{string.Join(",\n", lines)}\n  ],\n  \"sources\": [\n    {{ \"for\": [\"bands\"], \"source\": \"cross-validation over measured serving, leaving out whole cells and whole sources in equal parts; disaggregated rows are in no fit (docs/accuracy-serving.md)\", \"asOf\": \"2026-11\" }}\n  ]\n}}\n");
        Report(residuals);
    }

    private static string Line((string Figure, string Family, string Load) group, double[] logs)
    {
        int passes = group.Load == "disaggregated" ? 1 : 2;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"    {{ \"figure\": \"{group.Figure}\", \"family\": \"{group.Family}\", \"load\": \"{group.Load}\", \"low\": {Math.Exp(At(logs, 0.1)):0.000}, \"high\": {Math.Exp(At(logs, 0.9)):0.000}, \"rows\": {logs.Length / passes} }}");
    }

    private static double At(double[] ordered, double share) => ordered[(int)Math.Round(share * (ordered.Length - 1))];

    /// <summary>Bands of one half of the cells, and how much of the other half they hold: what a band promises about the unseen.</summary>
    private static void Report(List<Residual> residuals)
    {
        foreach (var group in residuals.GroupBy(residual => residual.Group).Where(group => group.Count() >= 2 * LeastRows).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal))
        {
            int held = 0;
            foreach (int half in (int[])[0, 1])
            {
                double[] inside = [.. group.Where(residual => residual.Half == half).Select(residual => residual.Log).Order()];
                held += inside.Length == 0 ? 0 : group.Count(residual => residual.Half != half && residual.Log >= At(inside, 0.1) && residual.Log <= At(inside, 0.9));
            }

            Console.WriteLine($"{group.Key}: a band of half of the cells holds {100.0 * held / group.Count():0} % of the other half");
        }
    }

    private sealed record Residual((string Figure, string Family, string Load) Group, double Log, string Cell)
    {
        internal int Half => Cell.Sum(letter => letter) % 2;

        internal static Residual Of(ServingCase one, double predicted)
        {
            (string figure, double sign) = one.Row["metric"] switch
            {
                "ttft_ms" => (ServingErrors.FirstToken, 1.0),
                "tpot_ms" or "itl_ms" => (ServingErrors.PerToken, 1.0),
                "output_tokens_per_second_per_user" => (ServingErrors.PerToken, -1.0),
                "e2e_ms" or "e2e_s" => (ServingErrors.Throughput, -1.0),
                _ => (ServingErrors.Throughput, 1.0),
            };
            string family = ServingErrors.FamilyOf(one.Plan.Plan.Model!.Architecture!.IsMixtureOfExperts);
            return new Residual(
                (figure, family, ServingErrors.LoadOf(one.Plan.Plan)),
                predicted > 0 ? sign * Math.Log(one.Measured / predicted) : double.NaN,
                one.Cell);
        }
    }
}
