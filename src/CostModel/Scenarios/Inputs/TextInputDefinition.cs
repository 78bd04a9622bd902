using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Scenarios.Inputs;

/// <summary>An input of a scenario that is a name rather than a number: an id of a catalog, or one of a few choices.</summary>
public sealed class TextInputDefinition
{
    private readonly Func<Scenario, string?> _get;
    private readonly Func<Scenario, string, CatalogSet, Scenario?> _with;
    private readonly Func<CatalogSet, IEnumerable<string>> _choices;
    private readonly string _noun;

    internal TextInputDefinition(
        string path,
        string noun,
        string meaning,
        Func<CatalogSet, IEnumerable<string>> choices,
        Func<Scenario, string?> get,
        Func<Scenario, string, CatalogSet, Scenario?> with)
    {
        Path = path;
        Meaning = meaning;
        _noun = noun;
        _choices = choices;
        _get = get;
        _with = with;
    }

    /// <summary>The path in a scenario file, such as <c>training.hardware</c>.</summary>
    public string Path { get; }

    /// <summary>What it is, in one sentence.</summary>
    public string Meaning { get; }

    /// <summary>A well-formed and likely value.</summary>
    public required string Example { get; init; }

    /// <summary>What is allowed, in words.</summary>
    public string Allowed => Kind switch
    {
        TextInputKind.Hardware => "an id of the hardware catalog, or a file",
        TextInputKind.Model => "an id of the model catalog, a file, or a Hugging Face config.json",
        _ => Choices(CatalogSet.Default) is { IsEmpty: false } choices ? string.Join(", ", choices) : $"a {_noun}",
    };

    /// <summary>What it names; a record's name may also be a file.</summary>
    public TextInputKind Kind { get; internal init; }

    /// <summary>The text in a scenario, or null where it is not given.</summary>
    public string? Get(Scenario scenario) => _get(scenario);

    /// <summary>The names that are allowed; empty where any text is.</summary>
    public ImmutableArray<string> Choices(CatalogSet catalogs) => [.. _choices(catalogs)];

    /// <summary>The scenario with this text in it, or null with a fault that names the nearest choice.</summary>
    public Scenario? With(Scenario scenario, string text, CatalogSet catalogs, SourcePosition? position, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (_with(scenario, text, catalogs) is { } changed)
        {
            return changed;
        }

        ImmutableArray<string> choices = Choices(catalogs);
        if (choices.IsEmpty)
        {
            faults.Add(new Fault(FaultCodes.BadValue, Path, $"'{text}' is no {_noun}: expected one such as {Example}", null, position));
            return null;
        }

        bool few = choices.Length <= 12;
        string allowed = few ? $": choose one of {string.Join(", ", choices)}" : "";
        string? nearest = NearestMatch.Of(text, choices);
        faults.Add(new Fault(
            few ? FaultCodes.BadValue : FaultCodes.UnknownId,
            Path,
            $"there is no {_noun} '{text}'{allowed}",
            nearest is null ? null : $"did you mean '{nearest}'?",
            position));
        return null;
    }
}
