using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

/// <summary>Training that does not fit, and layouts that cannot be.</summary>
public class TrainingFeasibilityTests
{
    /// <summary>70.6B parameters take 16 bytes each with Adam in mixed precision (arXiv 1910.02054, section 3.1): 1.1 TB, and 8 x 80 GB are 0.64 TB.</summary>
    private static readonly string[] s_tooLarge = ["train", "--model", "llama-3.1-70b", "--tokens", "1T", "--hardware", "h100-sxm-80gb", "--chips", "8"];

    private static readonly string[] s_small = ["train", "--model", "llama-3.1-8b", "--tokens", "1T", "--hardware", "h100-sxm-80gb", "--chips", "64"];

    [Fact]
    public void A_plan_that_does_not_fit_ends_with_4_and_says_so_in_json()
    {
        CliResult result = Cli.Run([.. s_tooLarge, "-f", "json"]);

        result.ExitCode.Should().Be(ExitCodes.Infeasible, result.Error);
        using var json = JsonDocument.Parse(result.Output);
        json.RootElement.GetProperty("feasible").GetBoolean().Should().BeFalse();
        string[] obstacles = [.. json.RootElement.GetProperty("obstacles").EnumerateArray().Select(obstacle => obstacle.GetString()!)];
        obstacles.Should().ContainSingle().Which.Should().ContainAll("does not fit into memory", "needs", "has", "too little", "chips would hold");
    }

    [Fact]
    public void A_plan_that_does_not_fit_says_so_in_the_table()
    {
        CliResult result = Cli.Run(s_tooLarge);

        result.ExitCode.Should().Be(ExitCodes.Infeasible, result.Error);
        result.Output.Should().Contain("does not fit into memory");
    }

    [Fact]
    public void What_fits_ends_with_0_and_names_no_obstacle()
    {
        using var json = JsonDocument.Parse(Cli.Run([.. s_small, "-f", "json"]).ShouldSucceed().Output);

        json.RootElement.GetProperty("feasible").GetBoolean().Should().BeTrue();
        json.RootElement.TryGetProperty("obstacles", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("--tensor", "6", "32 heads do not divide among 6 tensor-parallel ranks", "the nearest that works is 4")]
    [InlineData("--pipeline", "64", "64 stages need at least as many layers, and the model has 32", "the nearest that works is 32")]
    [InlineData("--expert", "8", "the model has no experts that 8 ranks could share", "the nearest that works is 1")]
    public void A_layout_that_cannot_be_is_refused_with_its_numbers(string flag, string value, string said, string nearest)
        => Cli.Run([.. s_small, flag, value]).ShouldBeRefused().Error.Should().ContainAll(said, nearest);

    [Fact]
    public void A_breakdown_writes_a_trace_that_holds_its_operations()
    {
        using var folder = new TemporaryFolder();
        folder.Write("run.yaml", "model: llama-3.1-8b\ntraining: { tokens: 1T, hardware: h100-sxm-80gb, chips: 64 }\nprices: { h100-sxm-80gb: 2 USD/h }\n");

        using var table = JsonDocument.Parse(
            Cli.Run("breakdown", folder["run.yaml"], "--trace", folder["trace.json"], "-f", "json").ShouldSucceed().Output);

        using var trace = JsonDocument.Parse(File.ReadAllText(folder["trace.json"]));
        trace.RootElement.GetProperty("traceEvents").EnumerateArray().Count(one => one.TryGetProperty("args", out _))
            .Should().Be(table.RootElement.GetArrayLength() - 1, "the table has a line for the whole step besides");
    }
}
