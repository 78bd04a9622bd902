namespace CostModel.Cli.Tests.Commands;

/// <summary>Every way in which a file can be wrong: exit code 2 and a message that helps, whatever the command.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("wrong unit", "training: { tokens: 21 days }\n", "unknown unit 'days'", ":1:21")]
    [InlineData("unknown key", "trainning: { tokens: 1T }\n", "unknown key 'trainning'", "did you mean 'training'?")]
    [InlineData("misspelled hardware", "training: { hardware: h100 }\n", "there is no hardware 'h100'", "did you mean 'h100-sxm-80gb'?")]
    [InlineData("negative tokens", "training: { tokens: -1T }\n", "must be above 0, not -1T tokens", ":1:21")]
    [InlineData("missing price", "model: llama-65b\ntraining: { tokens: 1T, hardware: t4, chips: 8 }\n", "no price is given", "add prices: { t4: 2.00 USD/h }")]
    [InlineData("empty", "", "the file is empty", ":1:1")]
    [InlineData("anchor", "name: &a x\n", "anchors and aliases", ":1:7")]
    [InlineData("duplicate key", "name: x\nname: y\n", "'name' stands twice", ":2:1")]
    [InlineData("comma", "training:\n  tokens: 1,5T\n", "'1,5T'", "write 1.5")]
    [InlineData("NaN", "training:\n  tokens: NaN\n", "'NaN'", ":2:11")]
    [InlineData("infinity", "training:\n  tokens: 1e400\n", "'1e400'", "too large")]
    [InlineData("two documents", "name: x\n---\nname: y\n", "a second document", ":2:1")]
    [InlineData("asks nothing", "name: x\n", "the scenario asks nothing", ":1:1")]
    [InlineData("broken", "name: [x\n", "not well-formed YAML: ',' or ']' is expected here", ":2:1")]
    public void A_bad_file_is_refused_with_what_is_wrong_and_where(string what, string text, params string[] said)
    {
        string file = _folder.Write("scenario.yaml", text);

        Cli.Run("run", file).ShouldBeRefused().Error.Should().ContainAll(said).And.Contain(file, what);
        Cli.Run("explain", "training.gpuHours", file).ShouldBeRefused().Error.Should().ContainAll(said);
    }

    [Fact]
    public void A_file_that_cannot_be_text_is_refused_by_name()
    {
        Cli.Run("run", _folder.Path).ShouldBeRefused().Error.Should().Contain($"'{_folder.Path}' is a directory, not a file");
        Cli.Run("run", _folder["none.yaml"]).ShouldBeRefused().Error.Should().Contain($"there is no file '{_folder["none.yaml"]}'");
        Cli.Run("run", "").ShouldBeRefused().Error.Should().Contain("there is no file ''");
        Cli.Run("run", _folder.Write("b.yaml", [0x6E, 0xFF, 0xFE])).ShouldBeRefused().Error.Should().Contain("is not UTF-8 text");
        Cli.Run("run", _folder.Write("big.yaml", Enumerable.Repeat((byte)'[', 10_000_000).ToArray())).ShouldBeRefused().Error.Should().Contain("larger than 4 MiB");
        Cli.Run("run", _folder.Write("deep.yaml", new string('[', 1_000_000))).ShouldBeRefused().Error.Should().Contain("nested deeper than 64 levels");
    }

    [Fact]
    public void Three_faults_come_at_once_each_with_its_line()
    {
        string file = _folder.Write("scenario.yaml", "training:\n  tokens: 1T apples\n  chip: 8\nmodel: lama-65b\n");

        string[] errors = [.. Cli.Run("run", file).ShouldBeRefused().Error.Split('\n').Where(line => line.StartsWith("error[", StringComparison.Ordinal))];

        errors.Select(error => error[..14]).Should().StartWith(["error[CM0103]:", "error[CM0102]:", "error[CM0106]:"]);
        errors[^1].Should().Contain("lama-65b");
    }

    [Theory]
    [InlineData("training.chips", "--set training.chips: expected path=value")]
    [InlineData("=8", "--set =8: expected path=value")]
    [InlineData("training.chips=eight", "'eight': expected a number, e.g. 8")]
    [InlineData("training.chip=8", "did you mean 'chips'?")]
    [InlineData("trainin.chips=8", "did you mean 'training'?")]
    [InlineData("training.hardware=a100-sxm", "did you mean 'a100-sxm-")]
    [InlineData("training.precision=fp23", "choose one of")]
    [InlineData("training.tokens=", "'': expected a number of tokens, e.g. 1.4T tokens")]
    [InlineData("training.tokens=-1", "must be above 0, not -1 tokens")]
    [InlineData("calendar=lunar", "choose one of standard, 360-day")]
    [InlineData("prices.a100-sxm-80gb=1,50 USD/h", "write 1.5")]
    public void A_bad_set_says_what_it_should_be(string assignment, string said)
        => Cli.Run("run", Cli.Sample("llama-65b-training"), "--set", assignment).ShouldBeRefused().Error.Should().Contain(said).And.Contain($"--set {assignment}");

    [Fact]
    public void All_bad_sets_are_reported_at_once()
        => Cli.Run("run", Cli.Sample("llama-65b-training"), "--set", "training.chips=x", "--set", "colour=blue", "--set", "nothing")
            .ShouldBeRefused().Error.Should().ContainAll("training.chips=x", "colour=blue", "--set nothing");
}
