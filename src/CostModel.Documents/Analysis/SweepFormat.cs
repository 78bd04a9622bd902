namespace CostModel.Documents.Analysis;

/// <summary>How the rows of a sweep are written.</summary>
public enum SweepFormat
{
    /// <summary>Comma-separated with a header; what a point does not have is empty.</summary>
    Csv,

    /// <summary>A JSON object a line; what a point does not have is null.</summary>
    Ndjson,

    /// <summary>One JSON array of objects.</summary>
    Json,
}
