using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CostModel.Scenarios.Inputs;

/// <summary>The table of everything that a scenario can say. Files, <c>--set</c>, sweeps, schema and documentation all read this one.</summary>
public static class ScenarioInputs
{
    private static readonly string[] s_sections = ["", "model", "training", "serving", "api", "workload", PriceInputs.Prefix, "revenue", CostLineInputs.Prefix];
    private static readonly FrozenDictionary<string, InputDefinition> s_numbers;
    private static readonly FrozenDictionary<string, TextInputDefinition> s_texts;
    private static readonly ImmutableSortedDictionary<string, ImmutableSortedSet<string>> s_keys;

    static ScenarioInputs()
    {
        Numbers =
        [
            .. ModelInputs.Numbers, .. TrainingInputs.Numbers, .. TrainingLayoutInputs.Numbers, .. ReliabilityInputs.Numbers,
            .. ServingInputs.Numbers, .. ApiInputs.Numbers,
            .. WorkloadInputs.Numbers, .. RevenueInputs.Numbers, .. EconomicsInputs.Numbers,
        ];
        Texts = [.. HeadingInputs.Texts, .. TrainingInputs.Texts, .. TrainingLayoutInputs.Texts, .. ServingInputs.Texts, .. WorkloadInputs.Texts, .. EconomicsInputs.Texts];
        s_numbers = Numbers.ToFrozenDictionary(input => input.Path, StringComparer.Ordinal);
        s_texts = Texts.ToFrozenDictionary(input => input.Path, StringComparer.Ordinal);
        s_keys = KeysBySection();
        int index = 0;
        foreach (Slot slot in Numbers.Cast<Slot>().Concat(Leaves.All))
        {
            slot.Index = index++;
        }

        FixedSlotCount = index;
    }

    /// <summary>The inputs that are numbers, without those that stand under names of the user's own.</summary>
    public static ImmutableArray<InputDefinition> Numbers { get; }

    /// <summary>The inputs that are names.</summary>
    public static ImmutableArray<TextInputDefinition> Texts { get; }

    /// <summary>Sections whose keys are the user's own: hardware ids under <c>prices</c>, line names under <c>costOfRevenue</c> and others.</summary>
    public static ImmutableArray<string> NamedSections => [.. Named.Select(section => section.Prefix)];

    /// <summary>The sections whose keys are the user's own.</summary>
    internal static ImmutableArray<NamedSection> Named { get; } = [PriceInputs.Named, CostLineInputs.Named, .. EconomicsInputs.Named];

    /// <summary>Every input for a reference, in the order in which a scenario reads best.</summary>
    public static ImmutableArray<InputSummary> Summaries
    {
        get
        {
            InputSummary[] all =
            [
                .. Texts.Select(input => new InputSummary(input.Path, input.Example, input.Allowed, input.Meaning)),
                .. Numbers.Select(input => new InputSummary(input.Path, input.Example, input.Allowed, input.Meaning)),
                .. Named.Select(section => section.Summary),
            ];
            string[] sections = [.. s_sections.Concat(Numbers.Select(input => InputPath.Split(input.Path)[0])).Distinct()];
            return [.. all.OrderBy(input => Array.IndexOf(sections, input.Section) is >= 0 and var place ? place : sections.Length)];
        }
    }

    /// <summary>Slots that every scenario has; those of its own prices and cost lines follow them.</summary>
    internal static int FixedSlotCount { get; }

    /// <summary>The numeric input that a text at a path is, or null where there is none. Under <c>costOfRevenue</c> the unit of the text decides.</summary>
    public static InputDefinition? FindNumber(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (s_numbers.TryGetValue(path, out InputDefinition? input))
        {
            return input;
        }

        return s_texts.ContainsKey(path)
            ? null
            : Named.Select(section => section.NameIn(path) is { } name ? section.OfText(name, text) : null).FirstOrDefault(found => found is not null);
    }

    /// <summary>The numeric input of a path that a scenario already gives, or that stands in the table; null where there is none.</summary>
    public static InputDefinition? FindNumber(string path, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(scenario);
        return s_numbers.GetValueOrDefault(path)
            ?? (s_texts.ContainsKey(path)
                ? null
                : Named.Select(section => section.NameIn(path) is { } name ? section.In(name, scenario) : null).FirstOrDefault(found => found is not null));
    }

    /// <summary>What the values of a section of the user's own names look like; null for any other section.</summary>
    public static string? ExpectedIn(string section) => Named.FirstOrDefault(named => named.Prefix == section)?.Expected;

    /// <summary>The text input of a path; null where there is none.</summary>
    public static TextInputDefinition? FindText(string path) => s_texts.GetValueOrDefault(path);

    /// <summary>Whether inputs stand below a path.</summary>
    public static bool IsSection(string path) => s_keys.ContainsKey(path);

    /// <summary>The keys that may stand in a section, in ordinal order; the empty path is the top of a scenario.</summary>
    public static ImmutableSortedSet<string> KeysOf(string section) => s_keys.GetValueOrDefault(section) ?? [];

    private static ImmutableSortedDictionary<string, ImmutableSortedSet<string>> KeysBySection()
    {
        var keys = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (string path in Numbers.Select(input => input.Path).Concat(Texts.Select(input => input.Path)).Concat(NamedSections))
        {
            string section = "";
            foreach (string segment in InputPath.Split(path))
            {
                keys.TryAdd(section, new HashSet<string>(StringComparer.Ordinal));
                keys[section].Add(segment);
                section = InputPath.Join(section, segment);
            }
        }

        foreach (string named in NamedSections)
        {
            keys.TryAdd(named, new HashSet<string>(StringComparer.Ordinal));
        }

        return keys.ToImmutableSortedDictionary(
            pair => pair.Key, pair => pair.Value.ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
