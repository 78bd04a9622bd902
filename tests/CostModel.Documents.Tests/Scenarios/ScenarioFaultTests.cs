using CostModel.Documents.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Scenarios;

public class ScenarioFaultTests
{
    private const string Whole = """
        model: llama-65b
        training:
          tokens: 1T
          hardware: h100-sxm-80gb
          chips: 8
        prices:
          h100-sxm-80gb: 2 USD/h

        """;

    [Fact]
    public void The_scenario_that_the_others_break_is_whole()
        => ScenarioDocument.Parse(Whole, "scenario.yaml", CostModel.Scenarios.CatalogSet.Default).Faults.Should().BeEmpty();

    [Theory]
    [InlineData("tokens: 1T", "tokens: 1T apples", FaultCodes.BadValue, 3, 11, "'1T apples'", "unknown unit 'apples'", "1.4T tokens")]
    [InlineData("tokens: 1T", "tokens: 21 days", FaultCodes.BadValue, 3, 11, "'21 days'", "unknown unit 'days'", "a number of tokens")]
    [InlineData("tokens: 1T", "tokens: -5", FaultCodes.OutOfRange, 3, 11, "must be above 0, not -5 tokens")]
    [InlineData("tokens: 1T", "tokens: 1,5T", FaultCodes.BadValue, 3, 11, "'1,5T'", "write 1.5")]
    [InlineData("tokens: 1T", "tokens: NaN", FaultCodes.BadValue, 3, 11, "'NaN'", "1.4T tokens")]
    [InlineData("tokens: 1T", "tokens: .inf", FaultCodes.BadValue, 3, 11, "'.inf'")]
    [InlineData("tokens: 1T", "tokens: 1e400", FaultCodes.BadValue, 3, 11, "'1e400'", "too large")]
    [InlineData("tokens: 1T", "tokens: 1e300", FaultCodes.OutOfRange, 3, 11, "1e+30")]
    [InlineData("tokens: 1T", "tokens: [1T]", FaultCodes.WrongShape, 3, 11, "a single value, not a list")]
    [InlineData("chips: 8", "chips: 8.5", FaultCodes.OutOfRange, 5, 10, "a whole number, at least 1 and at most 100M, not 8.5")]
    [InlineData("chips: 8", "chips: 0", FaultCodes.OutOfRange, 5, 10, "at least 1 and at most 100M, not 0")]
    [InlineData("chips: 8", "chips: 10B", FaultCodes.OutOfRange, 5, 10, "at most 100M, not 10B")]
    [InlineData("2 USD/h", "2", FaultCodes.BadValue, 7, 18, "a unit is missing", "2.10 USD/h")]
    [InlineData("2 USD/h", "2 EUR/h", FaultCodes.UnknownCurrency, 7, 18, "'2 EUR/h' is in EUR", "amounts are in USD")]
    [InlineData("2 USD/h", "-2 USD/h", FaultCodes.OutOfRange, 7, 18, "above 0", "-2 USD/h")]
    [InlineData("2 USD/h", "2 usd/h", FaultCodes.BadValue, 7, 18, "did you mean 'USD/h'?")]
    public void A_bad_value_is_named_at_its_place_with_what_is_allowed(string was, string becomes, string code, int line, int column, params string[] said)
    {
        Fault fault = Faulty.Of(Whole.Replace(was, becomes, StringComparison.Ordinal));

        fault.Code.Should().Be(code);
        fault.Position.Should().BeEquivalentTo(new { File = "scenario.yaml", Line = line, Column = column });
        fault.Message.Should().ContainAll(said);
    }

    [Theory]
    [InlineData("chips:", "chip:", 5, 3, "training.chip", "unknown key 'chip' in 'training'", "did you mean 'chips'?")]
    [InlineData("model:", "modle:", 1, 1, "modle", "unknown key 'modle' in a scenario", "did you mean 'model'?")]
    [InlineData("training:", "trianing:", 2, 1, "trianing", "unknown key 'trianing' in a scenario", "did you mean 'training'?")]
    public void A_misspelled_key_is_the_only_fault_and_names_the_nearest(string was, string becomes, int line, int column, string path, string said, string suggested)
    {
        Fault fault = Faulty.Of(Whole.Replace(was, becomes, StringComparison.Ordinal));

        fault.Should().BeEquivalentTo(new { Code = FaultCodes.UnknownKey, Path = path, Message = said, Suggestion = suggested });
        fault.Position.Should().BeEquivalentTo(new { Line = line, Column = column });
    }

