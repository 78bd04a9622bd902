using CostModel.Documents.Tests.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Text;

public class YamlRefusalTests
{
    [Theory]
    [InlineData("name: &a x\nmodel: *a\n", 1, 7, "anchors and aliases")]
    [InlineData("model: *a\n", 1, 8, "anchors and aliases")]
    [InlineData("name: !!binary x\n", 1, 7, "the tag 'tag:yaml.org,2002:binary'")]
    [InlineData("name: x\n---\nname: y\n", 2, 1, "a second document")]
    [InlineData("name: x\n...\nname: y\n", 3, 1, "a second document")]
    [InlineData("? [a, b]\n: c\n", 1, 3, "a key must be plain text")]
    public void Constructs_that_a_scenario_does_not_need_are_refused_by_name(string yaml, int line, int column, string said)
    {
        Fault fault = Faulty.Of(yaml);

        fault.Code.Should().Be(FaultCodes.Refused);
        fault.Message.Should().Contain(said);
        fault.Position.Should().BeEquivalentTo(new { Line = line, Column = column });
    }

    [Theory]
    [InlineData("training:\n\ttokens: 1T\n", 2, 1, "a tab cannot indent: use spaces")]
    [InlineData("name: \"x\n", 1, 7, "this quote is never closed")]
    [InlineData("training: { chips: 8\n", 2, 1, "',' or '}' is expected here")]
    [InlineData("name: a: b\n", 1, 8, "a second ': ' in one value: quote the value")]
    [InlineData("training:\n  chips: 8\n tokens: 1T\n", 3, 2, "a key is expected here")]
    [InlineData("name: @x\n", 1, 7, "a value cannot begin with this character: quote the value")]
    [InlineData("name: [a\ntraining: }\n", 1, 7, "cannot be read from here on")]
    [InlineData("name: \"\\U99999999\"\n", 1, 5, "cannot be read from here on")]
    public void A_syntax_error_is_said_in_plain_words_at_its_place(string yaml, int line, int column, string said)
    {
        Fault fault = Faulty.Of(yaml);

        fault.Code.Should().Be(FaultCodes.Syntax);
        fault.Message.Should().StartWith("this is not well-formed YAML: ").And.Contain(said);
        fault.Position.Should().BeEquivalentTo(new { Line = line, Column = column });
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n")]
    [InlineData("# only a comment\n")]
    public void An_empty_file_is_called_empty(string yaml)
        => Faulty.Of(yaml).Should().BeEquivalentTo(new { Code = FaultCodes.File, Message = "the file is empty" });

    [Fact]
    public void The_same_key_twice_is_refused_at_its_second_place()
    {
        Fault fault = Faulty.AllOf("name: x\nmodel: llama-65b\nname: y\n")[^1];

        fault.Should().BeEquivalentTo(new { Code = FaultCodes.DuplicateKey, Path = "name" });
        fault.Position.Should().BeEquivalentTo(new { Line = 3, Column = 1 });
    }

    [Theory]
    [InlineData("[", "nested deeper than 64 levels")]
    [InlineData("- ", "nested deeper than 64 levels")]
    [InlineData("a: {", "nested deeper than 64 levels")]
    [InlineData("{", "a key must be plain text, not a list or a mapping")]
    [InlineData("? ", "a key must be plain text, not a list or a mapping")]
    public void Nesting_without_end_is_refused_before_it_exhausts_the_stack(string opening, string said)
        => Faulty.Of(string.Concat(Enumerable.Repeat(opening, 500_000))).Should().BeEquivalentTo(new { Code = FaultCodes.Refused, Message = said });
}
