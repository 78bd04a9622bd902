namespace CostModel.Training;

/// <summary>How many sequences one optimizer step takes over all accelerators.</summary>
internal static class GlobalBatch
{
    /// <summary>A stated number of tokens is often a rounded one: this far the batch that was meant may lie from it.</summary>
    private const double Rounding = 0.05;

    /// <summary>
    /// The sequences of a step. A stated batch that is a whole number of sequences is kept; one that is not was rounded, and the near number that
    /// splits best over the accelerators is meant. Where none is stated, it is 1,024 tokens an accelerator as Llama 3 405B used
    /// (arXiv 2407.21783, table 4), from 4 million (LLaMA, arXiv 2302.13971) to 64 million (DeepSeek-V3, arXiv 2412.19437), likewise rounded.
    /// </summary>
    internal static int Sequences(Tokens? stated, int chips, int sequence)
    {
        double tokens = stated?.TotalTokens ?? Math.Clamp(1024.0 * chips, 4e6, 64e6);
        double exact = Math.Min(tokens / sequence, int.MaxValue / 2);
        bool isWhole = stated is not null && Math.Abs(exact - Math.Round(exact)) < 1e-6 * exact;
        return isWhole ? (int)Math.Max(1, Math.Round(exact)) : NearestThatSplits(exact, chips);
    }

    private static int NearestThatSplits(double exact, int chips)
    {
        int best = (int)Math.Max(1, Math.Round(exact));
        int most = Divisors.Gcd(best, chips);
        foreach (int divisor in Divisors.Of(chips))
        {
            int multiple = (int)Math.Max(1, Math.Round(exact / divisor)) * divisor;
            int shared = Divisors.Gcd(multiple, chips);
            if (Math.Abs(multiple - exact) <= Rounding * exact && shared > most)
            {
                (best, most) = (multiple, shared);
            }
        }

        return best;
    }
}
