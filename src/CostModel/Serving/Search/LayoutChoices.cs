using System.Collections.Immutable;
using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Serving.Search;

/// <summary>
/// The layouts of a replica that are worth trying: degrees are powers of two, attention is split only as its heads divide and within one
/// fast network, only experts are spread wider than the attention beside them,
/// and machines without a network between them stay alone. Fewest accelerators first.
/// </summary>
internal static class LayoutChoices
{
    internal static ImmutableArray<ServingLayout> Of(ModelArchitecture model, HardwareProfile hardware, int mostChips)
    {
        var layouts = ImmutableArray.CreateBuilder<ServingLayout>();
        int domain = Math.Max(hardware.ScaleUp?.Domain ?? 1, hardware.ChipsPerNode);
        int most = hardware.ScaleOut is null ? Math.Min(mostChips, domain) : mostChips;
        for (int tensor = 1; tensor <= Math.Min(most, domain) && SplitsHeads(model, tensor); tensor *= 2)
        {
            for (int groups = 1; tensor * groups <= most && (groups == 1 || model.IsMixtureOfExperts); groups *= 2)
            {
                int stage = tensor * groups;
                for (int pipeline = 1; stage * pipeline <= most && pipeline <= model.LayerCount; pipeline *= 2)
                {
                    for (int expert = 1; expert <= (model.IsMixtureOfExperts ? stage : 1); expert *= 2)
                    {
                        layouts.Add(new ServingLayout(tensor, pipeline, expert, groups));
                    }
                }
            }
        }

        return [.. layouts.OrderBy(layout => layout.Chips)];
    }

    private static bool SplitsHeads(ModelArchitecture model, int tensor) => model.Layers.All(group => group.Mixer switch
    {
        Attention attention => attention.Heads % tensor == 0,
        LatentAttention latent => latent.Heads % tensor == 0,
        _ => true,
    });
}
