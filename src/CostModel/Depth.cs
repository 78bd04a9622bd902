namespace CostModel;

/// <summary>How deep an estimate goes.</summary>
public enum Depth
{
    /// <summary>Parameters, tokens, a utilisation; for serving a stated fleet or throughput.</summary>
    Napkin,

    /// <summary>The architecture, operation by operation.</summary>
    Operator,
}
