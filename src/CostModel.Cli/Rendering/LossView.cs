using System.Globalization;
using CostModel.Scaling;
using CostModel.Scenarios;

namespace CostModel.Cli.Rendering;

/// <summary>A model that the laws are asked about.</summary>
internal sealed record LossQuestion(ParameterCount Parameters, Tokens Tokens, Tokens? Unique, double? Bits, int? Experts, double? Granularity);

/// <summary>What the laws say of a model, with the range that each was fitted in.</summary>
internal static class LossView
{
    /// <summary>Within a tenth of the tokens of Clark's runs the law is taken to hold.</summary>
    private const double SameData = 0.1;

    internal static TextGrid Of(LossQuestion asked, CatalogSet catalogs)
    {
        var grid = new TextGrid("law", "what", "value", "outside the fitted range");
        foreach (LossLaw law in catalogs.ScalingLaws.Ids.Select(id => catalogs.ScalingLaws[id]))
        {
            LossEstimate loss = law.Loss(asked.Parameters, asked.Tokens);
            Add(grid, law.Id, law.Id == ScalingLawCatalog.DefaultId ? "loss (the default law)" : "loss", loss);
            OptimumEstimate best = law.OptimumFor(loss.Nats)!;
            double compute = asked.Parameters.TotalParameters * asked.Tokens.TotalTokens / (best.Parameters.TotalParameters * best.Tokens.TotalTokens);
            grid.Add(law.Id, "computation beyond the least for that loss", Text((compute - 1) * 100, "0.#") + "%", $"the least is at {best.Parameters} on {best.Tokens}");
        }

        Add(grid, "kaplan-2020", "loss", KaplanLaw.Default.Loss(asked.Parameters, asked.Tokens));
        if (asked.Unique is { } unique)
        {
            RepeatedDataLaw repeated = RepeatedDataLaw.Default;
            double epochs = Math.Max(1, asked.Tokens / unique);
            Add(grid, "muennighoff-2023", $"loss with {Text(epochs, "0.##")} passes over {unique}", repeated.Loss(asked.Parameters, asked.Tokens, unique));
            grid.Add("muennighoff-2023", "what the passes are worth", Text(repeated.WorthOf(epochs), "0.###") + " fresh", "");
        }

        if (asked.Bits is { } bits)
        {
            Add(grid, "kumar-2024", $"added by rounding to {Text(bits, "0.##")} bits (constants unverified)", PrecisionLaw.Default.PostTrainingLoss(asked.Parameters, asked.Tokens, bits));
        }

        AddMixtures(grid, asked);
        BenchmarkEstimate score = BenchmarkCurve.Mmlu.Of(Flops.FromFlops(6 * asked.Parameters.TotalParameters * asked.Tokens.TotalTokens));
        grid.Add("mmlu", "MMLU of a base model, 80 % band", $"{Text(score.Score, "0")} ({Text(score.Low, "0")} .. {Text(score.High, "0")})", score.Extrapolation?.ToString() ?? "");
        return grid;
    }

    private static void AddMixtures(TextGrid grid, LossQuestion asked)
    {
        if (asked.Experts is { } experts)
        {
            RoutedLaw law = RoutedLaw.All["s-base"];
            LossEstimate loss = law.Loss(asked.Parameters, experts);
            bool sameData = Math.Abs((asked.Tokens / law.Tokens) - 1) <= SameData;
            string data = sameData ? "" : $"tokens {asked.Tokens}: all runs had {law.Tokens}, and the law holds for no other data";
            grid.Add("clark-2022", $"loss of {experts} experts", Text(loss.Nats, "0.0000"), Joined([data, .. loss.Extrapolations.Select(flag => flag.ToString())]));
            grid.Add("clark-2022", "the dense model of that loss", law.EquivalentDense(asked.Parameters, experts).ToString(), data);
        }

        if (asked.Granularity is { } granularity)
        {
            GranularMoeLaw law = GranularMoeLaw.Default;
            var total = ParameterCount.FromParameters(asked.Parameters.TotalParameters * law.Expansion);
            Add(grid, "krajewski-2024", $"loss of a 64-fold mixture, {total} in all", law.LossOfMixture(total, asked.Tokens, granularity));
            Add(grid, "krajewski-2024", "loss of a dense model", law.LossOfDense(asked.Parameters, asked.Tokens));
        }
    }

    private static void Add(TextGrid grid, string law, string what, LossEstimate loss)
        => grid.Add(law, what, Text(loss.Nats, "0.0000"), Joined(loss.Extrapolations.Select(flag => flag.ToString())));

    private static string Joined(IEnumerable<string> flags) => string.Join("; ", flags.Where(flag => flag.Length > 0));

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
