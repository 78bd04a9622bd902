namespace CostModel.Efficiency;

/// <summary>
/// What a technique does to quality: nats of loss that it adds, and the share of a score that it retains. Nats add, retentions multiply.
/// </summary>
/// <param name="Nats">Nats per token added to the loss, from worst to best; negative where quality rises.</param>
/// <param name="Retention">The share of the score that is kept, from worst to best; 1 for no change, above 1 for a gain.</param>
public sealed record QualityEffect(EffectRange Nats, EffectRange Retention)
{
    /// <summary>The output stays the same.</summary>
    public static QualityEffect None { get; } = new(EffectRange.Exactly(0), EffectRange.Exactly(1));

    /// <summary>Both in one figure, to hold against a floor: retention times the ratio of perplexities e^-nats.</summary>
    public EffectRange Kept => new(
        Retention.Low * Math.Exp(-Nats.Low), Retention.Central * Math.Exp(-Nats.Central), Retention.High * Math.Exp(-Nats.High));

    /// <summary>This and another one together.</summary>
    public QualityEffect And(QualityEffect other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new QualityEffect(
            new EffectRange(Nats.Low + other.Nats.Low, Nats.Central + other.Nats.Central, Nats.High + other.Nats.High),
            new EffectRange(
                Retention.Low * other.Retention.Low, Retention.Central * other.Retention.Central, Retention.High * other.Retention.High));
    }
}
