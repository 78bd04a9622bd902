using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>From the price and speed of hardware to what a token costs.</summary>
internal static class TokenCostChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.TokenCost is null)
        {
            return;
        }

        bool hasSpeed = chain.Plan.Economics.TokenSpeed != TokenSpeed.None;
        T speed = hasSpeed ? chain.Put(HardwareCostMetrics.TokensPerSecond, Speed(chain)) : T.Constant(1, "token/s");
        if (!chain.Has(TokenCostInputs.PricePerHour) && !chain.Has(TokenCostInputs.ChipPrice))
        {
            return;
        }

        T perHour = chain.Put(
            HardwareCostMetrics.PerHourUsd,
            chain.Has(TokenCostInputs.PricePerHour)
                ? chain.In(TokenCostInputs.PricePerHour)
                : chain.In(TokenCostInputs.ChipPrice) * chain.In(TokenCostInputs.Chips));
        if (hasSpeed)
        {
            T used = speed * chain.Or(TokenCostInputs.Utilization, T.Constant(1));
            T million = chain.Put(HardwareCostMetrics.PerMillionUsd, TokenFormulas.PerMillion(perHour, used));
            T token = chain.Put(HardwareCostMetrics.PerTokenUsd, million * T.Constant(1e-6, "Mtoken/token"));
            chain.Put(HardwareCostMetrics.PerThousandUsd, token * T.Constant(1000, "token"));
            if (chain.Has(TokenCostInputs.TokensPerQuery))
            {
                chain.Put(HardwareCostMetrics.PerQueryUsd, token * chain.In(TokenCostInputs.TokensPerQuery));
            }
        }
    }

    private static T Speed<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        switch (chain.Plan.Economics.TokenSpeed)
        {
            case TokenSpeed.Stated:
                return chain.In(TokenCostInputs.Throughput);
            case TokenSpeed.Measured:
                T time = chain.In(TokenCostInputs.Time) + chain.Or(TokenCostInputs.TimeToFirstToken, T.Constant(0, "s"));
                return chain.Or(TokenCostInputs.Batch, T.Constant(1)) * chain.In(TokenCostInputs.OutputTokens) / time;
            case TokenSpeed.Flops:
                return chain.In(TokenCostInputs.Chips) * chain.In(TokenCostInputs.Peak) * chain.In(TokenCostInputs.FlopsUtilization) / FlopsPerToken(chain);
            default:
                return Roofline(chain);
        }
    }

    /// <summary>One sequence is bound by bandwidth; a batch saturates towards the compute bound where a peak is given.</summary>
    private static T Roofline<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T chips = chain.In(TokenCostInputs.Chips);
        T single = TokenFormulas.BandwidthBound(
            chain.In(TokenCostInputs.MemoryBandwidth), chips, chain.In(TokenCostInputs.ActiveParameters), chain.In(TokenCostInputs.BytesPerParameter));
        T speed = single;
        if (chain.Has(TokenCostInputs.Peak) && chain.Has(TokenCostInputs.Batch))
        {
            T compute = chips * chain.In(TokenCostInputs.Peak) / FlopsPerToken(chain);
            speed = TokenFormulas.Saturating(compute, single, chain.In(TokenCostInputs.Batch));
        }

        T reached = speed * chain.Or(TokenCostInputs.Efficiency, T.Constant(1));
        return chain.Plan.Scenario.TokenCost!.ScalesAsSquareRoot == true
            ? reached / T.Sqrt(chips / T.Constant(1, "chip"))
            : reached;
    }

    private static T FlopsPerToken<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(TokenCostInputs.FlopsPerToken)
            ? chain.In(TokenCostInputs.FlopsPerToken)
            : TokenFormulas.FlopsPerToken(chain.In(TokenCostInputs.ActiveParameters));
}
