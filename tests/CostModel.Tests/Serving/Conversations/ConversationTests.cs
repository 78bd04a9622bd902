using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Serving.Caching;
using CostModel.Serving.Conversations;
using CostModel.Validation;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Tests.Serving.Conversations;

public class ConversationTests
{
    private static readonly HardwareProfile s_h100 = HardwareCatalog.Default["h100-sxm-80gb"];

    private static Workload Talk(double turns, double system, double turn, double answer, double? thinkSeconds = null) => new()
    {
        OutputTokens = Tokens.FromTokens(answer),
        Conversation = new Conversation
        {
            Turns = turns,
            SystemTokens = Tokens.FromTokens(system),
            TurnTokens = Tokens.FromTokens(turn),
            ThinkTime = thinkSeconds is { } seconds ? Duration.FromSeconds(seconds) : null,
        },
    };

    private static ServingPlan Plan(Workload workload) => new()
    {
        Model = ModelCatalog.Default["llama-3.1-8b"],
        Hardware = s_h100,
        Workload = workload,
    };

    /// <summary>By hand, three turns: inputs 1,100, 1,400 and 1,700, of which 1,000, 1,300 and 1,600 were there before.</summary>
    [Fact]
    public void Input_grows_with_every_turn_and_its_history_is_cached()
    {
        Workload filled = ConversationLengths.Fill(Talk(3, 1000, 100, 200))!;

        filled.InputTokens!.Value.TotalTokens.Should().Be(1400);
        filled.CachedShare!.Value.TotalFraction.Should().BeApproximately(3900.0 / 4200, 1e-12);
    }

    [Fact]
    public void The_closed_form_is_the_sum_over_turns()
        => Prop.ForAll(ArbMap.Default.ArbFor<(PositiveInt, NonNegativeInt, NonNegativeInt)>(), numbers =>
        {
            int turns = 1 + (numbers.Item1.Get % 40);
            double system = numbers.Item2.Get;
            double turn = 1 + numbers.Item3.Get;
            const double answer = 70;
            double input = 0;
            double history = 0;
            double context = system;
            for (int k = 1; k <= turns; k++)
            {
                history += context - system;
                input += context + turn;
                context += turn + answer;
            }

            var lengths = new ConversationLengths(turns, system, turn, answer);
            return Math.Abs((lengths.MeanInput * turns) - input) < 1e-6 * input && Math.Abs((lengths.MeanHistory * turns) - history) <= 1e-6 * (1 + history)
                && Math.Abs(lengths.Longest - context) < 1e-6 * context;
        }).QuickCheckThrowOnFailure();

    /// <summary>Llama 3.1 8B caches 32 layers x 2 x 8 heads x 128 x 2 bytes = 131,072 bytes a token; the room is what the estimate says of the memory.</summary>
    [Fact]
    public void Waiting_conversations_follow_littles_law_and_keep_what_the_memory_has_room_for()
    {
        ServingEstimate estimate = (Plan(Talk(10, 500, 200, 300, 120)) with { Load = new ClosedLoad(64) }).Estimate();
        CacheReuse reuse = estimate.Reuse!;
        double rate = estimate.OutputTokensPerSecond.TotalTokensPerSecond / 300;

        reuse.Waiting.Should().BeApproximately(rate * 0.9 * 120, 0.01 * reuse.Waiting);
        double waitingTokens = 500 + (10 * 500.0 / 2);
        double inUse = 64 * (estimate.Plan.Workload!.InputTokens!.Value.TotalTokens + 150) * 131_072;
        reuse.RoomInMemory.Should().BeApproximately((estimate.Memory.Cache.TotalBytes - inUse) / (waitingTokens * 131_072), 1);
        reuse.InMemory.TotalFraction.Should().BeApproximately(Math.Min(1, reuse.RoomInMemory / reuse.Waiting), 0.01);
    }

