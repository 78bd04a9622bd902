using System.Collections.Immutable;

namespace CostModel.Catalogs;

/// <summary>Reads <c>sources</c>: a list of citations, each with the fields that it stands for.</summary>
internal static class CitationReader
{
    internal static ImmutableDictionary<string, Citation> Read(RecordReader record)
    {
        var byField = ImmutableDictionary.CreateBuilder<string, Citation>(StringComparer.Ordinal);
        foreach (RecordReader source in record.Children("sources"))
        {
            var citation = new Citation(source.Text("source"), source.OptionalText("asOf") ?? "", source.OptionalText("note"));
            foreach (string field in source.Texts("for"))
            {
                byField[field] = citation;
            }
        }

        return byField.ToImmutable();
    }
}
