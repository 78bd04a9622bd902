using CostModel.Formulas;

namespace CostModel.Training;

/// <summary>The numbers that the closed form of a training run starts from.</summary>
internal readonly record struct TrainingTerms<T>
    where T : struct, IReal<T>
{
    /// <summary>Whether speed follows from <see cref="Utilization"/> or stands in <see cref="SteadyTokensPerSecondPerChip"/>.</summary>
    internal required Depth Depth { get; init; }

    /// <summary>Whether the weights are frozen and adapters beside them are trained.</summary>
    internal bool IsFrozen { get; init; }

    internal required T Tokens { get; init; }

    internal required T Chips { get; init; }

    /// <summary>FLOP/s of one chip.</summary>
    internal required T DensePeak { get; init; }

    /// <summary>The N of 6·N·D; read at napkin depth.</summary>
    internal required T Parameters { get; init; }

    /// <summary>Read at napkin depth.</summary>
    internal required T Utilization { get; init; }

    /// <summary>Model FLOPs of a token from the architecture; read at operator depth.</summary>
    internal required T OperatorFlopsPerToken { get; init; }

    /// <summary>Steady speed from the operator model; read at operator depth.</summary>
    internal required T SteadyTokensPerSecondPerChip { get; init; }

    internal required T Goodput { get; init; }
}
