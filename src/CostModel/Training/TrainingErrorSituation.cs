using System.Collections.Frozen;

namespace CostModel.Training;

/// <summary>What is known of a run beside what is predicted: what the errors of predictions are sorted by.</summary>
internal enum TrainingErrorSituation
{
    /// <summary>Hardware, software and layout are known.</summary>
    Known,

    /// <summary>The software is not: its constants are those of the default.</summary>
    DefaultStack,

    /// <summary>The layout is not: it is the fastest that was found, and nobody finds a faster one by chance.</summary>
    FoundLayout,

    /// <summary>No run on this hardware was ever measured.</summary>
    UnseenHardware,
}

/// <summary>The names of the situations in files, and in words.</summary>
internal static class TrainingErrorSituations
{
    internal static readonly FrozenDictionary<string, TrainingErrorSituation> Names = new Dictionary<string, TrainingErrorSituation>(StringComparer.Ordinal)
    {
        ["known"] = TrainingErrorSituation.Known,
        ["default-stack"] = TrainingErrorSituation.DefaultStack,
        ["found-layout"] = TrainingErrorSituation.FoundLayout,
        ["unseen-hardware"] = TrainingErrorSituation.UnseenHardware,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static string InWords(TrainingErrorSituation situation) => situation switch
    {
        TrainingErrorSituation.DefaultStack => "software not stated",
        TrainingErrorSituation.FoundLayout => "layout not stated",
        TrainingErrorSituation.UnseenHardware => "hardware never measured",
        _ => "hardware, software and layout known",
    };
}
