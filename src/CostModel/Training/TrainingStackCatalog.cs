using CostModel.Catalogs;
using CostModel.Hardware;
using CostModel.Validation;

namespace CostModel.Training;

/// <summary>The training stacks that ship with the package, the reader for a user's own, and which one a run uses by default.</summary>
public static class TrainingStackCatalog
{
    private const string Folder = "training-stacks";

    /// <summary>The alias of the stacks that runs use where they name none.</summary>
    private const string DefaultAlias = "default";

    /// <summary>The alias of the stack that adapters are trained with where a run names none.</summary>
    private const string AdapterAlias = "peft";

    /// <summary>The shipped stacks.</summary>
    public static Catalog<TrainingStack> Default { get; } = new("training stack", ShippedFiles.IdsIn(Folder), Load);

    /// <summary>Reads a stack from a document, with the validation that the shipped ones pass.</summary>
    /// <returns>The stack, or null where there are faults.</returns>
    public static TrainingStack? Read(DataNode node, Catalog<TrainingStack> known, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        TrainingStack? stack = RecordReader.ReadRecord(
            node, faults, record => TrainingStackReader.Read(record, id => known.TryGet(id, out TrainingStack? parent) ? parent : null));
        return faults.Count == before ? stack : null;
    }

    /// <summary>The stack that a run on some hardware uses where it names none: the newest for that platform.</summary>
    public static TrainingStack DefaultFor(HardwareProfile hardware) => DefaultFor(hardware, TrainingMethod.Full);

    /// <summary>The same for a method: adapters are trained with stacks of their own on GPUs.</summary>
    public static TrainingStack DefaultFor(HardwareProfile hardware, TrainingMethod method)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        return Named(method == TrainingMethod.Full ? "" : AdapterAlias, double.PositiveInfinity, hardware);
    }

    /// <summary>
    /// The stack that a publication means: by the text that names it and its date; where neither is known, the newest of that time
    /// for the hardware.
    /// </summary>
    /// <param name="text">How the publication names it, such as <c>megatron-lm 2022</c>; empty where it does not.</param>
    /// <param name="year">The year, with a fraction for the month; infinite for the newest.</param>
    /// <param name="hardware">The accelerator.</param>
    public static TrainingStack Named(string text, double year, HardwareProfile hardware)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(hardware);
        string platform = hardware.Generation is "tpu" or "neuron" ? hardware.Generation : "";
        TrainingStack[] fitting = [.. Default.Ids.Select(id => Default[id]).Where(stack => stack.Platform == platform)];
        string lower = text.ToLowerInvariant();
        int LongestAlias(TrainingStack stack) => stack.Aliases
            .Where(alias => lower.Contains(alias, StringComparison.Ordinal))
            .Select(alias => alias.Length)
            .DefaultIfEmpty(0)
            .Max();
        int longest = fitting.Max(LongestAlias);
        TrainingStack[] candidates =
            [.. fitting.Where(stack => longest > 0 ? LongestAlias(stack) == longest : stack.Aliases.Contains(DefaultAlias))];
        return candidates.Where(stack => stack.FromYear <= year).MaxBy(stack => stack.FromYear) ?? candidates.MinBy(stack => stack.FromYear)!;
    }

    /// <summary>Whether a text names one of the shipped stacks.</summary>
    public static bool Names(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string lower = text.ToLowerInvariant();
        return Default.Ids.SelectMany(id => Default[id].Aliases)
            .Any(alias => alias != DefaultAlias && lower.Contains(alias, StringComparison.Ordinal));
    }

    private static TrainingStack Load(string id)
        => ShippedFiles.Load(Folder, id, record => TrainingStackReader.Read(record, Load));
}
