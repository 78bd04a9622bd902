using CostModel.Formulas;

namespace CostModel.Economics;

/// <summary>The closed-form arithmetic of what a token costs to generate, at napkin depth.</summary>
internal static class TokenFormulas
{
    /// <summary>Two FLOPs for each parameter that a token multiplies.</summary>
    internal static T FlopsPerToken<T>(T activeParameters)
        where T : struct, IReal<T>
        => T.Constant(2, "FLOP/parameter/token") * activeParameters;

    /// <summary>Tokens a second that memory bandwidth allows one sequence: each token reads every active weight.</summary>
    internal static T BandwidthBound<T>(T bandwidth, T chips, T activeParameters, T bytesPerParameter)
        where T : struct, IReal<T>
        => bandwidth * chips / (activeParameters * bytesPerParameter) * T.Constant(1, "token");

    /// <summary>
    /// Tokens a second of a batch between the bandwidth bound of one sequence and the compute bound: compute x b / (b + b*), where b* is the
    /// batch at which the two bounds meet.
    /// </summary>
    internal static T Saturating<T>(T computeBound, T bandwidthBound, T batch)
        where T : struct, IReal<T>
        => computeBound * batch / (batch + (computeBound / bandwidthBound));

    /// <summary>What a million tokens cost where an hour costs so much and a second makes so many.</summary>
    internal static T PerMillion<T>(T pricePerHour, T tokensPerSecond)
        where T : struct, IReal<T>
        => pricePerHour / (tokensPerSecond * T.Constant(3600, "s/h") * T.Constant(1e-6, "Mtoken/token"));
}
