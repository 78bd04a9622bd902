using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Catalogs;

/// <summary>Reads <c>sources</c>: a list of citations, each with the fields that it stands for.</summary>
internal static class CitationReader
{
    internal static ImmutableDictionary<string, Citation> Read(RecordReader record)
    {
        var byField = ImmutableDictionary.CreateBuilder<string, Citation>(StringComparer.Ordinal);
        foreach (RecordReader source in record.Children("sources"))
        {
            var citation = new Citation(source.Text("source"), DateOf(source), source.OptionalText("note"));
            foreach (string field in source.Texts("for"))
            {
                byField[field] = citation;
            }
        }

        return byField.ToImmutable();
    }

    private static string DateOf(RecordReader source)
    {
        string date = source.OptionalText("asOf") ?? "";
        if (date.Length > 0 && !Citation.IsDate(date))
        {
            source.Refuse("asOf", FaultCodes.BadValue, $"'{date}' is no date: expected a year, a month or a day, as 2023, 2023-03 or 2023-03-14");
        }

        return date;
    }
}
