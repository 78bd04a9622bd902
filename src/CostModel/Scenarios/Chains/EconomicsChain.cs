using CostModel.Formulas;
using CostModel.Scenarios.Chains.Economics;

namespace CostModel.Scenarios.Chains;

/// <summary>The money side beyond serving bill and margin, section by section; later ones read what earlier ones leave.</summary>
internal static class EconomicsChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        CapitalChain.Run(chain);
        DevelopmentChain.Run(chain);
        OwnershipChain.Run(chain);
        SelfHostChain.Run(chain);
        BillChain.Run(chain);
        CachingChain.Run(chain);
        TokenCostChain.Run(chain);
        CapacityChain.Run(chain);
        EnergyChain.Run(chain);
        RequestPathChain.Run(chain);
        StatementChain.Run(chain);
        UsageChain.Run(chain);
        PlanChain.Run(chain);
    }
}
