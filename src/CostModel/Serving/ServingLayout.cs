namespace CostModel.Serving;

/// <summary>How one replica of a model is spread over accelerators.</summary>
/// <param name="Tensor">Accelerators that split each attention layer, at least 1.</param>
/// <param name="Pipeline">Stages of layers, at least 1.</param>
/// <param name="Expert">Groups that the routed experts are divided over; at most tensor x attentionData. The rest of those splits each expert.</param>
/// <param name="AttentionData">Groups that each hold all of attention and serve their own sequences, while experts span all of them.</param>
public sealed record ServingLayout(int Tensor = 1, int Pipeline = 1, int Expert = 1, int AttentionData = 1)
{
    /// <summary>One accelerator.</summary>
    public static ServingLayout OneChip { get; } = new();

    /// <summary>Accelerators that hold one layer.</summary>
    public int Stage => Tensor * AttentionData;

    /// <summary>Accelerators of the replica.</summary>
    public int Chips => Stage * Pipeline;

    /// <summary>Such as <c>TP8</c>, <c>TP2 DP4 EP8</c> or <c>TP4 PP2</c>.</summary>
    public override string ToString()
    {
        string text = FormattableString.Invariant($"TP{Tensor}");
        text += AttentionData > 1 ? FormattableString.Invariant($" DP{AttentionData}") : "";
        text += Expert > 1 ? FormattableString.Invariant($" EP{Expert}") : "";
        return text + (Pipeline > 1 ? FormattableString.Invariant($" PP{Pipeline}") : "");
    }
}
