using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>What hardware carries, what a demand or a site needs, and what a machine costs that runs for part of the day.</summary>
internal static class CapacityChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Capacity is not null)
        {
            Tokens(chain);
            Nodes(chain);
            Chips(chain);
        }

        if (chain.Plan.Scenario.Autoscaling is not null)
        {
            Autoscaling(chain);
        }

        if (chain.Has(StatementInputs.Ours) && chain.Has(StatementInputs.Theirs))
        {
            T ours = chain.In(StatementInputs.Ours);
            T theirs = chain.In(StatementInputs.Theirs);
            chain.Put(HardwareCostMetrics.ComparisonSaving, T.Constant(1) - (ours / theirs));
            chain.Put(HardwareCostMetrics.ComparisonRatio, theirs / ours);
        }
    }

    private static void Tokens<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (!chain.Has(CapacityInputs.Throughput))
        {
            return;
        }

        T perHour = chain.In(CapacityInputs.Throughput) * chain.Or(CapacityInputs.Replicas, T.Constant(1, "replica"))
            * chain.Or(CapacityInputs.Utilization, T.Constant(1)) * T.Constant(3600, "s/h");
        chain.Put(HardwareCostMetrics.TokensPerDay, perHour * T.Constant(24, "h/day"));
        chain.Put(HardwareCostMetrics.TokensPerMonth, perHour * chain.In(Leaves.HoursPerMonth));
        chain.Put(HardwareCostMetrics.TokensPerYear, perHour * chain.In(Leaves.HoursPerYear));
    }

    private static void Nodes<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T nodes = T.Constant(0, "node");
        T whole = nodes;
        T peak = chain.Or(CapacityInputs.PeakToMean, T.Constant(1)) / chain.Or(CapacityInputs.Utilization, T.Constant(1));
        bool input = chain.Has(CapacityInputs.InputTokensPerDay) && chain.Has(CapacityInputs.InputRatePerNode);
        bool output = chain.Has(CapacityInputs.OutputTokensPerDay) && chain.Has(CapacityInputs.OutputRatePerNode);
        if (input)
        {
            T prefill = chain.Put(
                HardwareCostMetrics.InputNodes, Nodes(chain.In(CapacityInputs.InputTokensPerDay), chain.In(CapacityInputs.InputRatePerNode)) * peak);
            nodes += prefill;
            whole += T.Ceiling(prefill);
        }

        if (output)
        {
            T decode = chain.Put(
                HardwareCostMetrics.OutputNodes, Nodes(chain.In(CapacityInputs.OutputTokensPerDay), chain.In(CapacityInputs.OutputRatePerNode)) * peak);
            nodes += decode;
            whole += T.Ceiling(decode);
        }

        if (input || output)
        {
            chain.Put(HardwareCostMetrics.Nodes, nodes);
            chain.Put(HardwareCostMetrics.WholeNodes, whole);
        }

        if (chain.Has(CapacityInputs.InputTokensPerDay) && chain.Has(CapacityInputs.CachedTokensPerDay))
        {
            chain.Put(HardwareCostMetrics.CachedShare, chain.In(CapacityInputs.CachedTokensPerDay) / chain.In(CapacityInputs.InputTokensPerDay));
        }
    }

    private static T Nodes<T>(T tokensPerDay, T tokensPerSecond)
        where T : struct, IReal<T>
        => tokensPerDay / (tokensPerSecond * T.Constant(86400, "s/day"));

    private static void Chips<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Has(CapacityInputs.Servers))
        {
            T servers = chain.Put(HardwareCostMetrics.WholeServers, T.Ceiling(chain.In(CapacityInputs.Servers)));
            if (chain.Has(CapacityInputs.ChipsPerServer))
            {
                chain.Put(HardwareCostMetrics.ChipsInServers, servers * chain.In(CapacityInputs.ChipsPerServer));
            }
        }

        if (!EnergyChain.HasDraw(chain))
        {
            return;
        }

        T rated = EnergyChain.Rated(chain) * chain.Or(EnergyInputs.Pue, T.Constant(1));
        if (chain.Has(CapacityInputs.SitePower))
        {
            chain.Put(HardwareCostMetrics.ChipsOnSite, chain.In(CapacityInputs.SitePower) / rated);
        }

        if (chain.Has(CapacityInputs.Chips))
        {
            chain.Put(HardwareCostMetrics.SitePowerWatts, chain.In(CapacityInputs.Chips) * rated);
        }
    }

    private static void Autoscaling<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Has(AutoscalingInputs.ColdStart) && chain.Has(AutoscalingInputs.BaselineColdStart))
        {
            chain.Put(HardwareCostMetrics.ColdStartMultiple, chain.In(AutoscalingInputs.ColdStart) / chain.In(AutoscalingInputs.BaselineColdStart));
        }

        bool scales = chain.Has(AutoscalingInputs.BusyShare) || chain.Has(AutoscalingInputs.HoursPerDay);
        T busy = !scales ? T.Constant(1)
            : chain.Has(AutoscalingInputs.BusyShare) ? chain.In(AutoscalingInputs.BusyShare)
            : chain.In(AutoscalingInputs.HoursPerDay) / T.Constant(24, "h/day");
        if (scales)
        {
            chain.Put(HardwareCostMetrics.BusyShare, busy);
        }

        if (!chain.Has(AutoscalingInputs.Price))
        {
            return;
        }

        T always = chain.Put(HardwareCostMetrics.AlwaysOnUsd, chain.In(AutoscalingInputs.Price) * chain.In(Leaves.HoursPerMonth));
        if (!scales)
        {
            return;
        }

        T working = chain.Put(HardwareCostMetrics.BusyUsd, always * busy);
        T starts = T.Constant(0, "USD/month");
        if (chain.Has(AutoscalingInputs.StartsPerDay) && chain.Has(AutoscalingInputs.ColdStart))
        {
            T hoursPerMonth = chain.In(AutoscalingInputs.StartsPerDay) * chain.In(AutoscalingInputs.ColdStart) / T.Constant(3600, "s/h")
                * chain.In(Leaves.HoursPerMonth) / T.Constant(24, "h/day");
            starts = chain.Put(HardwareCostMetrics.StartsUsd, chain.In(AutoscalingInputs.Price) * hoursPerMonth);
        }

        T scaled = chain.Put(HardwareCostMetrics.ScaledUsd, working + starts);
        chain.Put(HardwareCostMetrics.ScaledSaving, T.Constant(1) - (scaled / always));
    }
}