    [Fact]
    public void An_unknown_key_is_refused_even_with_nothing_behind_it()
        => Faulty.Of(Whole + "flavour:\n").Should().Match<Fault>(fault => fault.Code == FaultCodes.UnknownKey && fault.Suggestion!.StartsWith("known keys: accounting, api, asOf"));

    [Fact]
    public void A_comma_in_a_number_inside_braces_is_not_a_smaller_number()
        => Faulty.AllOf("model: llama-65b\ntraining: { tokens: 1,5T, hardware: h100-sxm-80gb, chips: 8 }\nprices: { h100-sxm-80gb: 2 USD/h }\n")
            .Should().ContainSingle().Which.Should().Match<Fault>(fault => fault.Message.Contains("'5T'") && fault.Suggestion!.Contains("write 1.5"));

    [Theory]
    [InlineData("h100-sxm-80gb\n  chips", "h100-smx-80gb\n  chips", 4, "training.hardware", "there is no hardware 'h100-smx-80gb'", "did you mean 'h100-sxm-80gb'?")]
    [InlineData("llama-65b", "lama-65b", 1, "model", "there is no model 'lama-65b'", "did you mean 'llama-65b'?")]
    public void A_misspelled_id_names_the_nearest(string was, string becomes, int line, string path, string said, string suggested)
    {
        Fault fault = Faulty.Of(Whole.Replace(was, becomes, StringComparison.Ordinal));

        fault.Should().BeEquivalentTo(new { Code = FaultCodes.UnknownId, Path = path, Message = said, Suggestion = suggested });
        fault.Position!.Line.Should().Be(line);
    }

    [Fact]
    public void A_missing_price_is_never_zero_and_is_asked_for_at_the_hardware()
    {
        Fault fault = Faulty.Of(Whole[..Whole.IndexOf("prices", StringComparison.Ordinal)]);

        fault.Code.Should().Be(FaultCodes.MissingPrice);
        fault.Path.Should().Be("prices.h100-sxm-80gb");
        fault.Position.Should().BeEquivalentTo(new { Line = 4, Column = 13 });
        fault.Suggestion.Should().Be("add prices: { h100-sxm-80gb: 2.00 USD/h }, or prices: { book: on-demand } to accept shipped prices");
    }

    [Fact]
    public void A_budget_without_a_price_is_refused()
        => Faulty.Of("model: llama-65b\nquantitiesOnly: true\ntraining: { tokens: 1T, hardware: h100-sxm-80gb, chips: 8, budget: 1M USD }\n")
            .Should().Match<Fault>(fault => fault.Code == FaultCodes.MissingPrice && fault.Path == "training.budget" && fault.Position!.Line == 3);

    [Fact]
    public void A_missing_input_is_asked_for_in_its_section()
    {
        Fault fault = Faulty.Of(Whole.Replace("  tokens: 1T\n", "", StringComparison.Ordinal));

        fault.Should().BeEquivalentTo(new { Code = FaultCodes.Missing, Path = "training.tokens" });
        fault.Position.Should().BeEquivalentTo(new { Line = 2, Column = 1 }, "the section begins there");
        fault.Message.Should().Contain("1.4T tokens");
    }

    [Fact]
    public void A_scenario_that_asks_nothing_says_what_it_could_ask()
        => Faulty.Of("name: nothing\n").Should().Match<Fault>(fault => fault.Code == FaultCodes.Missing && fault.Message.Contains("training, serving, api, revenue or another section"));

    [Fact]
    public void A_format_that_the_hardware_cannot_compute_in_is_named_with_those_that_it_can()
        => Faulty.Of(Whole.Replace("h100-sxm-80gb", "tpu-v4", StringComparison.Ordinal).Replace("  chips: 8", "  chips: 8\n  precision: fp32", StringComparison.Ordinal))
            .Message.Should().Be("'tpu-v4' cannot compute in fp32: it has bf16, int8");

    [Fact]
    public void A_stated_source_needs_a_date_that_is_one()
        => Faulty.Of(Whole.Replace("1T", "{ value: 1T, source: a paper, asOf: last tuesday, notes: x }", StringComparison.Ordinal).Replace("notes: x", "note: x", StringComparison.Ordinal))
            .Should().Match<Fault>(fault => fault.Path == "training.tokens.asOf" && fault.Message.Contains("2023-03-14"));

    [Fact]
    public void An_unknown_key_beside_a_value_is_refused()
        => Faulty.Of(Whole.Replace("1T", "{ value: 1T, sorce: a paper }", StringComparison.Ordinal))
            .Should().BeEquivalentTo(new { Path = "training.tokens.sorce", Suggestion = "did you mean 'source'?" });
}
