namespace CostModel.Serving.Engines;

/// <summary>When an engine lets a request into its batch.</summary>
public enum AdmissionRule
{
    /// <summary>When its prompt fits; a batch that then outgrows the cache puts requests back (vLLM, SGLang).</summary>
    Optimistic,

    /// <summary>When the prompt and the longest answer it may give fit (TensorRT-LLM's default, static batches).</summary>
    Reserved,
}
