namespace CostModel.Cli.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("training", "training.costUsd")]
    [InlineData("self-host", "margin.grossMargin")]
    [InlineData("chat-api", "margin.grossMargin")]
    [InlineData("image-app", "margin.grossMargin")]
    public void A_template_runs_as_it_is(string template, string answers)
    {
        CliResult written = Cli.Run("init", _folder["scenario.yaml"], "--template", template);

        written.ExitCode.Should().Be(ExitCodes.Ok);
        written.Output.Should().BeEmpty("the hint is not the result");
        written.Error.Should().Be($"wrote {_folder["scenario.yaml"]}; next: costmodel run {_folder["scenario.yaml"]}\n");
        Cli.Run("run", _folder["scenario.yaml"], "--format", "csv").ShouldSucceed().Output.Should().Contain($"\n{answers},");
    }

    [Fact]
    public void An_existing_file_stays_as_it_is()
    {
        string file = _folder.Write("scenario.yaml", "mine");

        Cli.Run("init", file).ShouldBeRefused().Error.Should().Contain("is there already and stays as it is");

        File.ReadAllText(file).Should().Be("mine");
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        Cli.Run("init", _folder.Path).ShouldBeRefused().Error.Should().Contain("is a directory: name a file");
        Cli.Run("init", Path.Combine(_folder["no"], "s.yaml")).ShouldBeRefused().Error.Should().Contain("there is no folder");
        Cli.Run("init", _folder["s.yaml"], "--template", "trainin").ShouldBeRefused()
            .Error.Should().Contain("--template 'trainin': choose one of training, self-host, chat-api, image-app; did you mean 'training'?");
        Directory.GetFileSystemEntries(_folder.Path).Should().BeEmpty();
    }
}
