using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Scaling;

/// <summary>Reads a loss law from a document.</summary>
internal static class LossLawReader
{
    internal static LossLaw Read(RecordReader record)
    {
        RecordReader? range = record.Child("range");
        return new LossLaw
        {
            Id = record.Text("id"),
            Name = record.Text("name"),
            E = AboveZero(record, "E"),
            A = AboveZero(record, "A"),
            B = AboveZero(record, "B"),
            Alpha = AboveZero(record, "alpha"),
            Beta = AboveZero(record, "beta"),
            Parameters = FittedRangeReader.Read<ParameterCount>(range, "parameters", "parameters"),
            Flops = FittedRangeReader.Read<Flops>(range, "flops", "FLOPs"),
            TokensPerParameter = FittedRangeReader.ReadNumbers(range, "tokensPerParameter", "tokens per parameter"),
            Note = record.OptionalText("note") ?? "",
            Sources = CitationReader.Read(record),
        };
    }

    private static double AboveZero(RecordReader record, string key)
    {
        double value = record.Number(key);
        if (record.Has(key) && value <= 0)
        {
            record.Refuse(key, FaultCodes.OutOfRange, $"{key} must be above zero");
        }

        return value;
    }
}
