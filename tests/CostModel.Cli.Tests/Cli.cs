namespace CostModel.Cli.Tests;

/// <summary>Runs a command line in this process.</summary>
internal static class Cli
{
    internal static CliResult Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = CommandLine.Run(arguments, output, error);
        return new CliResult(exitCode, output.ToString(), error.ToString());
    }

    internal static string Sample(string name) => Repository.PathOf($"samples/scenarios/{name}.yaml");
}

/// <summary>What a command ended with and printed.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>An error that a user can mend: exit code 2, nothing on stdout, coded messages, and no trace of how the program is built.</summary>
    internal CliResult ShouldBeRefused()
    {
        ExitCode.Should().Be(Tests.ExitCodes.Usage, Error);
        Output.Should().BeEmpty();
        Error.Should().StartWith("error[CM").And.EndWith("\n");
        Error.Should().NotContainAny("Exception", "   at ", "System.", "YamlDotNet", "Parameter '", ".cs:line", "isFinalBlock", "LineNumber");
        return this;
    }

    internal CliResult ShouldSucceed()
    {
        ExitCode.Should().Be(Tests.ExitCodes.Ok, Error);
        Error.Should().BeEmpty();
        Output.Should().NotBeEmpty().And.EndWith("\n");
        return this;
    }
}

/// <summary>The numbers of the contract, written out: a change of them is a change of the contract.</summary>
internal static class ExitCodes
{
    internal const int Ok = 0;
    internal const int InternalError = 1;
    internal const int Usage = 2;
    internal const int Infeasible = 4;
    internal const int Stopped = 130;
}
