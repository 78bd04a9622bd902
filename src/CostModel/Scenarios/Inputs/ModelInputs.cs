using System.Collections.Immutable;
using CostModel.Models;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>model</c>, for a model known only by its size.</summary>
internal static class ModelInputs
{
    internal static readonly InputDefinition Parameters = Input.Of<ParameterCount>(
        "model.parameters",
        "parameter",
        InputRange.Positive,
        "All parameters, embeddings included.",
        s => OfSize(s)?.Parameters,
        (s, v) => s with { Model = Model.OfSize(v, OfSize(s) is { } model && IsSparse(model) ? model.ActiveParameters : null) });

    internal static readonly InputDefinition ActiveParameters = Input.Of<ParameterCount>(
        "model.activeParameters",
        "parameter",
        InputRange.Positive,
        "The parameters that one token multiplies, for a mixture of experts.",
        s => OfSize(s) is { } model && IsSparse(model) ? model.ActiveParameters : null,
        (s, v) => s with { Model = Model.OfSize(OfSize(s)?.Parameters ?? v, v) });

    internal static readonly ImmutableArray<InputDefinition> Numbers = [Parameters, ActiveParameters];

    private static Model? OfSize(Scenario scenario) => scenario.Model is { Architecture: null } model ? model : null;

    private static bool IsSparse(Model model) => model.ActiveParameters < model.Parameters;
}
