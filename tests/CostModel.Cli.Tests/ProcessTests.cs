using System.Diagnostics;
using System.Text;

namespace CostModel.Cli.Tests;

/// <summary>The built program as a shell starts it: its bytes, its exit codes, its death under attack.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("C")]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("fa_IR.UTF-8")]
    public void Redirected_output_is_the_same_utf_8_in_every_locale(string locale)
    {
        string[] command = ["run", Cli.Sample("deepseek-day")];

        (int exitCode, byte[] output, string error) = Start(locale, command);

        exitCode.Should().Be(ExitCodes.Ok, error);
        error.Should().BeEmpty();
        output.Should().Equal(Encoding.UTF8.GetBytes(Cli.Run(command).Output));
    }

    [Fact]
    public void An_error_goes_to_stderr_and_ends_with_2()
    {
        (int exitCode, byte[] output, string error) = Start("C", "run", Cli.Sample("deepseek-day"), "-f", "json", "--set", "workload.colour=blue");

        exitCode.Should().Be(ExitCodes.Usage);
        output.Should().BeEmpty();
        error.Should().StartWith("error[CM0102]: workload.colour: unknown key 'colour' in 'workload'");
    }

    [Fact]
    public void Deep_nesting_does_not_kill_the_process()
    {
        (int exitCode, byte[] output, string error) = Start("C", "run", _folder.Write("deep.yaml", new string('[', 3_000_000)));

        exitCode.Should().Be(ExitCodes.Usage);
        output.Should().BeEmpty();
        error.Should().Contain("nested deeper than 64 levels");
    }

    private static (int ExitCode, byte[] Output, string Error) Start(string locale, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = locale;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return (process.ExitCode, output.ToArray(), error.Result);
    }
}
