using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Serving.Search;
using CostModel.Validation;
using FluentAssertions;

namespace CostModel.Tests.Serving.Search;

public class ServingSearchTests
{
    private static readonly HardwareProfile s_h100 = HardwareCatalog.Default["h100-sxm-80gb"];

    private static ServingSearch Search(string model, params string[] hardware) => new()
    {
        Plan = new ServingPlan
        {
            Model = ModelCatalog.Default[model],
            Workload = new Workload { InputTokens = Tokens.FromTokens(1000), OutputTokens = Tokens.FromTokens(300) },
            Objective = new ServingObjective { TimeToFirstToken = Duration.FromSeconds(1), TimePerOutputToken = Duration.FromMilliseconds(40) },
        },
        Hardware = [.. hardware.Select(id => HardwareCatalog.Default[id])],
        ChipCost = chip => chip.Id.StartsWith("h200", StringComparison.Ordinal) ? 1.3 : 1,
    };

    /// <summary>The same question asked of the public estimate, one plan and one number of requests after another.</summary>
    [Fact]
    public void The_best_is_the_best_of_every_plan_estimated_one_by_one()
    {
        ServingSearch search = Search("llama-3.1-8b", "h100-sxm-80gb") with { MostChips = 2, Precisions = [WeightFormat.Bf16, WeightFormat.ById["fp8"]] };
        (double Cost, string What) best = (double.PositiveInfinity, "");
        foreach (WeightFormat precision in search.Precisions)
        {
            foreach (ServingLayout layout in (ServingLayout[])[new ServingLayout(), new ServingLayout(Tensor: 2), new ServingLayout(Pipeline: 2)])
            {
                ServingPlan plan = search.Plan with { Hardware = s_h100, Precision = precision, Layout = layout };
                for (int concurrency = 1; concurrency <= 1024; concurrency++)
                {
                    ServingEstimate estimate = (plan with { Load = new ClosedLoad(concurrency) }).Estimate();
                    double cost = layout.Chips / estimate.OutputTokensPerSecond.TotalTokensPerSecond;
                    if (estimate.Feasibility.IsFeasible && concurrency <= estimate.MaxConcurrency && cost < best.Cost * (1 - 1e-9))
                    {
                        best = (cost, $"{precision.Id} {layout} {concurrency}");
                    }
                }
            }
        }

        ServingOption found = search.Run().Options[0];
        $"{found.Plan.Precision!.Id} {found.Plan.Layout} {found.Concurrency}".Should().Be(best.What);
        (found.Chips / found.OutputTokensPerSecond.TotalTokensPerSecond).Should().BeApproximately(best.Cost, 1e-9 * best.Cost);
    }

    [Theory]
    [InlineData("llama-3.1-70b", 16, false, 50)]
    [InlineData("llama-3.1-70b", 16, true, 20)]
    [InlineData("mixtral-8x7b", 16, true, 100)]
    [InlineData("deepseek-v3", 32, false, 100)]
    public void Leaving_out_what_cannot_win_changes_nothing(string model, int chips, bool hasDemand, double milliseconds)
    {
        ServingSearch search = Search(model, "h100-sxm-80gb", "h200-sxm-141gb", "l40s-48gb", "tpu-v6e") with
        {
            MostChips = chips,
            WantsFront = true,
            Demand = hasDemand ? new PeakDemand(TokensPerSecond.FromTokensPerSecond(20_000), Ratio.FromPercent(80), 1) : null,
        };
        search = search with { Plan = search.Plan with { Objective = new ServingObjective { TimePerOutputToken = Duration.FromMilliseconds(milliseconds) } } };
        ServingSearchResult pruned = search.Run();
        ServingSearchResult whole = (search with { Prunes = false }).Run();

        pruned.Options.Should().NotBeEmpty();
        pruned.Options.Select(Name).Should().Equal(whole.Options.Select(Name));
        pruned.Refused.Should().Equal(whole.Refused);

        // The front may have fewer points, never worse ones.
        pruned.Front.Should().OnlyContain(point => whole.Front.All(other =>
            other.TokensPerSecondPerUser <= point.TokensPerSecondPerUser * (1 + 1e-12) || other.CostPerMillionTokens >= point.CostPerMillionTokens * (1 - 1e-12)));
    }

