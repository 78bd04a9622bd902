using CostModel.Analysis.Levers;
using CostModel.Catalogs;
using CostModel.Economics;
using CostModel.Efficiency;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Tests.Analysis;

public class LeverStudyTests
{
    private static readonly Scenario s_assistant = new()
    {
        Name = "assistant",
        Model = ModelCatalog.Default["llama-3.1-70b"],
        Serving = new ServingPlan
        {
            Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
            Chips = 4,
            Throughput = TokensPerSecond.FromTokensPerSecond(1500),
            Utilization = Ratio.FromPercent(60),
        },
        Workload = new Workload
        {
            Queries = Rate.FromPerDay(20e6),
            InputTokens = Tokens.FromTokens(1200),
            OutputTokens = Tokens.FromTokens(300),
        },
        Prices = new Scenario().Prices.SetItem("h100-sxm-80gb", UsdPerGpuHour.FromDollarsPerGpuHour(2.1)),
        Revenue = new Revenue { PerQuery = UsdPerQuery.FromDollars(0.01) },
    };

    private static readonly Scenario s_training = new()
    {
        Training = new TrainingRun
        {
            Model = Model.OfSize(ParameterCount.FromBillions(1.3)),
            Tokens = Tokens.FromBillions(300),
            Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
            Chips = 64,
            Utilization = Ratio.FromPercent(40),
        },
        Prices = s_assistant.Prices,
    };

    private static LeverTable Study(Scenario scenario, LeverOptions? options = null)
        => LeverStudy.Of(scenario.Compile(), TechniqueCatalog.Default, options);

    [Fact]
    public void The_steps_of_the_waterfall_sum_to_the_whole_change()
    {
        LeverCombination best = Study(s_assistant).Best!;

        double sum = best.Steps.Sum(step => step.Change);
        sum.Should().BeApproximately(best.Figures.CostPerQuery!.Value - best.Steps[0].Before, 1e-12);
        best.Steps.Zip(best.Steps.Skip(1)).Should().OnlyContain(pair => pair.First.After == pair.Second.Before);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(98)]
    [InlineData(99.5)]
    public void The_best_combination_keeps_the_floor_and_holds_no_two_that_exclude_each_other(double floor)
    {
        LeverCombination best = Study(s_assistant, new LeverOptions { QualityFloor = Ratio.FromPercent(floor) }).Best!;

        best.Quality.Kept.Central.Should().BeGreaterThanOrEqualTo(floor / 100);
        Technique[] used = [.. best.Steps.Select(step => step.Technique)];
        used.SelectMany((first, i) => used.Skip(i + 1).Select(second => first.GoesWith(second))).Should().NotContain(false);
    }

    [Fact]
    public void A_lower_floor_never_costs_more()
    {
        double At(double floor) => Study(s_assistant, new LeverOptions { QualityFloor = Ratio.FromPercent(floor) }).Best!.Figures.CostPerQuery!.Value;

        At(90).Should().BeLessThanOrEqualTo(At(95));
        At(95).Should().BeLessThanOrEqualTo(At(99));
    }

    [Fact]
    public void The_best_combination_is_at_least_as_good_as_every_technique_that_keeps_the_floor()
    {
        LeverTable table = Study(s_assistant);

        table.Rows.Where(row => row.Status == LeverStatus.Applies && row.KeepsFloor)
            .Should().OnlyContain(row => row.Figures.CostPerQuery >= table.Best!.Figures.CostPerQuery * (1 - 1e-9));
    }

    [Fact]
    public void Every_figure_of_a_technique_comes_from_the_chain_of_the_scenario()
    {
        LeverRow row = Study(s_assistant).Rows.Single(known => known.Technique.Id == "fp8");

        // What a user would get who put the faster throughput into the file: margin and cost move together.
        double revenue = 0.01;
        row.Figures.GrossMargin.Should().BeApproximately(1 - (row.Figures.CostPerQuery!.Value / revenue), 1e-9);
    }

    [Fact]
    public void Rephrasing_a_corpus_for_a_1_3B_model_costs_more_than_it_saves_and_says_so()
    {
        LeverRow row = Study(s_training).Rows.Single(known => known.Technique.Id == "wrap");

        // Seed claim C11: a third of 2.34e21 and 2.46e21 of generation against 2.34e21.
        row.Figures.TrainingGpuHours.Should().BeApproximately(
            Study(s_training).Baseline.TrainingGpuHours!.Value * ((2.34 / 3) + 2.4616) / 2.34, 0.5);
        row.Reason.Should().Contain("costs more than it saves");
    }

