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

    /// <summary>
    /// What it must hold of the other half of the cells when only one half made it. All cells make a better band than half of them, so that a
    /// little less than eight of ten here is eight of ten outside.
    /// </summary>
    private const double HeldByHalf = 0.77;

    /// <summary>Beyond this percentile a band tells of single rows.</summary>
    private const double LeastTail = 0.04;

    /// <summary>The load that is in no fit.</summary>
    private const string Never = "disaggregated";

    /// <summary>Ways to divide the cells into halves.</summary>
    private const int Halvings = 12;

    /// <summary>
    /// Writes the bands: unseen cells and unseen sources in equal parts, and what the fit never used as the shipped constants predict it.
    /// Rows of a cell err alike, so that the tenth and the ninetieth percentile of some cells hold less than eight rows of ten of others: the
    /// percentiles are those at which one half of the cells holds nearly eight of ten of the other half.
    /// </summary>
    internal static void Write(
        List<ServingCase> fitted, double[] cells, double[] sources, double[] hardware, IEnumerable<(ServingCase Case, double Predicted)> never, string folder)
    {
        List<Residual> unseen = [.. fitted.Zip(cells, Residual.Of)];
        List<Residual> residuals =
        [
            .. unseen,
            .. fitted.Zip(sources, Residual.Of),
            .. never.Select(pair => Residual.Of(pair.Case, pair.Predicted)),
        ];
        residuals.RemoveAll(residual => !double.IsFinite(residual.Log));
        IEnumerable<string> lines = residuals.GroupBy(residual => residual.Group)
            .Where(group => group.Count() >= LeastRows && group.Select(residual => residual.Cell).Distinct().Count() >= LeastCells)
            .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
            .Select(group => Line(group.Key, [.. group]));
        List<Residual> elsewhere = [.. fitted.Zip(hardware, Residual.Of)];
        IEnumerable<string> wider = elsewhere.GroupBy(residual => residual.Group.Figure).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            double power = Math.Max(1, Spread(group) / Spread(unseen.Where(residual => residual.Group.Figure == group.Key)));
            return string.Create(CultureInfo.InvariantCulture, $"\"{group.Key}\": {power:0.00}");
        });
        IEnumerable<string> measured = fitted.Select(one => $"\"{one.Hardware}\"").Distinct().Order(StringComparer.Ordinal);
        File.WriteAllText(
            Path.Combine(folder, "Errors/errors.json"),
            $$"""
            {
              "id": "serving-errors",
              "bands": [
            {{string.Join(",\n", lines)}}
              ],
              "hardware": [{{string.Join(", ", measured)}}],
              "otherHardware": { {{string.Join(", ", wider)}} },
              "sources": [
                { "for": ["bands"], "source": "cross-validation over measured serving, leaving out whole cells and whole sources in equal parts; disaggregated rows are in no fit (docs/accuracy-serving.md)", "asOf": "2026-11" },
                { "for": ["otherHardware"], "source": "powers of the bands: errors of rows whose hardware was left out over those of rows whose cell was (docs/accuracy-serving.md)", "asOf": "2026-11" }
              ]
            }

            """);
    }

    private static string Line((string Figure, string Family, string Load) group, Residual[] residuals)
    {
        // What no fit has seen needs no allowance for what a fit remembers.
        double tail = 0.1;
        while (group.Load != Never && tail > LeastTail && HeldOf(residuals, tail) < HeldByHalf)
        {
            tail -= 0.005;
        }

        Console.WriteLine($"{group}: percentiles {100 * tail:0.0} and {100 * (1 - tail):0.0} of half of the cells hold {100 * HeldOf(residuals, tail):0} % of the other half");
        double[] logs = [.. residuals.Select(residual => residual.Log).Order()];
        int passes = group.Load == Never ? 1 : 2;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"    {{ \"figure\": \"{group.Figure}\", \"family\": \"{group.Family}\", \"load\": \"{group.Load}\", \"low\": {Math.Exp(At(logs, tail)):0.000}, \"high\": {Math.Exp(At(logs, 1 - tail)):0.000}, \"rows\": {logs.Length / passes} }}");
    }

    private static double At(double[] ordered, double share) => ordered[(int)Math.Round(share * (ordered.Length - 1))];

    private static double Spread(IEnumerable<Residual> residuals)
        => At([.. residuals.Select(residual => Math.Abs(residual.Log)).Where(double.IsFinite).Order()], 0.8);

    /// <summary>The share of the rows of one half of the cells that a band of the other half holds: what a band promises about the unseen.</summary>
    private static double HeldOf(Residual[] residuals, double tail)
    {
        int held = 0;
        int asked = 0;
        string[] cells = [.. residuals.Select(residual => residual.Cell).Distinct().Order(StringComparer.Ordinal)];
        for (int halving = 0; halving < Halvings; halving++)
        {
            var random = new Random(halving);
            var first = cells.Where(_ => random.Next(2) == 0).ToHashSet(StringComparer.Ordinal);
            foreach (bool isFirst in (bool[])[true, false])
            {
                double[] inside = [.. residuals.Where(residual => first.Contains(residual.Cell) == isFirst).Select(residual => residual.Log).Order()];
                if (inside.Length < LeastRows)
                {
                    continue;
                }

                (double low, double high) = (At(inside, tail), At(inside, 1 - tail));
                Residual[] outside = [.. residuals.Where(residual => first.Contains(residual.Cell) != isFirst)];
                held += outside.Count(residual => residual.Log >= low && residual.Log <= high);
                asked += outside.Length;
            }
        }

        return asked == 0 ? 0 : (double)held / asked;
    }

    private sealed record Residual((string Figure, string Family, string Load) Group, double Log, string Cell)
    {
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
