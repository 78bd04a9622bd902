namespace CostModel.Kernels;

/// <summary>Matrix products of training: many rows, where compute bounds the time.</summary>
internal static class LargeGemm
{
    /// <summary>Seconds of a product of m x k with k x n.</summary>
    /// <param name="rows">Rows m: tokens.</param>
    /// <param name="inner">The summed dimension k.</param>
    /// <param name="columns">Columns n.</param>
    /// <param name="rate">FLOP/s that large, aligned shapes reach.</param>
    /// <param name="halfRows">Rows at which half of the rate is reached: tiles and launches that few rows do not fill.</param>
    /// <param name="misalignedShare">Share of the rate where k or n is no multiple of 64 elements; 1 where the hardware does not mind.</param>
    internal static double Seconds(double rows, double inner, double columns, double rate, double halfRows, double misalignedShare)
    {
        double reached = IsAligned(inner) && IsAligned(columns) ? rate : rate * misalignedShare;
        return 2 * inner * columns * (rows + halfRows) / reached;
    }

    /// <summary>Whether a dimension is a multiple of the 64 elements (128 bytes in half precision) that tensor-core tiles are made of.</summary>
    internal static bool IsAligned(double elements) => elements % 64 == 0;
}
