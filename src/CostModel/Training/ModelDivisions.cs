using CostModel.Models;

namespace CostModel.Training;

/// <summary>What a layout divides of a model.</summary>
/// <param name="Heads">The number of heads that tensor parallelism must divide.</param>
/// <param name="KeyValueHeads">The number of key-value heads that ranks which exchange heads for parts of a sequence must divide.</param>
/// <param name="Experts">The most experts of a layer; 0 where there are none.</param>
/// <param name="Layers">Layers that pipeline stages share.</param>
/// <param name="PredictionModules">Modules that predict tokens after the next one, which may stand for layers.</param>
internal sealed record ModelDivisions(int Heads, int KeyValueHeads, int Experts, int Layers, int PredictionModules)
{
    internal static ModelDivisions Of(ModelArchitecture model) => new(
        LayoutSpace.Heads(model),
        LayoutSpace.KeyValueHeads(model),
        model.Layers.Select(group => group.FeedForward).OfType<MixtureOfExperts>().Select(moe => moe.Experts).DefaultIfEmpty(0).Max(),
        model.LayerCount,
        model.PredictionModules);
}
