using System.Diagnostics;

namespace CostModel.Cli.Tests;

/// <summary>Sweeps as a cluster runs them: separate processes, one of them killed.</summary>
public sealed class SweepProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static readonly string[] s_axes = ["sweep", Cli.Sample("llama-65b-training"), "--vary", "training.chips=64..2103/2040", "--format", "csv"];

    public static TheoryData<string[]> Slow => new()
    {
        { s_axes },
        { ["sweep", Cli.Sample("llama-65b-training"), "--set", "training.chips=64 to 2112", "--samples", "2000", "--format", "csv"] },
    };

    [Theory]
    [MemberData(nameof(Slow))]
    public void Shards_of_separate_processes_one_killed_midway_and_rerun_merge_into_an_uninterrupted_run(string[] sweep)
    {
        string whole = InFolder("whole.csv");
        Run([.. sweep, "--output", whole]);

        using Process other = Start([.. sweep, "--shard", "1/2", "--resume", "--output", InFolder("1.csv")]);
        string killed = InFolder("0.csv");
        using (Process victim = Start([.. sweep, "--shard", "0/2", "--resume", "--output", killed]))
        {
            WaitForCommittedRows(victim, killed + ".journal");
            victim.Kill();
            victim.WaitForExit();
        }

        File.Exists(killed).Should().BeFalse("a file appears whole or not at all");
        Cli.Run("merge", killed, InFolder("1.csv")).ShouldBeRefused().Error.Should().Contain("run it again with --resume");
        long kept = File.ReadAllLines(killed + ".journal").Length;
        kept.Should().BeGreaterThan(2, "rows were committed before the end");

        Run([.. sweep, "--shard", "0/2", "--resume", "--output", killed]);
        other.WaitForExit();
        Run(["merge", InFolder("1.csv"), killed, "--output", InFolder("merged.csv")]);

        File.ReadAllBytes(InFolder("merged.csv")).Should().Equal(File.ReadAllBytes(whole));
    }

    [ProgramFact("kill")]
    public void An_interrupted_sweep_leaves_whole_rows_says_how_to_go_on_and_goes_on()
    {
        string[] sweep = s_axes;
        string whole = InFolder("whole.csv");
        Run([.. sweep, "--output", whole]);
        string stopped = InFolder("stopped.csv");
        using (Process process = Start([.. sweep, "--output", stopped]))
        {
            WaitForCommittedRows(process, stopped + ".journal");
            Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!.WaitForExit();
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();

            process.ExitCode.Should().Be(ExitCodes.Stopped, error);
            error.Should().Contain("the same command with --resume continues");
        }

        File.Exists(stopped).Should().BeFalse("a file appears whole or not at all");
        byte[] reported = File.ReadAllBytes(stopped + ".partial");
        reported.Should().NotBeEmpty();
        File.ReadAllBytes(whole).AsSpan().StartsWith(reported).Should().BeTrue("what was reported stays as it is");
        reported[^1].Should().Be((byte)'\n', "no row is cut");

        Run([.. sweep, "--resume", "--output", stopped]);

        File.ReadAllBytes(stopped).Should().Equal(File.ReadAllBytes(whole));
    }

    private static void WaitForCommittedRows(Process process, string journal)
    {
        var waited = Stopwatch.StartNew();
        while (!process.HasExited && waited.Elapsed < TimeSpan.FromMinutes(1) && (!File.Exists(journal) || File.ReadAllLines(journal).Length < 3))
        {
            Thread.Sleep(5);
        }

        process.HasExited.Should().BeFalse("the sweep takes longer than its first commit");
    }

    private static void Run(string[] arguments)
    {
        using Process process = Start(arguments);
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(ExitCodes.Ok, error);
    }

    private static Process Start(string[] arguments)
        => Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(CommandLine).Assembly.Location, .. arguments]) { RedirectStandardError = true })!;

    private string InFolder(string name) => Path.Combine(_folder.Path, name);
}
