using System.Collections.Immutable;
using CostModel.Analysis.Audit;
using CostModel.Analysis.Expressions;
using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Scenarios;
using CostModel.Scenarios.Metrics;
using CostModel.Serving;

namespace CostModel.Tests.Analysis;

/// <summary>Against figures that were published and fail recomputation; ids and correct values of ../shared/data/published_errors.csv.</summary>
public class AuditTests
{
    [Theory]
    [InlineData("ERR-01", "36 cent", "694,444 USD/day / (13M users * 15/day)", 0.356, 101, "cents-for-dollars")]
    [InlineData("ERR-02", "10.80 USD", "100 * 0.0036 USD", 0.36, 30, "day-for-month")]
    [InlineData("ERR-03", "0.14 USD/Mtok", "2.50 USD/h / 50 tok/s", 13.89, 100, "cents-for-dollars")]
    [InlineData("ERR-04", "0.46 Mtok/month", "4608 USD/month / 10 USD/Mtok", 460.8, 1000, "thousand")]
    [InlineData("ERR-05", "36,024 USD/month", "8 * 3.10 USD/h * 16 h/day", 12071, 3, null)]
    [InlineData("ERR-06", "3.6 years", "25,951 h / 16 h/day", 4.44, 1.23, null)]
    [InlineData("ERR-07", "328.5 USD/month", "1.50 USD/h / 30%", 3650, 11, "wrong-side")]
    [InlineData("ERR-08", "140 GB", "70B * 2 GB / 1B * 1.2", 168, 1.2, "left-out")]
    [InlineData("ERR-09", "94.34M USD", "38.4615 MW * 1.3 * 0.7 * 43,800 h * 0.08 USD/kWh", 122.64e6, 1.3, "left-out")]
    [InlineData("ERR-10", "60 %", "3.5M USD / 40.1M USD", 8.7, 6.9, null)]
    [InlineData("ERR-11", "75 %", "450 USD/year * 10 years / (30,000 USD + 450 USD/year * 10 years)", 13.04, 5.75, null)]
    [InlineData("ERR-12", "3", "(1.25 - 1) / (1 - 0.1)", 0.278, 10.8, null)]
    [InlineData("ERR-13", "1,600 USD", "1 USD/month * 20 months * 80%", 16, 100, "cents-for-dollars")]
    [InlineData("ERR-15", "87,072 USD/day", "226.75 * 8 * 2 USD/day", 3628, 24, "hour-for-day")]
    [InlineData("ERR-16", "56,200 USD", "266B tokens * 0.55 USD/Mtok + 342B tokens * 0.14 USD/Mtok + 168B tokens * 2.19 USD/Mtok", 562100, 10, "digit")]
    [InlineData("ERR-17", "1979 TFLOP/s", "989.5 TFLOP/s", 989.5, 2, "sparse-for-dense")]
    [InlineData("ERR-18", "545 %", "(562,027 USD - 87,072 USD) / 562,027 USD", 84.5, 6.45, "markup-for-margin")]
    [InlineData("ERR-19", "49.11 EUR", "51.11 EUR", 51.11, 1.04, null)]
    [InlineData("ERR-20", "10", "1", 1, 10, "digit")]
    public void A_published_error_is_found_with_its_size_and_its_slip(string id, string claim, string calculation, double correct, double factor, string? slip)
    {
        AuditReport report = Audit(claim, calculation);

        report.Verdict.Should().Be(AuditVerdict.Off, id);
        report.Computed.Should().BeApproximately(correct, Math.Abs(correct) * 0.005, id);
        report.Factor.Should().BeApproximately(factor, factor * 0.02, id);
        report.Slips.Select(match => match.Id).FirstOrDefault().Should().Be(slip, id);
    }

    [Theory]
    [InlineData("0.36 cent", "694,444 USD/day / (13M users * 15/day)")]
    [InlineData("1 USD/GPU/h", "700,000 USD/day / 28,936 GPUs")]
    [InlineData("84.5 %", "(562,027 USD - 87,072 USD) / 562,027 USD")]
    [InlineData("134 TWh/year", "1.5M servers * 10.2 kW")]
    public void A_claim_that_holds_reproduces(string claim, string calculation)
        => Audit(claim, calculation).Verdict.Should().Be(AuditVerdict.Reproduces);

