using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Efficiency.PostTraining;

/// <summary>Reads a post-training pipeline from a document. Counts are written as people plan them: examples, their length, epochs, labels.</summary>
internal static class PipelineReader
{
    internal static PostTrainingPipeline Read(RecordReader record)
    {
        var pipeline = new PostTrainingPipeline
        {
            Id = record.Text("id"),
            Name = record.Text("name"),
            Policy = record.OptionalQuantity<ParameterCount>("policy"),
            Wage = record.OptionalQuantity<UsdPerHour>("wage") ?? UsdPerHour.FromDollarsPerHour(30),
            Note = record.OptionalText("note") ?? "",
            Stages = [.. record.Children("stages").Select(Stage)],
            Sources = CitationReader.Read(record),
        };
        if (pipeline.Stages.IsEmpty)
        {
            record.Refuse("stages", FaultCodes.Missing, "expected a list of stages, each with a name and what it trains, generates or labels");
        }

        return pipeline;
    }

    private static PostTrainingStage Stage(RecordReader record) => new()
    {
        Name = record.Text("name"),
        Models = [.. record.Children("models").Select(Model)],
        TrainedTokens = Product(record.Child("train")),
        MixTokens = Product(record.Child("mix")),
        PromptTokens = Generated(record, "promptTokens"),
        GeneratedTokens = Generated(record, "responseTokens"),
        Generator = record.Child("generate")?.OptionalQuantity<ParameterCount>("by"),
        LabelHours = Labels(record.Child("labels")),
        Fees = record.OptionalQuantity<Usd>("fees") ?? Usd.Zero,
    };

    private static StageModel Model(RecordReader record) => new(
        record.Text("role"),
        record.OptionalQuantity<ParameterCount>("size"),
        record.Flag("trained"),
        AtLeastZero(record, "forward", 0),
        AtLeastZero(record, "copies", 1));

    /// <summary>Examples times tokens times epochs.</summary>
    private static Tokens Product(RecordReader? record)
        => record is null
            ? Tokens.Zero
            : Tokens.FromTokens(AtLeastZero(record, "examples", 0) * AtLeastZero(record, "tokens", 0) * AtLeastZero(record, "epochs", 1));

    private static Tokens Generated(RecordReader record, string length)
        => record.Child("generate") is { } generate
            ? Tokens.FromTokens(AtLeastZero(generate, "samples", 0) * AtLeastZero(generate, length, 0))
            : Tokens.Zero;

    private static double Labels(RecordReader? record)
        => record is null
            ? 0
            : AtLeastZero(record, "hours", 0) + (AtLeastZero(record, "items", 0) * AtLeastZero(record, "secondsPerItem", 0) / 3600);

    private static double AtLeastZero(RecordReader record, string key, double otherwise)
    {
        double value = record.OptionalNumber(key) ?? otherwise;
        if (value < 0)
        {
            record.Refuse(key, FaultCodes.OutOfRange, $"must be at least 0, not {QuantityText.Number(value)}");
        }

        return value;
    }
}
