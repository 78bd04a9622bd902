using System.Runtime.CompilerServices;

namespace CostModel.Analysis.Sampling;

/// <summary>
/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11): random bits as a function of a counter
/// and a key, so that sample i has the same numbers on any thread, shard or machine.
/// </summary>
internal static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>Two uniform numbers, each inside 0..1 without the ends, of 52 bits.</summary>
    internal static (double First, double Second) Uniforms(ulong seed, ulong sample, uint stream)
    {
        (uint a, uint b, uint c, uint d) = Bits((uint)sample, (uint)(sample >> 32), stream, 0, (uint)seed, (uint)(seed >> 32));
        return (Unit(a, b), Unit(c, d));
    }

    internal static (uint A, uint B, uint C, uint D) Bits(uint a, uint b, uint c, uint d, uint key0, uint key1)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * a;
            ulong product1 = (ulong)Multiplier1 * c;
            (a, b, c, d) = ((uint)(product1 >> 32) ^ b ^ key0, (uint)product1, (uint)(product0 >> 32) ^ d ^ key1, (uint)product0);
            key0 += Weyl0;
            key1 += Weyl1;
        }

        return (a, b, c, d);
    }

    /// <summary>The middle of one of 2^52 equal cells, so that neither 0 nor 1 comes out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Unit(uint high, uint low) => ((((ulong)high << 20) | (low >> 12)) + 0.5) * (1.0 / (1UL << 52));
}