    [Fact]
    public void A_claim_of_another_unit_is_not_compared()
    {
        AuditReport report = Audit("36 cent", "694,444 USD/day / 10");

        report.Verdict.Should().Be(AuditVerdict.WrongUnit);
        report.Calculation.Should().Contain("is in USD/s, the claim in USD");
    }

    [Fact]
    public void Markup_quoted_as_margin_is_impossible_and_named()
    {
        // ERR-18: DeepSeek's 545 % is profit over cost.
        AuditReport report = ScenarioAudit.Of(DeepSeekDay.Compile(), Metric("margin.grossMargin"), Claim("545%"));

        report.Verdict.Should().Be(AuditVerdict.Impossible);
        report.Computed.Should().BeApproximately(84.5, 0.05);
        report.Sentence.Should().Contain("cannot exceed 100 %").And.Contain("markup");
    }

    [Fact]
    public void Cached_tokens_billed_at_the_full_price_are_named()
    {
        // ERR-21 (microsoft/conductor 427): 19,071 of 19,173 input tokens were read from the cache; dropping that is 6.4 times too much there.
        AuditReport report = ScenarioAudit.Of(CachedCalls.Compile(), Metric("serving.costPerQueryUsd"), Claim("0.059019 USD"));

        report.Verdict.Should().Be(AuditVerdict.Off);
        report.Slips[0].Id.Should().Be("left-out");
        report.Slips[0].Explanation.Should().Contain("workload.cachedShare");
    }

    [Fact]
    public void A_cache_discount_taken_off_output_tokens_is_named()
    {
        // ERR-14: monthly_api_cost *= (1 - hit * 0.9). By hand at 60 %: 2,000 x (0.4 x 3 + 0.6 x 0.3) + 500 x 15 = 10,260 against 13,500 x 0.46 = 6,210 USD/M.
        Scenario calls = CachedCalls with
        {
            Workload = CachedCalls.Workload! with
            {
                InputTokens = Tokens.FromTokens(2000),
                OutputTokens = Tokens.FromTokens(500),
                CachedShare = Ratio.FromPercent(60),
            },
        };

        AuditReport report = ScenarioAudit.Of(calls.Compile(), Metric("serving.costPerQueryUsd"), Claim("0.00621 USD"));

        report.Computed.Should().BeApproximately(0.01026, 1e-9);
        report.Slips[0].Id.Should().Be("discount-on-output");
    }

    [Fact]
    public void Cache_writes_for_an_hour_at_the_price_of_five_minutes_are_named()
    {
        // ERR-22 (shaharia-lab/agento 180): writes that live an hour are 2 x the input price, not 1.25 x: 37.5 % too little.
        Scenario written = new()
        {
            Bill = new ApiBill
            {
                InputTokens = Tokens.FromTokens(100_000),
                CacheWriteOneHourTokens = Tokens.FromTokens(100_000),
                InputPrice = UsdPerMillionTokens.FromDollarsPerMillionTokens(3),
            },
        };

        AuditReport report = ScenarioAudit.Of(written.Compile(), Metric("bill.totalUsd"), Claim("0.375 USD"));

        report.Computed.Should().BeApproximately(0.6, 1e-9);
        report.Slips[0].Id.Should().Be("short-cache-write");
    }

    [Theory]
    [InlineData("ERR-23", "0 USD", "3 * 730 h * 2.10 USD/h")] // infracost: a path that does not exist costs an overall total of $0.00
    [InlineData("ERR-24", "0", "1")] // k6 issue 1526: a threshold on a misspelled check fails none where it should fail one
    public void Something_missing_that_was_taken_for_zero_is_named(string id, string claim, string calculation)
    {
        AuditReport report = Audit(claim, calculation);

        report.Verdict.Should().Be(AuditVerdict.Off, id);
        report.Slips.Should().ContainSingle().Which.Id.Should().Be("missing-for-zero", id);
        report.Sentence.Should().StartWith("zero where the inputs give more");
    }

