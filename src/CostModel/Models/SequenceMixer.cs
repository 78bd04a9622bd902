namespace CostModel.Models;

/// <summary>The part of a layer that mixes positions: some kind of attention, or a recurrent state.</summary>
public abstract record SequenceMixer
{
    private protected SequenceMixer()
    {
    }

    /// <summary>Parameters of the matrices that multiply every token, by the hidden size of the model.</summary>
    internal abstract double MatrixParameters(int hidden);

    /// <summary>Biases, norms inside the mixer, convolutions and other small vectors.</summary>
    internal abstract double VectorParameters(int hidden);
}