    [Fact]
    public void The_front_gets_cheaper_as_it_gets_slower_and_no_point_has_a_better_one()
    {
        var front = (Search("llama-3.1-70b", "h100-sxm-80gb", "h200-sxm-141gb") with { WantsFront = true }).Run().Front;

        front.Length.Should().BeGreaterThan(10);
        front.Select(point => point.TokensPerSecondPerUser).Should().BeInDescendingOrder();
        front.Select(point => point.CostPerMillionTokens).Should().BeInDescendingOrder();
        front.Select(point => point.MeetsObjective).Should().Contain(true).And.Contain(false);
    }

    /// <summary>By hand: 20,000 tokens a second at 80 % of X each, and one more.</summary>
    [Fact]
    public void Replicas_carry_the_peak_within_the_utilisation_and_one_stands_by()
    {
        ServingSearch search = Search("llama-3.1-70b", "h100-sxm-80gb") with
        {
            Demand = new PeakDemand(TokensPerSecond.FromTokensPerSecond(20_000), Ratio.FromPercent(80), 1),
        };
        ServingOption best = search.Run().Options[0];
        double each = best.OutputTokensPerSecond.TotalTokensPerSecond;

        best.Replicas.Should().Be((int)Math.Ceiling(20_000 / (0.8 * each)) + 1);
        best.Headroom!.Value.TotalFraction.Should().BeApproximately(1 - (20_000 / (best.Replicas * each)), 1e-12);
        best.CostPerHour.Should().Be(best.Replicas * best.Chips);
    }

    [Fact]
    public void Every_answer_meets_the_objective_and_one_request_more_would_not_or_does_not_fit()
    {
        foreach (ServingOption option in Search("llama-3.1-70b", "h100-sxm-80gb", "a100-sxm-80gb", "mi300x-192gb").Run().Options)
        {
            ServingEstimate at = option.Plan.Estimate();
            at.Feasibility.IsFeasible.Should().BeTrue();
            at.TimePerOutputToken.Should().Be(option.TimePerOutputToken);
            ServingEstimate more = (option.Plan with { Load = new ClosedLoad(option.Concurrency + 1) }).Estimate();
            (more.Feasibility.IsFeasible && more.MaxConcurrency >= option.Concurrency + 1 && option.Concurrency < option.Plan.Engine!.MaxSequences).Should().BeFalse();
        }
    }

    [Fact]
    public void What_no_accelerator_can_do_says_the_floor_and_what_sets_it_nearest_first()
    {
        ServingSearch search = Search("llama-3.1-70b", "l40s-48gb", "h100-sxm-80gb");
        ServingSearchResult result = (search with
        {
            Plan = search.Plan with { Objective = new ServingObjective { TimePerOutputToken = Duration.FromMilliseconds(2) } },
        }).Run();

        result.IsFeasible.Should().BeFalse();
        result.Refused.Select(refusal => refusal.Hardware.Id).Should().Equal("h100-sxm-80gb", "l40s-48gb");
        result.Refused[0].Reason.Should().Contain("even one request at a time takes").And.Contain("sets that floor");
    }

    [Fact]
    public void A_model_beyond_all_memory_says_what_is_short()
        => (Search("deepseek-v3", "l4") with { MostChips = 8 }).Run().Refused.Should().ContainSingle().Which.Reason.Should().Contain("more than the");

    [Fact]
    public void Four_bits_are_searched_only_where_they_are_named()
    {
        Search("llama-3.1-70b", "h100-sxm-80gb").Run().Options[0].Plan.Precision!.Id.Should().Be("fp8");
        (Search("llama-3.1-70b", "h100-sxm-80gb") with { Precisions = [WeightFormat.ById["int4"]] }).Run().Options[0].Plan.Precision!.Id.Should().Be("int4");
    }

    [Fact]
    public void What_is_wrong_with_the_plan_is_said_once()
    {
        ServingSearch search = Search("llama-3.1-70b", "h100-sxm-80gb", "h200-sxm-141gb");
        FluentActions.Invoking(() => (search with { Plan = search.Plan with { Workload = new Workload { InputTokens = Tokens.FromTokens(1e6) } } }).Run())
            .Should().Throw<InvalidPlanException>().Which.Faults.Should().ContainSingle();
    }

    private static string Name(ServingOption option)
        => $"{option.Plan.Hardware!.Id} {option.Plan.Precision!.Id} {option.Plan.Layout} {option.Concurrency} {option.Replicas} {option.CostPerHour:R}";
}