    [Fact]
    public void Total_parameters_for_active_ones_are_named()
    {
        Scenario mixtral = new()
        {
            Model = CostModel.Models.Model.OfSize(ParameterCount.FromBillions(46.7), ParameterCount.FromBillions(12.9)),
            Training = new CostModel.Training.TrainingRun
            {
                Tokens = Tokens.FromTrillions(1),
                Hardware = HardwareCatalog.Default["h100-sxm-80gb"],
                Chips = 64,
                Utilization = Ratio.FromPercent(40),
            },
            QuantitiesOnly = true,
        };

        AuditReport report = ScenarioAudit.Of(mixtral.Compile(), Metric("training.flops"), Claim("2.8e23"));

        report.Slips[0].Id.Should().Be("total-for-active");
    }

    [Theory]
    [InlineData("/ 3", "expected a number")]
    [InlineData("3 UDS/h", "did you mean 'USD'?")]
    [InlineData("(3 USD + 2 USD", "a closing bracket is missing")]
    [InlineData("3 USD 4", "expected an operator")]
    [InlineData("cost * 2", "nothing called 'cost'")]
    [InlineData("lss(7B, 1T)", "did you mean 'loss'?")]
    [InlineData("loss(7B)", "takes 2 arguments, not 1")]
    public void A_calculation_that_cannot_be_read_says_where(string text, string problem)
    {
        Expression.TryParse(text, ImmutableDictionary<string, Measure>.Empty, out _, out string? found).Should().BeFalse();
        found.Should().Contain(problem);
    }

    [Fact]
    public void Dollars_and_seconds_cannot_be_added()
    {
        Func<AuditReport> audit = () => Audit("1 USD", "3 USD + 2 s");

        audit.Should().Throw<ExpressionException>().WithMessage("'3 USD' is in USD and '2 s' in s: they cannot be added");
    }

    [Fact]
    public void Brackets_without_end_are_refused_not_a_crash()
        => Expression.TryParse(new string('(', 10_000), ImmutableDictionary<string, Measure>.Empty, out _, out string? _).Should().BeFalse();

    private static Scenario DeepSeekDay { get; } = new()
    {
        Serving = new ServingPlan { Hardware = HardwareCatalog.Default["h800-sxm-80gb"], Fleet = new Fleet { Servers = 226.75, ChipsPerServer = 8 } },
        Workload = new Workload
        {
            InputTokensPerDay = Rate.FromPerDay(608e9),
            CachedInputTokensPerDay = Rate.FromPerDay(342e9),
            OutputTokensPerDay = Rate.FromPerDay(168e9),
        },
        Prices = new Scenario().Prices.SetItem("h800-sxm-80gb", UsdPerGpuHour.FromDollarsPerGpuHour(2)),
        Revenue = new Revenue
        {
            PerMillionInputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.55),
            PerMillionCachedInputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.14),
            PerMillionOutputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(2.19),
        },
    };

    private static Scenario CachedCalls { get; } = new()
    {
        Api = new ApiTariff
        {
            PerMillionInputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(3),
            PerMillionCachedInputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(0.3),
            PerMillionOutputTokens = UsdPerMillionTokens.FromDollarsPerMillionTokens(15),
        },
        Workload = new Workload
        {
            Queries = Rate.FromPerDay(1000),
            InputTokens = Tokens.FromTokens(19_173),
            OutputTokens = Tokens.FromTokens(100),
            CachedShare = Ratio.FromFraction(19_071.0 / 19_173),
        },
    };

    private static MetricDefinition Metric(string path) => ScenarioMetrics.Find(path)!;

    private static WrittenMeasure Claim(string text)
    {
        Measure.TryParse(text, out WrittenMeasure claim, out string? problem).Should().BeTrue(problem);
        return claim;
    }

    private static AuditReport Audit(string claim, string calculation)
    {
        Expression.TryParse(calculation, ImmutableDictionary<string, Measure>.Empty, out Expression? expression, out string? problem).Should().BeTrue(problem);
        return CalculationAudit.Of(Claim(claim), expression!);
    }
}
