namespace CostModel.Analysis.Audit;

/// <summary>What became of a claim.</summary>
public enum AuditVerdict
{
    /// <summary>The inputs give the claim.</summary>
    Reproduces,

    /// <summary>The inputs give another figure.</summary>
    Off,

    /// <summary>The inputs give something of another unit.</summary>
    WrongUnit,

    /// <summary>No inputs could give it: a margin above 100 %.</summary>
    Impossible,
}
