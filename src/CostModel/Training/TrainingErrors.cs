using System.Collections.Frozen;
using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Training;

/// <summary>The errors that cross-validation found on runs outside the fit, as bands by group and situation. See docs/accuracy-training.md.</summary>
internal sealed class TrainingErrors
{
    private readonly ImmutableArray<Entry> _entries;
    private readonly FrozenSet<string> _measuredHardware;

    private TrainingErrors(RecordReader record)
    {
        record.Text("id");
        CitationReader.Read(record);
        _measuredHardware = record.Texts("hardware").ToFrozenSet(StringComparer.Ordinal);
        Memory = record.Child("memory") is { } memory
            ? new ErrorBand(memory.Number("low"), memory.Number("high"), FormattableString.Invariant($"memory of training, {memory.Integer("rows")} measured"))
            : default;
        _entries = [.. record.Children("bands").Select(band => new Entry(
            new TrainingErrorGroup(band.Text("platform"), band.Text("width"), band.Text("family")),
            band.OneOf("situation", TrainingErrorSituations.Names, TrainingErrorSituation.Known),
            band.Number("low"),
            band.Number("high"),
            band.Integer("rows")))];
    }

    internal static TrainingErrors Default { get; } = ShippedFiles.Load("training-errors", "errors", record => new TrainingErrors(record));

    /// <summary>The band of a prediction of memory.</summary>
    internal ErrorBand Memory { get; }

    /// <summary>The band of a prediction of speed; the widest of those of all situations that it is in.</summary>
    internal ErrorBand Of(HardwareProfile hardware, TrainingPrecision precision, ModelArchitecture model, bool knowsStack, bool knowsLayout)
    {
        var group = TrainingErrorGroup.Of(hardware, precision, model);
        ErrorBand band = Nearest(group, TrainingErrorSituation.Known);
        band = knowsStack ? band : band.Or(Nearest(group, TrainingErrorSituation.DefaultStack));
        band = knowsLayout ? band : band.Or(Nearest(group, TrainingErrorSituation.FoundLayout));
        return _measuredHardware.Contains(hardware.Id) ? band : band.Or(Nearest(group, TrainingErrorSituation.UnseenHardware));
    }

    private ErrorBand Nearest(TrainingErrorGroup group, TrainingErrorSituation situation)
    {
        Entry nearest = _entries
            .Where(entry => entry.Situation == situation)
            .MinBy(entry => (entry.Group.Distance(group) * 1000) - Math.Min(entry.Rows, 999))!;
        string words = FormattableString.Invariant($"{nearest.Group}, {TrainingErrorSituations.InWords(situation)} ({nearest.Rows} measured)");
        return new ErrorBand(nearest.Low, nearest.High, words);
    }

    private sealed record Entry(TrainingErrorGroup Group, TrainingErrorSituation Situation, double Low, double High, int Rows);
}
