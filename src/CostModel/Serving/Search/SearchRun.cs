using System.Collections.Immutable;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving.Constants;
using CostModel.Serving.Loads;

namespace CostModel.Serving.Search;

/// <summary>
/// Goes through every combination. More requests in flight only ever raise both the throughput of a replica and every time of a request, so
/// that a combination cannot win whose throughput with as many as fit is not enough, and none that misses the objective with one need be tried
/// with more. Trying numbers of requests on a combination allocates nothing.
/// </summary>
internal sealed class SearchRun(ServingSearch search, ServingPlan open)
{
    private const int NodesOfChips = 16;
    private const double SecondsPerHour = 3600;
    private readonly ModelArchitecture _architecture = open.Model!.Architecture!;
    private readonly ServingObjective _objective = open.Objective ?? new ServingObjective();
    private readonly ParetoFront _front = new();
    private int _configurations;

    internal ServingSearchResult ToTheEnd()
    {
        HardwareSearch[] each = [.. search.Hardware.Select(On)];
        return new ServingSearchResult
        {
            Options = [.. each.Where(found => found.Best is not null).OrderBy(found => found.Cost).Select(Option)],
            Front = [.. _front.Points.Reverse().Select(FrontOption)],
            Refused = [.. each.Where(found => found.Best is null).Select(found => found.Refusal()).OrderBy(refusal => refusal.Shortfall)],
            Configurations = _configurations,
        };
    }

    private HardwareSearch On(HardwareProfile hardware)
    {
        var found = new HardwareSearch(hardware, _objective);
        double chipCost = search.ChipCost(hardware);
        ImmutableArray<ServingLayout> layouts = LayoutChoices.Of(_architecture, hardware, MostChips(hardware));
        foreach (WeightFormat precision in PrecisionsOn(hardware))
        {
            ServingPlan template = ServingCompiler.Resolve(open with { Hardware = hardware, Precision = precision }, hardware);
            foreach (ServingLayout layout in layouts)
            {
                _configurations++;
                var plan = new CompiledServingPlan(template with { Layout = layout, Chips = layout.Chips }, _architecture, ServingConstants.Default);
                Consider(plan, chipCost * layout.Chips, found);
            }
        }

        return found;
    }

    private int MostChips(HardwareProfile hardware)
        => search.MostChips ?? (hardware.ScaleUp is null && hardware.ScaleOut is null ? hardware.ChipsPerNode : Math.Max(NodesOfChips, hardware.ChipsPerNode));

    private IEnumerable<WeightFormat> PrecisionsOn(HardwareProfile hardware)
    {
        IEnumerable<WeightFormat> wanted = search.Precisions.IsDefaultOrEmpty
            ? [WeightFormat.Bf16, WeightFormat.ById[hardware.DensePeaks.ContainsKey(NumberFormat.Fp8) || !hardware.DensePeaks.ContainsKey(NumberFormat.Int8) ? "fp8" : "int8"]]
            : search.Precisions;
        bool isNamed = !search.Precisions.IsDefaultOrEmpty;
        return wanted.Where(format => hardware.Computes(format.Computed) && (isNamed || hardware.ComputedIn(format.Computed) == format.Computed || format == WeightFormat.Bf16));
    }

    private void Consider(CompiledServingPlan plan, double hourly, HardwareSearch found)
    {
        if (!ServingLimits.Fits(plan))
        {
            found.DoesNotFit(plan);
            return;
        }

        LoopTime one = plan.Steady(1);
        double most = plan.MostConcurrency(one);
        LoopTime full = plan.Steady(most);
        if (search.WantsFront)
        {
            Trade(plan, hourly, (1, one), (most, full));
        }

        if (search.Prunes && Cost(hourly, full) >= found.Cost)
        {
            return;
        }

        if (!ServingLimits.Meets(_objective, plan.Experienced(1)))
        {
            found.IsTooSlow(plan);
            return;
        }

        double concurrency = ServingLimits.Concurrency(plan);
        LoopTime at = concurrency == most ? full : plan.Steady(concurrency);
        found.Offer(plan, concurrency, Cost(hourly, at), hourly);
    }

