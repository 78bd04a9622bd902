namespace CostModel.Training;

/// <summary>Adapters beside frozen weights, resolved.</summary>
/// <param name="IsQuantized">Whether the frozen layers are kept in 4 bits.</param>
/// <param name="Rank">Inner width of an adapter.</param>
/// <param name="Targets">Where adapters stand.</param>
internal sealed record FineTuning(bool IsQuantized, double Rank, AdapterTargets Targets)
{
    /// <summary>The rank that PEFT and torchtune use where none is given.</summary>
    internal const int UsualRank = 8;

    /// <summary>
    /// Bytes of a parameter in 4-bit NormalFloat: 4 bits, 8 bits for each 64 parameters and 32 bits for each 256 of those.
    /// Source: Dettmers et al. 2023, arXiv 2305.14314, section 3: 0.127 bits of constants a parameter.
    /// </summary>
    internal const double NormalFloatBytes = (4 + (8.0 / 64) + (32.0 / (64 * 256))) / 8;

    /// <summary>Bytes of a frozen parameter of a layer.</summary>
    internal double FrozenBytes => IsQuantized ? NormalFloatBytes : 2;

    /// <summary>Parameters of all adapters of a model.</summary>
    internal double Parameters(ReadOnlySpan<LayerShape> layers)
    {
        double width = 0;
        foreach (ref readonly LayerShape layer in layers)
        {
            width += layer.Count * (layer.Adapters.DenseWidth + layer.Adapters.ExpertWidth);
        }

        return Rank * width;
    }

    /// <summary>The adapters of a run; null where it trains all weights.</summary>
    internal static FineTuning? Of(TrainingRun run) => run.Method is TrainingMethod.Lora or TrainingMethod.QLora
        ? new FineTuning(run.Method == TrainingMethod.QLora, run.AdapterRank ?? UsualRank, run.AdapterTargets ?? AdapterTargets.AllLinear)
        : null;
}