    /// <summary>By hand: 4.5 turns of 500 tokens are 2,250 of history, x 131,072 bytes over 0.85 x 63 GB/s of PCIe 5 x16 take 5.5 ms.</summary>
    [Fact]
    public void Host_memory_saves_the_history_of_those_that_the_accelerators_have_no_room_for()
    {
        ServingPlan plan = Plan(Talk(10, 500, 200, 300, 600)) with { Load = new ClosedLoad(64) };
        ServingEstimate without = plan.Estimate();
        ServingEstimate with = (plan with { Offload = new CacheOffload { Memory = Bytes.FromGigabytes(2000) } }).Estimate();

        with.Reuse!.Reload!.Value.TotalMilliseconds.Should().BeApproximately(2250 * 131_072 / (0.85 * 63e9) * 1000, 0.01);
        with.Reuse.Recompute.Should().BeGreaterThan(with.Reuse.Reload.Value);
        with.Reuse.InHost.TotalFraction.Should().BePositive();
        with.Reuse.CachedShare.Should().BeGreaterThan(without.Reuse!.CachedShare);
        with.OutputTokensPerSecond.Should().BeGreaterThan(without.OutputTokensPerSecond);
        without.Reuse.InHost.TotalFraction.Should().Be(0);
    }

    [Fact]
    public void A_link_slower_than_computing_again_is_not_used()
        => (Plan(Talk(10, 500, 200, 300, 600)) with
        {
            Load = new ClosedLoad(64),
            Offload = new CacheOffload { Memory = Bytes.FromGigabytes(2000), Bandwidth = BytesPerSecond.FromGigabytesPerSecond(0.5) },
        }).Estimate().Reuse!.InHost.TotalFraction.Should().Be(0);

    [Fact]
    public void Longer_pauses_never_leave_more_in_the_cache()
    {
        double[] shares = [.. ((double[])[1, 30, 300, 3000, 30_000]).Select(seconds =>
            (Plan(Talk(10, 500, 200, 300, seconds)) with { Load = new ClosedLoad(64) }).Estimate().Reuse!.CachedShare.TotalFraction)];

        shares.Should().BeInDescendingOrder();
        shares[0].Should().BeApproximately(new ConversationLengths(10, 500, 200, 300).ReusableShare, 1e-3);
        shares[^1].Should().BeLessThan(0.5);
    }

    /// <summary>By hand: 8 turns of 150 + 350 tokens behind 1,500 make 3,925 tokens of input in the mean, 8 x (3,925 + 350) in all.</summary>
    [Fact]
    public void A_scenario_states_turns_instead_of_lengths()
    {
        Scenario scenario = new Scenario
        {
            Model = ModelCatalog.Default["llama-3.1-70b"],
            Serving = new ServingPlan { Hardware = s_h100, Chips = 4 },
            Workload = Talk(8, 1500, 150, 350, 60) with { Queries = Rate.FromPerDay(1e6) },
        }.WithPrice(s_h100, UsdPerGpuHour.FromDollarsPerGpuHour(2));
        ScenarioResult result = scenario.Evaluate();

        double input = 1500 + (150 * 4.5) + (350 * 3.5);
        result["serving.inputTokensPerQuery"].Should().Be(input);
        result["serving.tokensPerConversation"].Should().Be(8 * (input + 350));
        result["serving.inputTokensPerDay"].Should().BeApproximately(1e6 * input, 1);
        result["serving.costPerConversationUsd"].Should().BeApproximately(8 * result["serving.costPerQueryUsd"]!.Value, 1e-12);
        result["serving.cachedShare"].Should().BeInRange(0.3, 0.97);
    }

    [Fact]
    public void What_a_conversation_lacks_or_contradicts_is_said_at_once()
    {
        var faults = new FaultCollector();
        Plan(new Workload { Conversation = new Conversation() }).TryCompile(faults).Should().BeNull();
        Plan(Talk(8, 0, 100, 100) with { InputTokens = Tokens.FromTokens(50) }).TryCompile(faults).Should().BeNull();
        Plan(Talk(1000, 0, 100, 100)).TryCompile(faults).Should().BeNull();

        faults.ToImmutable().Select(fault => fault.Path).Should().Equal(
            "workload.conversation.turns", "workload.conversation.turnTokens", "workload.inputTokens", "workload.conversation.turns");
    }
}
