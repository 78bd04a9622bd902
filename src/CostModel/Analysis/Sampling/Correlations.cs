using System.Collections.Immutable;
using System.Globalization;
using CostModel.Validation;
using MathNet.Numerics.LinearAlgebra;

namespace CostModel.Analysis.Sampling;

/// <summary>
/// How uncertain inputs hang together: a Gaussian copula, whose correlations are those of the inputs' normal scores. For normal inputs they
/// are ordinary correlations, for lognormal ones those of their logarithms.
/// </summary>
public sealed class Correlations
{
    private readonly double[,]? _factor;

    private Correlations(double[,]? factor) => _factor = factor;

    /// <summary>Inputs that do not hang together.</summary>
    public static Correlations None { get; } = new(null);

    /// <summary>Whether any two inputs hang together.</summary>
    public bool Any => _factor is not null;

    /// <summary>Correlations of pairs of inputs, or null with faults.</summary>
    /// <param name="inputs">All uncertain inputs, in order.</param>
    /// <param name="pairs">Two paths and a number from -1 to 1; pairs that are not named do not hang together.</param>
    /// <param name="faults">Gathers what is wrong.</param>
    /// <param name="position">Where the pairs stand.</param>
    public static Correlations? Create(
        ImmutableArray<UncertainInput> inputs,
        ImmutableArray<(string First, string Second, double Correlation)> pairs,
        FaultCollector faults,
        SourcePosition? position = null)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (pairs.IsEmpty)
        {
            return None;
        }

        int before = faults.Count;
        Matrix<double> matrix = Matrix<double>.Build.DenseIdentity(inputs.Length);
        foreach ((string first, string second, double correlation) in pairs)
        {
            int i = IndexOf(inputs, first, faults, position);
            int j = IndexOf(inputs, second, faults, position);
            if (i == j || !(Math.Abs(correlation) <= 1))
            {
                string text = string.Create(CultureInfo.InvariantCulture, $"{correlation} of {first} and {second}: expected two inputs and a number from -1 to 1");
                faults.Add(new Fault(FaultCodes.OutOfRange, "correlations", text, null, position));
            }

            if (i >= 0 && j >= 0 && i != j)
            {
                (matrix[i, j], matrix[j, i]) = (correlation, correlation);
            }
        }

        double smallest = faults.Count > before ? 1 : matrix.Evd(Symmetricity.Symmetric).EigenValues.Min(value => value.Real);
        if (smallest <= 1e-9)
        {
            double scale = Math.Floor((99 / (1 - smallest)) + 1e-6) / 100;
            faults.Add(new Fault(
                FaultCodes.Conflict,
                "correlations",
                "these correlations contradict each other: their matrix is not positive definite",
                string.Create(CultureInfo.InvariantCulture, $"all of them times {scale:0.##} would do"),
                position));
        }

        return faults.Count > before ? null : new Correlations(matrix.Cholesky().Factor.ToArray());
    }

    /// <summary>Turns independent ranks of a sample into ranks that hang together.</summary>
    internal void Apply(Span<double> ranks)
    {
        if (_factor is null)
        {
            return;
        }

        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[i] = StandardNormal.Quantile(ranks[i]);
        }

        // From the last, because each needs those before it as they were.
        for (int i = ranks.Length - 1; i >= 0; i--)
        {
            double sum = 0;
            for (int j = 0; j <= i; j++)
            {
                sum += _factor[i, j] * ranks[j];
            }

            ranks[i] = sum;
        }

        for (int i = 0; i < ranks.Length; i++)
        {
            ranks[i] = Math.Clamp(StandardNormal.Cdf(ranks[i]), double.Epsilon, 1 - 1e-16);
        }
    }

    private static int IndexOf(ImmutableArray<UncertainInput> inputs, string path, FaultCollector faults, SourcePosition? position)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Input.Path == path)
            {
                return i;
            }
        }

        string? nearest = NearestMatch.Of(path, inputs.Select(input => input.Input.Path));
        faults.Add(new Fault(
            FaultCodes.Usage, path, "is not uncertain, so it has no correlation", nearest is null ? "write it as a range, e.g. 5 to 10" : $"did you mean '{nearest}'?", position));
        return -1;
    }
}
