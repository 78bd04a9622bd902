using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Scenarios.Economics;

/// <summary>What a section of a scenario needs and what cannot stand together in it.</summary>
internal sealed class SectionCheck(Scenario scenario, ScenarioSlots slots, FaultCollector faults, FaultCollector warnings)
{
    internal Scenario Scenario { get; } = scenario;

    internal ScenarioSlots Slots { get; } = slots;

    internal FaultCollector Faults { get; } = faults;

    internal FaultCollector Warnings { get; } = warnings;

    /// <summary>The date that ages are counted from.</summary>
    internal DateOnly AsOf => Scenario.AsOf ?? CatalogSet.Date;

    internal bool Has(Slot slot) => Slots.Has(slot);

    internal double Number(Slot slot) => Slots.Number(slot);

    /// <summary>A number that stands in where the scenario gives none.</summary>
    internal void Default(Slot slot, double value, string place) => Slots.Default(slot, value, new InputOrigin(place));

    /// <summary>An input is needed.</summary>
    internal void Need(bool missing, InputDefinition input, string why)
    {
        if (missing)
        {
            Faults.Add(new Fault(FaultCodes.Missing, input.Path, $"{why}; add {input.Path}, e.g. {input.Example}"));
        }
    }

    /// <summary>The second input needs the first as well.</summary>
    internal void Together(InputDefinition one, InputDefinition other)
    {
        Need(Has(one) && !Has(other), other, $"{one.Path} needs {other.Path}");
        Need(Has(other) && !Has(one), one, $"{other.Path} needs {one.Path}");
    }

    /// <summary>Only one of several ways of stating the same thing may be used.</summary>
    internal void OnlyOne(string what, params ReadOnlySpan<InputDefinition> inputs)
    {
        var given = new List<string>();
        foreach (InputDefinition input in inputs)
        {
            if (Has(input))
            {
                given.Add(input.Path);
            }
        }

        Conflict(given.Count > 1, given.Count == 0 ? "" : given[^1], $"{what} is stated twice, by {string.Join(" and ", given)}: give one of them");
    }

    internal void Conflict(bool conflicts, string path, string message)
    {
        if (conflicts)
        {
            Faults.Add(new Fault(FaultCodes.Conflict, path, message));
        }
    }
}
