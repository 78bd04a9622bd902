using System.Collections.Immutable;
using CostModel.Models;
using CostModel.Validation;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>model</c>, for a model known only by its size.</summary>
internal static class ModelInputs
{
    internal static readonly InputDefinition Parameters = Input.Of<ParameterCount>(
        "model.parameters",
        "parameter",
        InputRange.Positive,
        "All parameters, embeddings included.",
        s => OfSize(s) is { } model && HasParameters(model) ? model.Parameters : null,
        (s, v) => s with { Model = Model.OfSize(v, OfSize(s) is { } model && HasActive(model) ? model.ActiveParameters : null) });

    internal static readonly InputDefinition ActiveParameters = Input.Of<ParameterCount>(
        "model.activeParameters",
        "parameter",
        InputRange.Positive,
        "The parameters that one token multiplies, for a mixture of experts.",
        s => OfSize(s) is { } model && HasActive(model) ? model.ActiveParameters : null,
        (s, v) => s with { Model = Model.OfSize(OfSize(s)?.Parameters ?? ParameterCount.Zero, v) })
        .WithExample("37B");

    internal static readonly ImmutableArray<InputDefinition> Numbers = [Parameters, ActiveParameters];

    /// <summary>What is wrong with the two numbers together.</summary>
    internal static void Check(Scenario scenario, FaultCollector faults)
    {
        if (OfSize(scenario) is not { } model)
        {
            return;
        }

        if (!HasParameters(model))
        {
            faults.Add(new Fault(FaultCodes.Missing, Parameters.Path, $"active parameters need all parameters beside them, e.g. {Parameters.Example}"));
        }
        else if (model.ActiveParameters > model.Parameters)
        {
            string message = $"must be at most the {model.Parameters} parameters that there are, not {model.ActiveParameters}";
            faults.Add(new Fault(FaultCodes.OutOfRange, ActiveParameters.Path, message));
        }
    }

    private static Model? OfSize(Scenario scenario) => scenario.Model is { Architecture: null } model ? model : null;

    /// <summary>False between the two, where a file names the active ones first.</summary>
    private static bool HasParameters(Model model) => model.Parameters != ParameterCount.Zero;

    private static bool HasActive(Model model) => model.ActiveParameters != model.Parameters;
}
