namespace CostModel.Cli.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("", "name a command: run, train, serve, margin, ", "costmodel --help")]
    [InlineData("rn file.yaml", "there is no command 'rn'; did you mean 'run'?", "costmodel --help")]
    [InlineData("--colour", "there is no option '--colour'", "costmodel --help")]
    [InlineData("run", "name a scenario file, or say everything with --set", "costmodel run --help")]
    [InlineData("run a b", "'b' is one argument too many", "costmodel run --help")]
    [InlineData("run a --frmat json", "there is no option '--frmat'; did you mean '--format'?", "costmodel run --help")]
    [InlineData("run a --format xml", "--format 'xml': choose one of table, json, csv, markdown", "costmodel run --help")]
    [InlineData("run a --format jsn", "--format 'jsn': choose one of table, json, csv, markdown, focus; did you mean 'json'?", "costmodel run --help")]
    [InlineData("list hardwares", "regions, techniques, pipelines, laws, lineages, trends, inputs, metrics; did you mean 'hardware'?", "costmodel list --help")]
    [InlineData("run a --set", "--set", "costmodel run --help")]
    public void A_wrong_command_line_says_which_word_is_wrong_and_points_to_the_help(string arguments, string said, string help)
    {
        string error = Cli.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ShouldBeRefused().Error;

        error.Should().StartWith("error[CM0501]: ").And.Contain(said).And.EndWith($"  help: {help}\n");
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2, "one mistake is one message");
    }

    [Fact]
    public void Two_wrong_options_are_two_messages()
        => Cli.Run("run", "a", "--frmat", "json", "--outpt", "x").ShouldBeRefused()
            .Error.Should().Contain("'--frmat'; did you mean '--format'?").And.Contain("'--outpt'; did you mean '--output'?").And.NotContain("'json'");

    [Theory]
    [InlineData("--help")]
    [InlineData("run --help")]
    [InlineData("train --help")]
    [InlineData("explain --help")]
    public void Help_goes_to_stdout_and_names_the_tool(string arguments)
        => Cli.Run(arguments.Split(' ')).Should().Match<CliResult>(result =>
            result.ExitCode == ExitCodes.Ok && result.Error.Length == 0 && result.Output.Contains("costmodel "));

    [Fact]
    public void The_version_is_that_of_the_package()
        => Cli.Run("--version").ShouldSucceed().Output.Should().MatchRegex(@"^\d+\.\d+\.\d+");

    [Fact]
    public void A_response_file_is_not_read()
        => Cli.Run("run", "@arguments").ShouldBeRefused().Error.Should().Contain("there is no file '@arguments'");

    [Fact]
    public void A_defect_of_the_program_is_a_sentence_and_exit_code_1()
    {
        using var error = new StringWriter();

        int exitCode = CommandLine.Run(["list", "metrics"], new BrokenWriter(), error);

        exitCode.Should().Be(ExitCodes.InternalError);
        error.ToString().Should().StartWith("error: something went wrong inside costmodel").And.NotContainAny("Exception", "   at ", "broken");
    }

    private sealed class BrokenWriter : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(string? value) => throw new InvalidOperationException("broken");
    }
}
