using CostModel.Documents.Tests.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Text;

public class JsonRefusalTests
{
    [Theory]
    [InlineData("{\"name\": x}", FaultCodes.Syntax, 1, 10, "'x' is an invalid start of a value")]
    [InlineData("{\"name\": \"x\"", FaultCodes.Syntax, 1, 13, "never closed")]
    [InlineData("{\n  \"a\u00e9\": NaN}", FaultCodes.Syntax, 2, 9, "'N' is an invalid start of a value")]
    [InlineData("{\"name\": \"x\"} {}", FaultCodes.Syntax, 1, 15, "after a single JSON value")]
    [InlineData("{\"name\": \"\\ud800\"}", FaultCodes.Syntax, 1, 10, "an escape in this text is no character")]
    [InlineData("", FaultCodes.File, 1, 1, "the file is empty")]
    [InlineData("// only a comment", FaultCodes.File, 1, 18, "the file is empty")]
    public void What_is_not_json_is_said_at_its_place(string json, string code, int line, int column, string said)
    {
        Fault fault = Faulty.AllOf(json, "scenario.json").Should().ContainSingle().Subject;

        fault.Code.Should().Be(code);
        fault.Message.Should().Contain(said);
        fault.Position.Should().BeEquivalentTo(new { File = "scenario.json", Line = line, Column = column });
    }

    [Fact]
    public void Nesting_without_end_is_refused()
        => Faulty.AllOf(new string('[', 500_000), "scenario.json").Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Code = FaultCodes.Refused, Message = "nested deeper than 64 levels" });

    [Fact]
    public void Numbers_without_units_are_numbers_and_text_keeps_its_units()
        => Faulty.AllOf("""{ "model": "llama-65b", "training": { "tokens": "1T", "chips": 8.5, "hardware": "h100-sxm-80gb" }, "quantitiesOnly": true }""", "s.json")
            .Should().ContainSingle().Which.Path.Should().Be("training.chips");
}
