using CostModel.Efficiency;
using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Tests.Efficiency;

/// <summary>Deployments to apply techniques to.</summary>
internal static class States
{
    internal static ServingState Llama70B(double concurrency = 8) => new()
    {
        Model = ModelCatalog.Default["llama-3.1-70b"],
        Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
        Chips = 4,
        InputTokens = 1000,
        OutputTokens = 300,
        Concurrency = concurrency,
    };
}
