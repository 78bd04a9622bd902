namespace CostModel.Serving.Loads;

/// <summary>A replica under a closed loop, in its steady state.</summary>
internal struct LoopTime
{
    /// <summary>Requests in the batch.</summary>
    internal double Running;

    /// <summary>Requests that the cache has room for.</summary>
    internal double Room;

    /// <summary>Mean seconds to the first token, start burst and waiting for room included.</summary>
    internal double FirstToken;

    /// <summary>Seconds of that spent waiting for room.</summary>
    internal double Wait;

    /// <summary>Mean seconds per token after the first.</summary>
    internal double PerToken;

    /// <summary>Seconds of a step without prompts.</summary>
    internal double DecodeStep;

    /// <summary>Seconds of one prompt by itself.</summary>
    internal double PromptSeconds;

    /// <summary>Mean seconds from request to last token.</summary>
    internal double EndToEnd;

    /// <summary>Output tokens a second of the replica.</summary>
    internal double OutputPerSecond;

    /// <summary>Share of the accelerators' time that prompts take.</summary>
    internal double PromptShare;
}
