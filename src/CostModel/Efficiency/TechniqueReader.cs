using System.Collections.Frozen;
using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Efficiency;

/// <summary>Reads a technique from a document, shipped or a user's own, with the same validation.</summary>
internal static class TechniqueReader
{
    private static readonly FrozenDictionary<string, TechniquePhase> s_phases = Names<TechniquePhase>();

    private static readonly FrozenDictionary<string, TechniqueResource> s_resources = Names<TechniqueResource>();

    private static readonly FrozenDictionary<string, RequirementKind> s_requirements = Names<RequirementKind>();

    internal static Technique Read(RecordReader record)
    {
        var technique = new Technique
        {
            Id = record.Text("id"),
            Name = record.Text("name"),
            Summary = record.Text("summary"),
            Regime = record.Text("regime"),
            Phases = Choices(record, "phases", s_phases),
            Resources = Choices(record, "resources", s_resources),
            Slot = record.OptionalText("slot") ?? "",
            Excludes = record.Texts("excludes"),
            Requires = ReadRequirements(record.Child("requires")),
            Serving = record.Child("serving") is { } serving ? TechniqueEffectReader.Serving(serving) : null,
            Training = record.Child("training") is { } training ? TechniqueEffectReader.Training(training) : null,
            Pipeline = record.OptionalText("pipeline") ?? "",
            NotCounted = record.OptionalText("notCounted") ?? "",
            OneOff = record.Child("oneOff") is { } oneOff ? TechniqueEffectReader.OneOff(oneOff) : OneOffCost.None,
            Quality = record.Child("quality") is { } quality ? TechniqueEffectReader.Quality(quality) : QualityEffect.None,
            Sources = CitationReader.Read(record),
        };
        Check(record, technique);
        return technique;
    }

    private static void Check(RecordReader record, Technique technique)
    {
        if (technique.Phases.IsEmpty)
        {
            record.Refuse("phases", FaultCodes.Missing, $"expected one or more of {string.Join(", ", s_phases.Keys.Order(StringComparer.Ordinal))}");
        }

        if (technique.Resources.IsEmpty)
        {
            record.Refuse("resources", FaultCodes.Missing, $"expected one or more of {string.Join(", ", s_resources.Keys.Order(StringComparer.Ordinal))}");
        }

        if (technique is { Serving: null, Training: null, Pipeline: "" } && technique.NotCounted.Length == 0)
        {
            record.Refuse("serving", FaultCodes.Missing, "a technique changes something: it needs serving, training, pipeline or notCounted");
        }
    }

    /// <summary>Requirements are keys: those without a bound say true, the others their bound.</summary>
    private static ImmutableArray<Requirement> ReadRequirements(RecordReader? requires)
    {
        if (requires is null)
        {
            return [];
        }

        var requirements = ImmutableArray.CreateBuilder<Requirement>();
        foreach ((string name, RequirementKind kind) in s_requirements.OrderBy(pair => pair.Value))
        {
            if (!requires.Has(name))
            {
                continue;
            }

            double value = kind switch
            {
                RequirementKind.ParametersAtLeast or RequirementKind.ParametersAtMost => requires.Quantity<ParameterCount>(name).TotalParameters,
                RequirementKind.InputTokensAtLeast or RequirementKind.TokensPerParameterAtMost or RequirementKind.TokensPerParameterAtLeast
                    => requires.Number(name),
                _ => requires.Flag(name) ? 1 : 0,
            };
            requirements.Add(new Requirement(kind, value));
        }

        return requirements.ToImmutable();
    }

    private static ImmutableArray<T> Choices<T>(RecordReader record, string key, FrozenDictionary<string, T> choices)
        where T : struct
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (string text in record.Texts(key))
        {
            if (choices.TryGetValue(text, out T value))
            {
                found.Add(value);
                continue;
            }

            string? nearest = NearestMatch.Of(text, choices.Keys);
            record.Refuse(
                key,
                FaultCodes.BadValue,
                $"'{text}' is not one of {string.Join(", ", choices.Keys.Order(StringComparer.Ordinal))}",
                nearest is null ? null : $"did you mean '{nearest}'?");
        }

        return found.ToImmutable();
    }

    /// <summary>The names of an enumeration's members as files write them: <c>OwnServing</c> is <c>ownServing</c>.</summary>
    private static FrozenDictionary<string, T> Names<T>()
        where T : struct, Enum
        => Enum.GetValues<T>().ToFrozenDictionary(
            value => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..], StringComparer.Ordinal);
}
