using CostModel.Catalogs;

namespace CostModel.Training;

/// <summary>What training takes of an accelerator's memory beyond its tensors, fitted on published measurements.</summary>
internal sealed record MemoryConstants(double ContextBytes, double FragmentationShare)
{
    private static readonly Lazy<MemoryConstants> s_default = new(() => ShippedFiles.Load("training-constants", "memory", Read));

    internal static MemoryConstants Default => s_default.Value;

    private static MemoryConstants Read(RecordReader record)
    {
        record.Text("id");
        CitationReader.Read(record);
        return new MemoryConstants(record.Quantity<Bytes>("context").TotalBytes, record.Number("fragmentationShare"));
    }
}
