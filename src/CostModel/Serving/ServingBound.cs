namespace CostModel.Serving;

/// <summary>What keeps a replica from carrying one request more.</summary>
public enum ServingBound
{
    /// <summary>The time per token after the first.</summary>
    TimePerOutputToken,

    /// <summary>The time to the first token.</summary>
    TimeToFirstToken,

    /// <summary>The time from question to last token.</summary>
    EndToEnd,

    /// <summary>The room for keys and values.</summary>
    CacheMemory,

    /// <summary>The sequences that the engine takes into a batch.</summary>
    EngineBatch,
}
