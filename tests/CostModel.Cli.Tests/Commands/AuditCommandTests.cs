using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

public class AuditCommandTests
{
    [Fact]
    public void A_claim_against_a_calculation_names_the_likely_slip_and_exits_with_0()
        => Cli.Run("audit", "36 cent", "--from", "694,444 USD/day / (13M users * 15/day)").ShouldSucceed().Output.Should().Be(
            """
            Claimed      36 cent
            Computed     0.3561 cent  =  694,444 USD/day / (13M users * 15/day)
            Verdict      off by 101x
            Likely slip  cents read as dollars, or a share read as percent (100x): gives 35.6125 cent

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_claim_that_holds_reproduces()
        => Cli.Run("audit", "134 TWh/year", "--from", "1.5M servers * 10.2 kW").ShouldSucceed().Output.Should().Contain("Verdict      reproduces\n");

    [Fact]
    public void A_claim_against_a_scenario_knows_what_people_mix_up()
        => Cli.Run("audit", "545%", "--scenario", Cli.Sample("deepseek-day"), "--metric", "margin.grossMargin").ShouldSucceed().Output.Should()
            .Contain("84.5095%").And.Contain("impossible: a gross margin cannot exceed 100 %").And.Contain("profit over cost (a markup)");

    [Fact]
    public void Json_says_what_the_table_says()
    {
        using var json = JsonDocument.Parse(Cli.Run("audit", "5.4M USD", "--scenario", Cli.Sample("home-decor-app"), "--metric", "serving.costPerYearUsd", "--set", "calendar=standard", "--format", "json").ShouldSucceed().Output);

        json.RootElement.GetProperty("kind").GetString().Should().Be("reproduces");
        json.RootElement.GetProperty("computed").GetDouble().Should().BeApproximately(5.475e6, 1);
    }

    [Fact]
    public void What_is_missing_is_an_error_and_never_a_zero()
    {
        // ERR-23 and ERR-24: a cost tool that printed $0.00 for a path that does not exist, a threshold on a misspelled name that passed.
        Cli.Run("run", "not-there.yaml").ShouldBeRefused().Error.Should().Contain("not-there.yaml");
        Cli.Run("audit", "1 USD", "--scenario", "not-there.yaml", "--metric", "margin.grossMargin").ShouldBeRefused().Error.Should().Contain("not-there.yaml");
        Cli.Run("audit", "545%", "--scenario", Cli.Sample("deepseek-day"), "--metric", "margin.grosMargin").ShouldBeRefused()
            .Error.Should().Contain("there is no metric 'margin.grosMargin'").And.Contain("margin.grossMargin");
    }

    [Theory]
    [InlineData(new[] { "audit", "36 cent" }, "say what the claim rests on")]
    [InlineData(new[] { "audit", "lots", "--from", "1 USD" }, "expected a number at 'lots'")]
    [InlineData(new[] { "audit", "1 USD", "--from", "1 USD + 2 s" }, "they cannot be added")]
    [InlineData(new[] { "audit", "1 USD", "--from", "lss(1B, 2B)" }, "did you mean 'loss'?")]
    [InlineData(new[] { "audit", "2", "--from", "loss(0, 1T)" }, "parameters must be above zero")]
    public void What_cannot_be_audited_is_refused_with_the_reason(string[] arguments, string said)
        => Cli.Run(arguments).ShouldBeRefused().Error.Should().Contain(said);
}
