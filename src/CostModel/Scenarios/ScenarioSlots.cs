using System.Collections.Immutable;
using CostModel.Scenarios.Inputs;

namespace CostModel.Scenarios;

/// <summary>Fills the block of numbers that formulas read, and remembers where each came from.</summary>
internal sealed class ScenarioSlots
{
    private readonly Scenario _scenario;
    private readonly List<Slot> _slots = [.. ScenarioInputs.Numbers, .. Leaves.All];
    private readonly List<double> _numbers;
    private readonly Dictionary<Slot, InputOrigin> _origins = [];

    internal ScenarioSlots(Scenario scenario)
    {
        _scenario = scenario;
        _numbers = [.. Enumerable.Repeat(double.NaN, ScenarioInputs.FixedSlotCount)];
        foreach (InputDefinition input in ScenarioInputs.Numbers)
        {
            if (input.Get(scenario) is { } value)
            {
                _numbers[input.Index] = value;
                _origins[input] = OriginOf(input);
            }
        }
    }

    internal bool Has(Slot slot) => !double.IsNaN(_numbers[slot.Index]);

    /// <summary>The number in a slot; NaN where it is empty.</summary>
    internal double Number(Slot slot) => _numbers[slot.Index];

    /// <summary>Puts a number where the scenario gives none.</summary>
    internal void Default(Slot slot, double value, InputOrigin origin)
    {
        if (!Has(slot))
        {
            Set(slot, value, origin);
        }
    }

    internal void Set(Slot slot, double value, InputOrigin origin)
    {
        _numbers[slot.Index] = value;
        _origins[slot] = origin;
    }

    /// <summary>Makes room for an input that stands under a name of the user's own.</summary>
    internal InputDefinition Append(InputDefinition input, double value)
    {
        input.Index = _slots.Count;
        _slots.Add(input);
        _numbers.Add(value);
        _origins[input] = OriginOf(input);
        return input;
    }

    internal ImmutableArray<Slot> All() => [.. _slots];

    internal double[] Numbers() => [.. _numbers];

    internal bool[] Presence() => [.. _numbers.Select(number => !double.IsNaN(number))];

    internal ImmutableDictionary<Slot, InputOrigin> Origins() => _origins.ToImmutableDictionary();

    private InputOrigin OriginOf(InputDefinition input) => _scenario.Origins.GetValueOrDefault(input.Path) ?? new InputOrigin("given");
}