    [Fact]
    public void Releasing_early_costs_the_loss_that_the_law_gives_and_saves_nothing()
    {
        Scenario run = s_training with
        {
            Training = s_training.Training! with { Model = Model.OfSize(ParameterCount.FromBillions(13)), Tokens = Tokens.FromTrillions(1) },
        };
        LeverRow row = Study(run).Rows.Single(known => known.Technique.Id == "serve-while-training");

        // Seed claim C52: 2.0956 against 2.0486 nats for 13B after 0.3T and 1T tokens.
        row.Quality.Nats.Central.Should().BeApproximately(0.047, 0.0005);
        row.Status.Should().Be(LeverStatus.NoEffect);
        row.Reason.Should().Contain("nothing is saved");
    }

    [Fact]
    public void A_model_known_by_its_size_alone_has_all_levers_but_those_that_need_its_shape()
    {
        LeverTable table = Study(s_assistant with { Model = Model.OfSize(ParameterCount.FromBillions(30)) });
        LeverRow Row(string id) => table.Rows.Single(row => row.Technique.Id == id);

        Row("pruning").Status.Should().Be(LeverStatus.Applies);
        Row("slicegpt").Status.Should().Be(LeverStatus.Applies, "a size without active parameters is that of a dense model");
        Row("gqa").Reason.Should().Contain("the shape of '30B' is unknown: give model");
        table.Best!.Figures.CostPerQuery.Should().BeLessThan(table.Baseline.CostPerQuery!.Value);
    }

    [Fact]
    public void A_size_with_fewer_active_parameters_is_a_mixture()
        => Study(s_assistant with { Model = Model.OfSize(ParameterCount.FromBillions(46.7), ParameterCount.FromBillions(12.9)) })
            .Rows.Single(row => row.Technique.Id == "slicegpt").Reason.Should().Contain("has routed experts already");

    [Fact]
    public void Levers_on_own_hardware_without_a_model_are_refused_with_the_field_that_is_missing()
    {
        Func<LeverTable> study = () => Study(s_assistant with { Model = null });

        Fault fault = study.Should().Throw<InvalidPlanException>().Which.Faults.Should().ContainSingle().Which;
        fault.Path.Should().Be("model");
        fault.Suggestion.Should().Contain("{ parameters: 70B }");
    }

    [Fact]
    public void Two_techniques_in_one_place_are_refused_together_with_everything_else_that_is_wrong()
    {
        Func<LeverCombination> together = () => LeverStudy.Together(
            s_assistant.Compile(),
            [TechniqueCatalog.Default["gptq-int4"], TechniqueCatalog.Default["fp8"], TechniqueCatalog.Default["gqa"]]);

        together.Should().Throw<InvalidPlanException>().Which.Faults.Select(fault => fault.Message).Should()
            .Contain(message => message.Contains("both fill the one place of 'weight-format'"))
            .And.Contain(message => message.Contains("shares 8 key-value heads"));
    }

    [Fact]
    public void A_technique_that_outgrows_the_memory_of_a_replica_is_refused()
        => Study(s_assistant).Rows.Should().NotContain(row => row.Technique.Id == "moe-upcycling" && row.Status == LeverStatus.Applies);

    [Fact]
    public void Behind_an_API_only_what_changes_tokens_or_the_model_called_applies()
    {
        Scenario api = s_assistant with
        {
            Serving = null,
            Api = new ApiTariff
            {
                PerMillionInputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(3),
                PerMillionCachedInputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.3),
                PerMillionOutputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(15),
            },
        };

        LeverTable table = Study(api);

        table.Rows.Where(row => row.Status == LeverStatus.Applies).Select(row => row.Technique.Id)
            .Should().BeEquivalentTo("hybrid-routing", "prefix-caching");

        // Half of 1,200 tokens at 0.3 instead of 3 USD: 0.00162 of 0.0081 USD.
        table.Rows.Single(row => row.Technique.Id == "prefix-caching").Figures.CostPerQuery.Should().BeApproximately(0.0081 - 0.00162, 1e-9);
    }

    [Fact]
    public void A_technique_of_ones_own_stands_among_the_shipped_ones()
    {
        Catalog<Technique> own = TechniqueCatalog.Default.With(TechniqueCatalog.Default["fp8"] with { Id = "mine", Slot = "" });

        LeverStudy.Of(s_assistant.Compile(), own).Rows.Should().Contain(row => row.Technique.Id == "mine" && row.Status == LeverStatus.Applies);
    }

    [Fact]
    public void A_goal_that_the_scenario_does_not_give_is_refused()
    {
        Func<LeverTable> study = () => Study(s_training, new LeverOptions { Goal = LeverGoal.GrossMargin });

        study.Should().Throw<InvalidPlanException>().Which.Faults.Single().Path.Should().Be("revenue");
    }
}
