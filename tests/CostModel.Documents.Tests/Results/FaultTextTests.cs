using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Results;

public sealed class FaultTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_fault_shows_its_line_with_the_value_underlined_and_the_help()
    {
        string file = _folder.Write("scenario.yaml", "name: x\ntraining:\n  hardware: h100-smx-80gb\n  chips: 8\n  tokens: 1T\nmodel: llama-65b\n");

        Written(file).Should().Be($"""
            error[CM0106]: training.hardware: there is no hardware 'h100-smx-80gb'
              --> {file}:3:13
               3 |   hardware: h100-smx-80gb
                 |             ^^^^^^^^^^^^^
              help: did you mean 'h100-sxm-80gb'?

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_setting_has_no_line_to_show()
        => FaultText.Write([new Fault("CM0103", "a.b", "wrong", null, new SourcePosition("--set a.b=1", 0, 0))])
            .Should().Be("error[CM0103]: a.b: wrong\n  --> --set a.b=1\n");

    [Fact]
    public void A_text_that_is_no_file_still_says_its_line()
        => FaultText.Write([new Fault("CM0103", "", "wrong", null, new SourcePosition("text of a caller", 4, 2))])
            .Should().Be("error[CM0103]: wrong\n  --> text of a caller:4:2\n");

    [Theory]
    [InlineData("name: x\r\ntraining: 5\r\n")]
    [InlineData("name: x\ntraining: 5\u001b[31m\n")]
    public void Control_characters_of_a_file_do_not_reach_the_terminal(string text)
        => Written(_folder.Write("scenario.yaml", text)).Where(c => char.IsControl(c) && c != '\n').Should().BeEmpty();

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        string file = _folder.Write("scenario.yaml", "training: { depth: napkin, tokens: " + new string('x', 100_000) + " }\n");

        string written = Written(file);

        written.Split('\n').Should().OnlyContain(line => line.Length < 800);
        written.Should().Contain("tokens: xxx").And.Contain("^^^");
    }

    [Fact]
    public void Beyond_a_hundred_faults_only_their_number_is_said()
    {
        string written = FaultText.Write(Enumerable.Range(0, 250).Select(i => new Fault("CM0102", $"key{i}", "unknown")));

        written.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(101);
        written.Should().EndWith("error: and 150 more\n");
    }

    private static string Written(string file) => FaultText.Write(ScenarioDocument.Load(file, CatalogSet.Default).Faults);
}
