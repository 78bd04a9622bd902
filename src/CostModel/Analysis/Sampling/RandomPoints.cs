using System.Collections.Immutable;
using CostModel.Analysis.Sweeps;

namespace CostModel.Analysis.Sampling;

/// <summary>Random draws of uncertain inputs. Draw i is a function of the seed and of i, whoever makes it.</summary>
public sealed class RandomPoints : PointSet
{
    private readonly Correlations _correlations;
    private readonly ulong _seed;

    /// <summary>Draws of some inputs.</summary>
    /// <param name="inputs">The uncertain inputs; at least one.</param>
    /// <param name="correlations">How they hang together.</param>
    /// <param name="samples">How many draws, at least 1.</param>
    /// <param name="seed">Another seed gives other draws.</param>
    public RandomPoints(ImmutableArray<UncertainInput> inputs, Correlations correlations, long samples, ulong seed)
        : base([.. inputs.Select(input => input.Input)], samples)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        ArgumentOutOfRangeException.ThrowIfZero(inputs.Length);
        Uncertain = inputs;
        _correlations = correlations;
        _seed = seed;
    }

    /// <summary>A hundred thousand draws, with the first seed, of inputs that do not hang together.</summary>
    public static RandomPoints Of(params IEnumerable<UncertainInput> inputs) => new([.. inputs], Correlations.None, 100_000, 1);

    /// <summary>The uncertain inputs.</summary>
    public ImmutableArray<UncertainInput> Uncertain { get; }

    internal override void Fill(long start, Span<double> columns, Span<bool> included)
    {
        int count = included.Length;
        Ranks(start, columns, count);
        for (int j = 0; j < Uncertain.Length; j++)
        {
            UncertainInput input = Uncertain[j];
            foreach (ref double value in columns.Slice(j * count, count))
            {
                value = input.Quantile(value);
            }
        }

        included.Fill(true);
    }

    /// <summary>Where in its distribution each input of each draw lies, inside 0..1.</summary>
    internal void Ranks(long start, Span<double> columns, int count)
    {
        int inputs = Uncertain.Length;
        Span<double> ranks = stackalloc double[Math.Min(inputs, 256)];
        ranks = inputs > 256 ? new double[inputs] : ranks;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < inputs; j += 2)
            {
                (double first, double second) = Philox.Uniforms(_seed, (ulong)(start + i), (uint)(j / 2));
                ranks[j] = first;
                if (j + 1 < inputs)
                {
                    ranks[j + 1] = second;
                }
            }

            _correlations.Apply(ranks);
            for (int j = 0; j < inputs; j++)
            {
                columns[(j * count) + i] = ranks[j];
            }
        }
    }
}
