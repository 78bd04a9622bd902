namespace CostModel.Scaling;

/// <summary>
/// Floating-point operations per parameter and token, a multiply-add counted as two. Source: Kaplan et al. 2020, arXiv 2001.08361, section 2.1.
/// </summary>
internal static class ParameterFlops
{
    /// <summary>Forward and backward.</summary>
    internal const double Training = 6;

    /// <summary>Forward alone.</summary>
    internal const double Forward = 2;

    /// <summary>FLOPs of a petaFLOP/s for a day, the unit of Kaplan et al. and of OpenAI's papers.</summary>
    internal const double PetaflopDay = 1e15 * 86400;
}
