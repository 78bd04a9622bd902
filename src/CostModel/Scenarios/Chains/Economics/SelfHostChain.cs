using CostModel.Economics;
using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>
/// The tokens of a month at which serving a model oneself costs no more than its API. Replicas come whole: the cost is a staircase, so that
/// there is a first volume at which self-hosting wins, and a volume from which it never loses again.
/// </summary>
internal static class SelfHostChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.BreakEven is null)
        {
            return;
        }

        T api = chain.Put(BreakEvenMetrics.ApiPriceUsd, ApiPrice(chain)) * T.Constant(1e-6, "Mtoken/token");
        T fixedCost = chain.Or(BreakEvenInputs.FixedPerMonth, T.Constant(0, "USD/month"));
        if (chain.Has(BreakEvenInputs.SunkPerMonth))
        {
            chain.Put(BreakEvenMetrics.SunkUsd, chain.In(BreakEvenInputs.SunkPerMonth));
        }

        if (chain.Has(BreakEvenInputs.SelfHostPerMonth))
        {
            Flat(chain, api, chain.In(BreakEvenInputs.SelfHostPerMonth) + fixedCost);
        }
        else
        {
            Staircase(chain, api, fixedCost);
        }

        if (chain.Has(BreakEvenInputs.TokensPerQuery))
        {
            T daysPerMonth = chain.In(Leaves.HoursPerMonth) / T.Constant(24, "h/day");
            chain.Put(
                BreakEvenMetrics.QueriesPerDay,
                chain.Result(BreakEvenMetrics.TokensPerMonth) / chain.In(BreakEvenInputs.TokensPerQuery) / daysPerMonth);
        }

        if (chain.Has(BreakEvenInputs.Throughput))
        {
            chain.Put(BreakEvenMetrics.Utilization, chain.Result(BreakEvenMetrics.SelfHostFloorUsd) / chain.Result(BreakEvenMetrics.ApiPriceUsd));
        }
    }

    /// <summary>A cost that does not grow with use, up to a capacity where one is given.</summary>
    private static void Flat<T>(in Chain<T> chain, T api, T cost)
        where T : struct, IReal<T>
    {
        T volume = cost / api;
        if (chain.Has(BreakEvenInputs.Throughput))
        {
            T capacity = chain.Put(BreakEvenMetrics.ReplicaTokensPerMonth, ReplicaTokens(chain));
            T floor = chain.Put(BreakEvenMetrics.SelfHostFloorUsd, cost / (capacity * T.Constant(1e-6, "Mtoken/token")));
            volume = T.WhereLess(floor, chain.Result(BreakEvenMetrics.ApiPriceUsd), volume, T.Constant(double.NaN, "token/month"));
        }

        chain.Put(BreakEvenMetrics.TokensPerMonth, volume);
        if (Volume(chain) is { } tokens)
        {
            Compare(chain, chain.Put(BreakEvenMetrics.ApiUsd, tokens * api), cost);
        }
    }

    private static void Staircase<T>(in Chain<T> chain, T api, T fixedCost)
        where T : struct, IReal<T>
    {
        T chips = chain.Or(BreakEvenInputs.ChipsPerReplica, T.Constant(1, "chip"));
        T hours = chain.In(Leaves.HoursPerMonth);
        T replica = chain.Put(BreakEvenMetrics.ReplicaPerMonthUsd, chips * ChipPrice(chain) * hours);
        T carried = chain.Put(BreakEvenMetrics.ReplicaTokensPerMonth, ReplicaTokens(chain));
        chain.Put(BreakEvenMetrics.SelfHostFloorUsd, replica / (carried * T.Constant(1e-6, "Mtoken/token")));
        T surplus = (api * carried) - replica;
        T none = T.Constant(0, "USD/month");
        T one = T.Constant(1);
        T never = T.Constant(double.NaN);
        T neverTokens = T.Constant(double.NaN, "token/month");
        T steps = T.Max(one, T.Ceiling(fixedCost / surplus));
        T lasting = T.Max(one, T.Ceiling((fixedCost + replica) / surplus));
        chain.Put(BreakEvenMetrics.TokensPerMonth, T.WhereLess(none, surplus, (fixedCost + (steps * replica)) / api, neverTokens));
        chain.Put(BreakEvenMetrics.ReplicasAtBreakEven, T.WhereLess(none, surplus, steps, never));
        chain.Put(
            BreakEvenMetrics.AlwaysFromTokensPerMonth,
            T.WhereLess(none, surplus, T.Max((fixedCost + (lasting * replica)) / api, (lasting - one) * carried), neverTokens));
        if (Volume(chain) is not { } tokens)
        {
            return;
        }

        T replicas = chain.Put(BreakEvenMetrics.Replicas, T.Ceiling(tokens / carried));
        T bill = chain.Put(BreakEvenMetrics.ApiUsd, tokens * api);
        T rent = replicas * replica;
        Compare(chain, bill, rent + fixedCost);
        chain.Put(BreakEvenMetrics.BridgeUsedUsd, none - (tokens / carried * replica));
        chain.Put(BreakEvenMetrics.BridgeIdleUsd, (tokens / carried * replica) - rent);
        chain.Put(BreakEvenMetrics.BridgeFixedUsd, none - fixedCost);
        chain.Put(BreakEvenMetrics.BridgeApiUsd, bill);
        if (chain.Plan.Scenario.Ownership is not null && chain.Plan.Economics.CostsAYear)
        {
            Own(chain, replicas * chips, rent, fixedCost);
        }
    }

    /// <summary>The same replicas on accelerators of one's own, and the way from there to rent.</summary>
    private static void Own<T>(in Chain<T> chain, T chips, T rent, T fixedCost)
        where T : struct, IReal<T>
    {
        T hours = chain.In(Leaves.HoursPerMonth);
        T own = chips * chain.Result(OwnershipMetrics.CostPerChipHourUsd) * hours;
        chain.Put(BreakEvenMetrics.OwnUsd, own + fixedCost);
        T zero = T.Constant(0, "USD/year");
        bool hasCapital = chain.Plan.Economics.HasCapex && chain.Has(OwnershipInputs.Life);
        T capital = !hasCapital ? zero
            : chain.Has(OwnershipInputs.CostOfCapital)
                ? chain.Result(OwnershipMetrics.DepreciationUsd) + chain.Result(OwnershipMetrics.FinancingUsd)
                : chain.Result(OwnershipMetrics.DepreciationUsd);
        T capitalShare = capital / chain.Result(OwnershipMetrics.CostPerYearUsd);
        chain.Put(BreakEvenMetrics.BridgeCapitalUsd, T.Constant(0, "USD/month") - (own * capitalShare));
        chain.Put(BreakEvenMetrics.BridgeRunningUsd, (own * capitalShare) - own);
        chain.Put(BreakEvenMetrics.BridgeRentUsd, rent);
    }

    private static void Compare<T>(in Chain<T> chain, T bill, T cost)
        where T : struct, IReal<T>
        => chain.Put(BreakEvenMetrics.SavingUsd, bill - chain.Put(BreakEvenMetrics.SelfHostUsd, cost));

    private static T ReplicaTokens<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.In(BreakEvenInputs.Throughput) * chain.Or(BreakEvenInputs.Utilization, T.Constant(1))
            * T.Constant(3600, "s/h") * chain.In(Leaves.HoursPerMonth);

    private static T ChipPrice<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(BreakEvenInputs.ChipPrice)
            ? chain.In(BreakEvenInputs.ChipPrice)
            : chain.Result(OwnershipMetrics.CostPerChipHourUsd);

    private static T ApiPrice<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Has(BreakEvenInputs.ApiPrice))
        {
            return chain.In(BreakEvenInputs.ApiPrice);
        }

        if (chain.Has(BreakEvenInputs.ApiPerMonth))
        {
            return chain.In(BreakEvenInputs.ApiPerMonth) / (Volume(chain)!.Value * T.Constant(1e-6, "Mtoken/token"));
        }

        T input = chain.In(BreakEvenInputs.InputTokens);
        T output = chain.In(BreakEvenInputs.OutputTokens);
        return ((input * chain.In(BreakEvenInputs.ApiInputPrice)) + (output * chain.In(BreakEvenInputs.ApiOutputPrice))) / (input + output);
    }

    private static T? Volume<T>(in Chain<T> chain)
        where T : struct, IReal<T>
        => chain.Has(BreakEvenInputs.TokensPerMonth) ? chain.In(BreakEvenInputs.TokensPerMonth)
            : chain.Has(BreakEvenInputs.InputTokens) && chain.Has(BreakEvenInputs.OutputTokens)
                ? chain.In(BreakEvenInputs.InputTokens) + chain.In(BreakEvenInputs.OutputTokens)
                : null;
}
