namespace CostModel.Scenarios.Inputs;

/// <summary>A numeric input of a scenario: its path, what it means, its unit and range, and how it is read from and put into a scenario.</summary>
public sealed class InputDefinition : Slot
{
    private readonly Func<Scenario, double?> _get;
    private readonly Func<Scenario, double, Scenario> _with;

    internal InputDefinition(
        string path,
        string meaning,
        string unit,
        QuantityUnits units,
        InputRange range,
        Func<Scenario, double?> get,
        Func<Scenario, double, Scenario> with)
        : base(path, unit)
    {
        Meaning = meaning;
        Units = units;
        Range = range;
        _get = get;
        _with = with;
    }

    /// <summary>What it is, in one sentence.</summary>
    public string Meaning { get; }

    /// <summary>What is allowed.</summary>
    public InputRange Range { get; }

    /// <summary>A well-formed and likely value.</summary>
    public string Example { get => field ?? Units.Example; private set; }

    /// <summary>What is allowed, in words and in the input's own units, such as <c>above 0% and at most 100%</c>.</summary>
    public string Allowed => Range.InWords(Units);

    internal QuantityUnits Units { get; }

    /// <summary>The number in a scenario, or null where it is not given.</summary>
    public double? Get(Scenario scenario) => _get(scenario);

    /// <summary>The scenario with this number in it.</summary>
    public Scenario With(Scenario scenario, double value) => _with(scenario, value);

    /// <summary>Reads text such as <c>70B</c> or <c>2.10 USD/h</c>.</summary>
    public bool TryParse(string text, out double value, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!QuantityText.TryParse(text, Units, out value, out problem))
        {
            return false;
        }

        problem = Range.Allows(value) ? "" : Refusal(value);
        return problem.Length == 0;
    }

    /// <summary>Gives the input an example of its own, where that of its quantity is of another size.</summary>
    internal InputDefinition WithExample(string example)
    {
        Example = example;
        return this;
    }

    /// <summary>What to say of a number that the range does not allow.</summary>
    internal string Refusal(double value) => $"must be {Range.WordsFor(value, Units)}, not {Format(value)}";

    /// <summary>The number with its unit as a person would write it.</summary>
    public string Format(double value) => QuantityText.Format(value, Units);
}
