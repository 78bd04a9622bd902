using CostModel.Catalogs;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Efficiency;

/// <summary>Reads what a technique changes.</summary>
internal static class TechniqueEffectReader
{
    internal static ServingEffect Serving(RecordReader record) => new()
    {
        WeightBits = record.Has("weightBits") ? Factor(record, "weightBits", 0) : null,
        ScaleBits = AtLeastZero(record, "scaleBits"),
        Density = Share(record, "density", 1),
        Parameters = Factor(record, "parameters"),
        Flops = Factor(record, "flops"),
        ExpertExpansion = Factor(record, "expertExpansion"),
        CacheBytes = Factor(record, "cacheBytes"),
        KeyValueHeads = record.OptionalInteger("keyValueHeads"),
        GemmRate = Factor(record, "gemmRate"),
        PrefillAttentionTime = Factor(record, "prefillAttentionTime"),
        OverheadTime = Factor(record, "overheadTime"),
        TokensPerPass = Factor(record, "tokensPerPass"),
        VerifiedPerPass = Factor(record, "verifiedPerPass"),
        DraftShare = AtLeastZero(record, "draftShare"),
        Concurrency = record.Has("concurrency") ? Factor(record, "concurrency", 0) : null,
        AddedInputTokens = AtLeastZero(record, "addedInputTokens"),
        CachedShare = record.Has("cachedShare") ? Share(record, "cachedShare", 0) : null,
        SmallModelShare = Share(record, "smallModelShare", 0),
        SmallModelSize = Share(record, "smallModelSize", 0),
        DeviceShare = Share(record, "deviceShare", 0),
        AddedCost = record.OptionalQuantity<UsdPerQuery>("addedCost") ?? UsdPerQuery.Zero,
    };

    internal static TrainingEffect Training(RecordReader record) => new()
    {
        Flops = Factor(record, "flops"),
        Tokens = Factor(record, "tokens"),
        Speed = record.Child("speed") is { } speed ? Range(speed) : EffectRange.Exactly(1),
        Precision = record.Has("precision") ? record.OneOf("precision", TrainingPrecisions.Names, TrainingPrecision.Bf16) : null,
        StateBytesPerParameter = record.OptionalNumber("stateBytesPerParameter"),
        Generation = record.Child("generation") is { } generation ? Generation(generation) : null,
        ReleaseAt = Share(record, "releaseAt", 1),
    };

    internal static OneOffCost OneOff(RecordReader record) => new()
    {
        GpuHours = AtLeastZero(record, "gpuHours"),
        GpuHoursPerBillion = AtLeastZero(record, "gpuHoursPerBillion"),
        TrainingTokens = record.OptionalQuantity<Tokens>("trainingTokens")?.TotalTokens ?? 0,
        GenerationTokens = record.OptionalQuantity<Tokens>("generationTokens")?.TotalTokens ?? 0,
        LabelHours = AtLeastZero(record, "labelHours"),
        EngineerDays = AtLeastZero(record, "engineerDays"),
    };

    internal static QualityEffect Quality(RecordReader record) => new(
        record.Child("nats") is { } nats ? Range(nats) : EffectRange.Exactly(0),
        record.Child("retention") is { } retention ? Range(retention) : EffectRange.Exactly(1));

    private static EffectRange Range(RecordReader record) => new(record.Number("low"), record.Number("central"), record.Number("high"));

    private static GenerationEffect Generation(RecordReader record)
        => new(record.Quantity<ParameterCount>("generator"), AtLeastZero(record, "readShare"), AtLeastZero(record, "writtenShare"));

    private static double Factor(RecordReader record, string key, double otherwise = 1)
        => Bounded(record, key, otherwise, value => value > 0, "above 0");

    private static double Share(RecordReader record, string key, double otherwise)
        => Bounded(record, key, otherwise, value => value is >= 0 and <= 1, "from 0 to 1");

    private static double AtLeastZero(RecordReader record, string key)
        => Bounded(record, key, 0, value => value >= 0, "at least 0");

    private static double Bounded(RecordReader record, string key, double otherwise, Func<double, bool> allows, string allowed)
    {
        if (record.OptionalNumber(key) is not { } value)
        {
            return otherwise;
        }

        if (!allows(value))
        {
            record.Refuse(key, FaultCodes.OutOfRange, $"must be {allowed}, not {QuantityText.Number(value)}");
        }

        return value;
    }
}
