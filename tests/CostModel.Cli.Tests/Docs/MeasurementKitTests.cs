using System.Diagnostics;
using System.Text.Json;

namespace CostModel.Cli.Tests.Docs;

/// <summary>The measurement kit's files against the reader; skipped where there is no Python to write them.</summary>
public sealed class MeasurementKitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ProgramFact("python3")]
    public void Every_row_that_the_kit_would_measure_is_predicted()
    {
        string script = Repository.PathOf("samples/calibration/measure.py");
        using Process python = Process.Start(new ProcessStartInfo("python3", ["-B", script, "--hardware", "h100-sxm-80gb", "--out", _folder.Path, "--dry-run"])
        {
            RedirectStandardOutput = true,
        })!;
        python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        python.ExitCode.Should().Be(0);

        ShouldBePredicted("training.csv", "training-throughput", 36);
        ShouldBePredicted("memory.csv", "training-memory", 36);
        ShouldBePredicted("finetuning.csv", "training-throughput", 36);
        ShouldBePredicted("serving.csv", "serving", 26);
    }

    private void ShouldBePredicted(string file, string kind, int rows)
    {
        JsonElement report = JsonDocument.Parse(Cli.Run("validate", _folder[file], "-f", "json").ShouldSucceed().Output).RootElement;
        report.GetProperty("kind").GetString().Should().Be(kind);
        report.GetProperty("summary").GetProperty("rows").GetInt32().Should().Be(rows);
        report.GetProperty("summary").GetProperty("predicted").GetInt32().Should().Be(rows);
    }
}
