namespace CostModel.Models;

/// <summary>A Mamba-2 layer: a recurrent state in place of a cache. Source: Dao and Gu 2024, arXiv 2405.21060.</summary>
public sealed record StateSpace : SequenceMixer
{
    /// <summary>Heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Channels of one head.</summary>
    public required int HeadDim { get; init; }

    /// <summary>State elements per channel.</summary>
    public required int StateSize { get; init; }

    /// <summary>Groups that share the input and output projections of the state.</summary>
    public required int Groups { get; init; }

    /// <summary>Taps of the short convolution.</summary>
    public required int ConvolutionTaps { get; init; }

    /// <summary>All channels.</summary>
    public int InnerWidth => Heads * HeadDim;

    /// <summary>Channels that pass through the convolution.</summary>
    public int ConvolutionWidth => InnerWidth + (2 * Groups * StateSize);

    /// <summary>Elements of the recurrent state of one sequence in one layer, without the convolution's tail.</summary>
    public long StateElements => (long)InnerWidth * StateSize;

    internal override double MatrixParameters(int hidden)
        => (double)hidden * ((2.0 * InnerWidth) + (2.0 * Groups * StateSize) + Heads) + ((double)InnerWidth * hidden);

    internal override double VectorParameters(int hidden)
        => ((double)ConvolutionWidth * (ConvolutionTaps + 1)) + (3.0 * Heads) + InnerWidth;
}