    /// <summary>Adds what lies between two numbers of requests to the front, unless the speed of the fewer at the cost of the more is beaten.</summary>
    private void Trade(CompiledServingPlan plan, double hourly, in (double Concurrency, LoopTime Time) few, in (double Concurrency, LoopTime Time) many)
    {
        if (search.Prunes && _front.Beats(1 / few.Time.PerToken, PerMillion(plan, hourly, many.Time)))
        {
            return;
        }

        Add(plan, hourly, few);
        Add(plan, hourly, many);
        double middle = Math.Round(Math.Sqrt(few.Concurrency * many.Concurrency));
        const double finest = 1.3;
        if (many.Concurrency > finest * few.Concurrency && middle > few.Concurrency && middle < many.Concurrency)
        {
            (double, LoopTime) between = (middle, plan.Steady(middle));
            Trade(plan, hourly, few, between);
            Trade(plan, hourly, between, many);
        }
    }

    private void Add(CompiledServingPlan plan, double hourly, in (double Concurrency, LoopTime Time) at)
        => _front.Add(new FrontPoint(1 / at.Time.PerToken, PerMillion(plan, hourly, at.Time), plan, at.Concurrency));

    private double Cost(double hourly, in LoopTime time)
        => search.Demand is { } demand ? hourly * demand.Replicas(time.OutputPerSecond) : hourly / time.OutputPerSecond;

    /// <summary>Of input and output, on one replica at this load.</summary>
    private static double PerMillion(CompiledServingPlan plan, double hourly, in LoopTime time)
        => hourly / SecondsPerHour * 1e6 / (time.OutputPerSecond * (plan.Shape.Input + plan.Shape.Output) / plan.Shape.Output);

    private ServingOption Option(HardwareSearch found)
    {
        CompiledServingPlan plan = found.Best!;
        LoopTime steady = plan.Steady(found.Concurrency);
        return Option(plan, found.Concurrency, steady, plan.Experienced(found.Concurrency), found.Hourly, search.Demand, ServingLimits.BoundOf(plan, found.Concurrency));
    }

    private ServingOption FrontOption(FrontPoint point)
    {
        LoopTime time = point.Plan.Steady(point.Concurrency);
        double hourly = search.ChipCost(point.Plan.Plan.Hardware!) * point.Plan.Step.Layout.Chips;
        return Option(point.Plan, point.Concurrency, time, time, hourly, null, ServingLimits.BoundOf(point.Plan, point.Concurrency));
    }

    private ServingOption Option(
        CompiledServingPlan plan, double concurrency, in LoopTime steady, in LoopTime felt, double hourly, PeakDemand? demand, ServingBound bound)
    {
        double replicas = demand?.Replicas(steady.OutputPerSecond) ?? 1;
        return new ServingOption
        {
            Plan = plan.Plan with { Load = new ClosedLoad(concurrency) },
            Concurrency = concurrency,
            TimeToFirstToken = Duration.FromSeconds(felt.FirstToken),
            TimePerOutputToken = Duration.FromSeconds(felt.PerToken),
            EndToEnd = Duration.FromSeconds(felt.EndToEnd),
            OutputTokensPerSecond = TokensPerSecond.FromTokensPerSecond(steady.OutputPerSecond),
            Chips = plan.Step.Layout.Chips,
            Replicas = (int)replicas,
            Headroom = demand is null ? null : Ratio.FromFraction(1 - (demand.OutputTokensPerSecond.TotalTokensPerSecond / (replicas * steady.OutputPerSecond))),
            CostPerHour = hourly * replicas,
            CostPerMillionTokens = PerMillion(plan, hourly, steady),
            MeetsObjective = ServingLimits.Meets(_objective, plan.Experienced(concurrency)),
            BoundBy = bound,
            Bands = plan.Bands,
        };
    }
}
