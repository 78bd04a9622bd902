using CostModel.Catalogs;

namespace CostModel.Documents.Analysis;

/// <summary>What a scenario file says about its analysis: how inputs vary, and how uncertain ones hang together.</summary>
/// <param name="Matrix">How inputs vary in a sweep; null where the file says nothing.</param>
/// <param name="Correlations">Correlations of uncertain inputs; null where the file says nothing.</param>
internal sealed record AnalysisSections(DataNode? Matrix, DataNode? Correlations)
{
    /// <summary>Takes these sections out of a document, so that the rest is a plain scenario.</summary>
    internal static (DataNode Scenario, AnalysisSections Sections) Split(DataNode root)
        => root is DataMapping mapping
            ? (mapping with { Entries = [.. mapping.Entries.Where(entry => entry.Key is not ("matrix" or "correlations"))] },
                new AnalysisSections(mapping.Find("matrix")?.Value, mapping.Find("correlations")?.Value))
            : (root, new AnalysisSections(null, null));
}
