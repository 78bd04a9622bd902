namespace CostModel.Efficiency;

/// <summary>A published effect with its spread.</summary>
/// <param name="Low">The least favourable value that was published.</param>
/// <param name="Central">The usual value.</param>
/// <param name="High">The most favourable value that was published.</param>
public readonly record struct EffectRange(double Low, double Central, double High)
{
    /// <summary>A value without spread.</summary>
    public static EffectRange Exactly(double value) => new(value, value, value);
}
