using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs;

/// <summary>The table of everything that a scenario can say. Files, <c>--set</c>, sweeps, schema and documentation all read this one.</summary>
public static class ScenarioInputs
{
    static ScenarioInputs()
    {
        Numbers = 
        [
            .. ModelInputs.Numbers, .. TrainingInputs.Numbers, .. ServingInputs.Numbers, .. ApiInputs.Numbers,
            .. WorkloadInputs.Numbers, .. RevenueInputs.Numbers,
        ];
        Texts = [.. TrainingInputs.Texts, .. ServingInputs.Texts];
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

    /// <summary>Slots that every scenario has; those of its own prices and cost lines follow them.</summary>
    internal static int FixedSlotCount { get; }

    /// <summary>The numeric input of a path, also of <c>prices.ID</c> and <c>costOfRevenue.NAME</c> where the scenario has them; null where there is none.</summary>
    public static InputDefinition? FindNumber(string path, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        foreach (InputDefinition input in Numbers)
        {
            if (string.Equals(input.Path, path, StringComparison.Ordinal))
            {
                return input;
            }
        }

        ImmutableArray<string> segments = InputPath.Split(path);
        return segments switch
        {
            [PriceInputs.Prefix, var id] => PriceInputs.For(id),
            [CostLineInputs.Prefix, var name] when scenario.CostOfRevenue.TryGetValue(name, out CostLine? line)
                => CostLineInputs.For(name, line.Basis),
            _ => null,
        };
    }

    /// <summary>The text input of a path; null where there is none.</summary>
    public static TextInputDefinition? FindText(string path)
        => Texts.FirstOrDefault(input => string.Equals(input.Path, path, StringComparison.Ordinal));

    /// <summary>Every path, for suggestions.</summary>
    public static IEnumerable<string> Paths => Numbers.Select(input => input.Path).Concat(Texts.Select(input => input.Path));
}
