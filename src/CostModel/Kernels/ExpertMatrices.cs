namespace CostModel.Kernels;

/// <summary>Grouped matrix products of a mixture of experts.</summary>
internal static class ExpertMatrices
{
    /// <summary>
    /// Distinct experts that some tokens reach together. Experts differ in popularity: with a gamma-distributed one of shape
    /// <paramref name="shape"/> the count is negative binomial; an infinite shape is the uniform E (1 - (1 - k/E)^n).
    /// </summary>
    /// <param name="experts">Experts of the layer.</param>
    /// <param name="topK">Experts that one token reaches.</param>
    /// <param name="tokens">Tokens of the step.</param>
    /// <param name="shape">Evenness of popularity, above 0; measured about 0.7 to 1.</param>
    internal static double Distinct(double experts, double topK, double tokens, double shape)
    {
        double assignments = tokens * topK;
        if (assignments <= 0)
        {
            return 0;
        }

        double reached = experts * (1 - Math.Pow(1 + (assignments / (experts * shape)), -shape));
        return Math.Min(experts, Math.Max(reached, Math.Min(topK, assignments)));
    }

    /// <summary>Seconds of all products of one layer on one accelerator, without the kernels' latency.</summary>
    /// <param name="assignments">Token-expert pairs on this accelerator's share.</param>
    /// <param name="distinct">Distinct experts whose weights are read, times the share of each that this accelerator holds.</param>
    /// <param name="parametersPerExpert">Parameters of one expert.</param>
    /// <param name="bytesPerWeight">Stored bytes of a weight, scales included.</param>
    /// <param name="activationBytes">Bytes that one pair reads and writes.</param>
    /// <param name="paddedRows">Rows that an expert's tile is padded by.</param>
    /// <param name="rates">What grouped products reach on the accelerator.</param>
    internal static double Work(
        double assignments,
        double distinct,
        double parametersPerExpert,
        double bytesPerWeight,
        double activationBytes,
        double paddedRows,
        in MatrixRates rates)
    {
        double compute = 2 * (assignments + (distinct * paddedRows)) * parametersPerExpert / rates.FlopsPerSecond;
        double traffic = ((distinct * parametersPerExpert * bytesPerWeight) + (assignments * activationBytes)) / rates.BytesPerSecond;
        return SmoothMaximum.Of(compute, traffic);
    }
}
