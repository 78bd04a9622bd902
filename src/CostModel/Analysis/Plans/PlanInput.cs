using System.Collections.Immutable;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>An input of a plan: a number with its range, or a choice of names whose points are numbered from 0.</summary>
public sealed class PlanInput
{
    private readonly QuantityUnits? _units;

    private PlanInput(string path, string unit, InputRange? range, QuantityUnits? units, double? value)
        => (Path, Unit, Range, _units, Value) = (path, unit, range, units, value);

    /// <summary>Its path, such as <c>training.chips</c>.</summary>
    public string Path { get; }

    /// <summary>The unit of its numbers; empty for a plain number or a choice.</summary>
    public string Unit { get; }

    /// <summary>The numbers that it allows; null for a choice.</summary>
    public InputRange? Range { get; }

    /// <summary>What the plan has now; null where it has none.</summary>
    public double? Value { get; }

    /// <summary>The names of a choice, in ordinal order; empty for a number.</summary>
    public ImmutableArray<string> Choices { get; private init; } = [];

    /// <summary>Whether it is the error of a model, a factor on what that predicts, rather than an input of the plan.</summary>
    public bool IsModelError => ErrorOf is not null;

    /// <summary>Whether it is a choice of names rather than a number.</summary>
    public bool IsChoice => Range is null;

    internal QuantityUnits? Units => _units;

    internal InputDefinition? Number { get; private init; }

    internal TextInputDefinition? Text { get; private init; }

    /// <summary>The number that this is a factor on: the error of a model rather than an input of the scenario.</summary>
    internal Leaf? ErrorOf { get; private init; }

    /// <summary>A plain number of a plan of your own.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="range">What it allows.</param>
    /// <param name="value">What it is where nothing varies it.</param>
    public static PlanInput OfNumber(string path, InputRange range, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(range);
        return new PlanInput(path, "", range, Input.PlainNumber, value);
    }

    /// <summary>Reads a value as a person writes it: with a unit, or the name of a choice.</summary>
    public bool TryParse(string text, out double value, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsChoice)
        {
            return TryChoose(text.Trim(), out value, out problem);
        }

        if (!QuantityText.TryParse(text, _units!, out value, out problem))
        {
            return false;
        }

        problem = Refusal(value) ?? "";
        return problem.Length == 0;
    }

    /// <summary>A value as a person would write it.</summary>
    public string Format(double value) => IsChoice ? Choices[(int)value] : QuantityText.Format(value, _units!);

    /// <summary>What is allowed, in words.</summary>
    internal string Allowed => Range!.InWords(_units!);

    /// <summary>What to say of a number that is not allowed; null where it is.</summary>
    internal string? Refusal(double value)
        => Range!.Allows(value) ? null : $"must be {Range.WordsFor(value, _units!)}, not {QuantityText.Format(value, _units!)}";

    /// <summary>Reads a value that borrows the unit of another text where it was written without.</summary>
    internal bool TryParseWithUnitOf(string text, string other, out double value, out string problem)
    {
        string unit = IsChoice ? "" : QuantityText.UnitOf(other);
        return (unit.Length > 0 && QuantityText.UnitOf(text).Length == 0 && TryParse($"{text} {unit}", out value, out problem)) || TryParse(text, out value, out problem);
    }

    internal static PlanInput Of(InputDefinition input, Scenario scenario)
        => new(input.Path, input.Unit, input.Range, input.Units, input.Get(scenario)) { Number = input };

    internal static PlanInput Of(TextInputDefinition input, Scenario scenario, CatalogSet catalogs)
    {
        ImmutableArray<string> choices = [.. input.Choices(catalogs).Order(StringComparer.Ordinal)];
        int now = choices.IndexOf(input.Get(scenario) ?? "");
        return new PlanInput(input.Path, "", null, null, now < 0 ? null : now) { Text = input, Choices = choices };
    }

    /// <summary>The error of a model that the scenario relies on, as a factor on what it predicts.</summary>
    internal static PlanInput Of(UncertainLeaf leaf)
        => new($"model error: {leaf.Name}", "", InputRange.Positive, Input.PlainNumber, 1) { ErrorOf = leaf.Leaf };

    /// <summary>A scenario with a value of this input in it; what a model predicts does not stand in the scenario.</summary>
    internal Scenario PutInto(Scenario scenario, double value, CatalogSet catalogs)
        => ErrorOf is not null ? scenario
            : Number is not null ? Number.With(scenario, value)
            : Text!.With(scenario, Choices[(int)value], catalogs, null, new FaultCollector()) ?? scenario;

    private bool TryChoose(string text, out double value, out string problem)
    {
        int index = Choices.IndexOf(text);
        value = index;
        problem = index >= 0 ? ""
            : NearestMatch.Of(text, Choices) is { } nearest ? $"there is no '{text}'; did you mean '{nearest}'?"
            : $"there is no '{text}'" + (Choices.Length is > 0 and <= 12 ? $": choose one of {string.Join(", ", Choices)}" : "");
        return index >= 0;
    }
}
