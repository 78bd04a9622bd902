using System.Collections.Frozen;
using CostModel.Efficiency;
using CostModel.Scaling;
using CostModel.Validation;

namespace CostModel.Analysis.Expressions;

/// <summary>
/// The functions of a calculation: <c>ln log2 log10 exp sqrt ceil min max</c>, and of the model <c>loss(N, D)</c>, <c>reducibleLoss(N, D)</c>,
/// <c>gainPerEFold(D)</c> (nats, by the default law), <c>optimalParameters(FLOPs)</c>, <c>optimalTokens(N)</c>,
/// <c>trainingFlops(N, D)</c>, <c>forwardFlops(N, D)</c> and <c>weightBytes(N, bits, density)</c>.
/// </summary>
public static class ExpressionFunctions
{
    private static readonly FrozenDictionary<string, (int Arguments, Func<Measure[], Measure> Call)> s_functions =
        new Dictionary<string, (int, Func<Measure[], Measure>)>(StringComparer.Ordinal)
        {
            ["ln"] = (1, x => Measure.Plain(Math.Log(Bare(x[0])))),
            ["log2"] = (1, x => Measure.Plain(Math.Log2(Bare(x[0])))),
            ["log10"] = (1, x => Measure.Plain(Math.Log10(Bare(x[0])))),
            ["exp"] = (1, x => Measure.Plain(Math.Exp(Bare(x[0])))),
            ["sqrt"] = (1, x => Measure.Plain(Math.Sqrt(Bare(x[0])))),
            ["ceil"] = (1, x => x[0] with { Value = Math.Ceiling(x[0].Value) }),
            ["min"] = (2, x => x[0].Value <= x[1].Value ? x[0] : x[1]),
            ["max"] = (2, x => x[0].Value >= x[1].Value ? x[0] : x[1]),
            ["loss"] = (2, x => Measure.Plain(Law.Loss(Parameters(x[0]), TokensOf(x[1])).Nats)),
            ["reducibleLoss"] = (2, x => Measure.Plain(Law.Loss(Parameters(x[0]), TokensOf(x[1])).Reducible)),
            ["gainPerEFold"] = (1, x => Measure.Plain(Law.GainPerEFoldOfData(TokensOf(x[0])))),
            ["optimalParameters"] = (1, x => Measure.Plain(Law.Optimum(Flops.FromFlops(AboveZero(In(x[0], new Dimensions(Flop: 1), "FLOPs"), "FLOPs"))).Parameters.TotalParameters)),
            ["optimalTokens"] = (1, x => new Measure(Law.OptimalTokensFor(Parameters(x[0])).TotalTokens, new Dimensions(Token: 1))),
            ["trainingFlops"] = (2, x => new Measure(ParameterFlops.Training * Bare(x[0]) * TokensOf(x[1]).TotalTokens, new Dimensions(Flop: 1))),
            ["forwardFlops"] = (2, x => new Measure(ParameterFlops.Forward * Bare(x[0]) * TokensOf(x[1]).TotalTokens, new Dimensions(Flop: 1))),
            ["weightBytes"] = (3, x => new Measure(
                new WeightStorage { Bits = AboveZero(Bare(x[1]), "bits"), Density = AboveZero(Bare(x[2]), "density") }.SizeOf(Parameters(x[0])).TotalBytes, new Dimensions(Byte: 1))),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names.</summary>
    public static IEnumerable<string> Names => s_functions.Keys;

    private static LossLaw Law => ScalingLawCatalog.Default[ScalingLawCatalog.DefaultId];

    internal static string? ProblemOf(string name, int arguments)
    {
        if (!s_functions.TryGetValue(name, out (int Arguments, Func<Measure[], Measure> Call) function))
        {
            string? nearest = NearestMatch.Of(name, Names);
            return $"there is no function '{name}'" + (nearest is null ? "" : $"; did you mean '{nearest}'?");
        }

        return function.Arguments == arguments ? null : $"'{name}' takes {function.Arguments} arguments, not {arguments}";
    }

    internal static Measure Call(string name, Measure[] arguments) => s_functions[name].Call(arguments);

    private static ParameterCount Parameters(Measure measure) => ParameterCount.FromParameters(AboveZero(Bare(measure), "parameters"));

    /// <summary>Tokens, written with their unit or as a bare count.</summary>
    private static Tokens TokensOf(Measure measure) => Tokens.FromTokens(
        AboveZero(measure.Dimensions == Dimensions.None ? measure.Value : In(measure, new Dimensions(Token: 1), "tokens"), "tokens"));

    private static double AboveZero(double value, string name)
        => value > 0 && double.IsFinite(value) ? value : throw new ExpressionException($"{name} must be above zero, not {QuantityText.Number(value)}");

    private static double Bare(Measure measure) => In(measure, Dimensions.None, "a plain number");

    private static double In(Measure measure, Dimensions expected, string name)
        => measure.Dimensions == expected ? measure.Value : throw new ExpressionException($"expected {name}, not {measure.Dimensions}");
}
