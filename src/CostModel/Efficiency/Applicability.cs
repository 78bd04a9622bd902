using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Efficiency;

/// <summary>What a technique is held against: a model, where it runs, and how it is used.</summary>
public sealed record TechniqueTarget
{
    /// <summary>The model; null where the plan names none.</summary>
    public Model? Model { get; init; }

    /// <summary>The accelerator that the technique would run on; null for a provider's API.</summary>
    public HardwareProfile? Hardware { get; init; }

    /// <summary>Whether the model is called over a provider's API.</summary>
    public bool BehindApi { get; init; }

    /// <summary>Mean tokens of a prompt; null where unknown.</summary>
    public double? InputTokens { get; init; }

    /// <summary>Training tokens per parameter; null where nothing is trained.</summary>
    public double? TokensPerParameter { get; init; }
}

/// <summary>Whether a technique works on something, and if not, why.</summary>
public static class Applicability
{
    /// <summary>What to say where a plan does not say what model it is about.</summary>
    internal const string NoModel = "no model is known: add model, by id, as config.json, or by size as { parameters: 70B }";

    private static readonly string[] s_sparseGenerations = ["ampere", "ada", "hopper", "blackwell"];

    /// <summary>The reason why it does not, with what is there and what is needed; null where it does.</summary>
    public static string? Problem(Technique technique, TechniqueTarget target)
    {
        ArgumentNullException.ThrowIfNull(technique);
        ArgumentNullException.ThrowIfNull(target);
        return technique.Requires.OrderBy(requirement => requirement.Kind != RequirementKind.OwnServing)
            .Select(requirement => Problem(requirement, target)).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(Requirement requirement, TechniqueTarget target) => requirement.Kind switch
    {
        RequirementKind.OwnServing => Unless(!target.BehindApi, "the model runs behind a provider's API, whose insides are not yours to change"),
        RequirementKind.InputTokensAtLeast => target.InputTokens is { } tokens
            ? Unless(tokens >= requirement.Value, $"prompts have {CountText(tokens)} tokens; it pays from {CountText(requirement.Value)}")
            : "the length of a prompt is unknown: add workload.inputTokens",
        RequirementKind.TokensPerParameterAtMost => target.TokensPerParameter is { } ratio
            ? Unless(ratio <= requirement.Value, $"the run trains {CountText(ratio)} tokens per parameter, which is pre-training; it adapts a trained model (at most {CountText(requirement.Value)})")
            : null,
        RequirementKind.TokensPerParameterAtLeast => target.TokensPerParameter is { } ratio
            ? Unless(ratio >= requirement.Value, $"the run trains {CountText(ratio)} tokens per parameter, which is fine-tuning; it is for pre-training (at least {CountText(requirement.Value)})")
            : "it is decided before pre-training, and the scenario trains nothing",
        RequirementKind.Fp8Hardware => Format(target, NumberFormat.Fp8),
        RequirementKind.Fp4Hardware => Format(target, NumberFormat.Fp4),
        RequirementKind.Int8Hardware => Format(target, NumberFormat.Int8),
        RequirementKind.SparseHardware => target.Hardware is { } hardware
            ? Unless(s_sparseGenerations.Contains(hardware.Generation), $"'{hardware.Id}' has no 2:4 sparse matrix units (NVIDIA Ampere and later do)")
            : null,
        _ => OfModel(requirement, target.Model),
    };

    private static string? OfModel(Requirement requirement, Model? model)
    {
        if (model is null)
        {
            return NoModel;
        }

        double parameters = model.Parameters.TotalParameters;
        return requirement.Kind switch
        {
            RequirementKind.ParametersAtLeast => Unless(
                parameters >= requirement.Value, $"the model has {model.Parameters}; it works from {ParameterCount.FromParameters(requirement.Value)}"),
            RequirementKind.ParametersAtMost => Unless(
                parameters <= requirement.Value, $"the model has {model.Parameters}; it works up to {ParameterCount.FromParameters(requirement.Value)}"),
            RequirementKind.DenseModel => Unless(!IsMixture(model), $"'{model.Id}' has routed experts already"),
            RequirementKind.RoutedExperts => Unless(IsMixture(model), $"'{model.Id}' has no routed experts"),
            _ => OfArchitecture(requirement.Kind, model),
        };
    }

    /// <summary>A model given by its size alone is a mixture where a token multiplies fewer parameters than there are.</summary>
    private static bool IsMixture(Model model) => model.Architecture?.IsMixtureOfExperts ?? (model.ActiveParameters < model.Parameters);

    private static string? OfArchitecture(RequirementKind kind, Model model)
    {
        if (model.Architecture is not { } architecture)
        {
            return $"the shape of '{model.Id}' is unknown: give model as an id of the catalog or a config.json";
        }

        Attention[] attentions = [.. architecture.Layers.Select(group => group.Mixer).OfType<Attention>()];
        int keyValueHeads = attentions.Select(attention => attention.KeyValueHeads).DefaultIfEmpty(0).Max();
        int heads = attentions.Select(attention => attention.Heads).DefaultIfEmpty(0).Max();
        return kind switch
        {
            RequirementKind.MultiHeadAttention => Unless(
                heads > 0 && keyValueHeads == heads, heads == 0 ? $"'{model.Id}' has no heads of that kind" : $"'{model.Id}' shares {keyValueHeads} key-value heads among {heads} heads already"),
            RequirementKind.SeveralKeyValueHeads => Unless(
                keyValueHeads > 1, heads == 0 ? $"'{model.Id}' keeps no key-value heads" : $"'{model.Id}' has one key-value head already"),
            RequirementKind.PredictionModules => Unless(architecture.PredictionModules > 0, $"'{model.Id}' has no multi-token prediction modules"),
            _ => null,
        };
    }

    private static string? Format(TechniqueTarget target, NumberFormat format)
        => target.Hardware is { } hardware
            ? Unless(hardware.DensePeaks.ContainsKey(format), $"the matrix units of '{hardware.Id}' do not compute in {format}")
            : null;

    private static string? Unless(bool holds, string problem) => holds ? null : problem;

    private static string CountText(double value) => QuantityText.Number(value, 3);
}
