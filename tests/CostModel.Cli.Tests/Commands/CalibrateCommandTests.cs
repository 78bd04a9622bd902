using System.Globalization;
using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

public sealed class CalibrateCommandTests : IDisposable
{
    private const string Header = "id,model,layers,hidden,ffn_hidden,gated_mlp,heads,kv_heads,vocab,seq_len,global_batch_seqs,micro_batch,hardware,num_chips,tp,pp,cp,dp,ep,"
        + "sharding,stack,precision,recompute,tokens_per_second_per_chip\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_machine_that_is_slower_than_its_profile_gets_one_that_any_scenario_loads()
    {
        string file = _folder.Write("runs.csv", Rows(speed: 0.8));
        string records = Directory.CreateDirectory(_folder["mine"]).FullName;

        Cli.Run("calibrate", file, "--output", Path.Combine(records, "h100.json"), "--keep-ids").ShouldSucceed()
            .Output.Should().ContainAll("h100-sxm-80gb with pytorch-fsdp: 12 rows of 12 configurations", "kernels.sustained.bf16", "(cross-validated)");

        Median(Cli.Run("validate", file, "-f", "json")).Should().BeApproximately(0.25, 1e-3, "1 / 0.8 is 25 % too much");
        Median(Cli.Run("validate", file, "-f", "json", "--catalog", records)).Should().BeLessThan(0.05);
        Cli.Run("show", "h100-sxm-80gb", "--catalog", records).ShouldSucceed().Output.Should().Contain("NVIDIA H100 SXM5 80 GB, calibrated");
        File.ReadAllText(Path.Combine(records, "h100.json")).Should().Contain("costmodel calibrate on runs.csv, 12 rows");
    }

    [Fact]
    public void Beside_the_shipped_records_stand_new_ids_that_a_scenario_names()
    {
        string records = Directory.CreateDirectory(_folder["mine"]).FullName;
        Cli.Run("calibrate", _folder.Write("runs.csv", Rows(speed: 0.8)), "-o", Path.Combine(records, "h100.yaml")).ShouldSucceed();
        string scenario = _folder.Write("scenario.yaml", """
            model: llama-2-7b
            training: { tokens: 1B, hardware: h100-sxm-80gb-calibrated, chips: 8, depth: operator }
            prices: { h100-sxm-80gb-calibrated: 2 USD/h }
            """);

        Cli.Run("run", scenario, "--catalog", records).ExitCode.Should().Be(ExitCodes.Ok);
        Cli.Run("run", scenario).ShouldBeRefused();
    }

    [Fact]
    public void What_long_batches_of_one_model_do_not_depend_on_stays_where_it_is()
        => Cli.Run("calibrate", _folder.Write("runs.csv", Rows(speed: 0.8, busyOnly: true))).ShouldSucceed().Output.Should().Contain("not settled, stays at");

    [Fact]
    public void Constants_and_errors_come_as_json()
    {
        string file = _folder.Write("runs.csv", Rows(speed: 0.8, busyOnly: true));
        JsonElement result = JsonDocument.Parse(Cli.Run("calibrate", file, "-f", "json").ShouldSucceed().Output).RootElement;

        result.GetProperty("before").GetProperty("median").GetDouble().Should().BeApproximately(0.25, 1e-3);
        result.GetProperty("crossValidated").GetProperty("median").GetDouble().Should().BeLessThan(0.05);
        result.GetProperty("constants").EnumerateArray().Should().Contain(one => one.GetProperty("refused").ValueKind == JsonValueKind.String)
            .And.Contain(one => one.GetProperty("refused").ValueKind == JsonValueKind.Null);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("id,metric,value\na,b,1\n", "a column tokens_per_second_per_chip is needed")]
    [InlineData(Header, "needs at least 4")]
    [InlineData(Header + "a,,12,768,3072,0,12,12,32000,512,1,1,h100-sxm-80gb,1,1,1,1,1,1,none,pytorch-fsdp,bf16,none,many\n", "0 different configurations")]
    public void A_file_that_cannot_be_calibrated_on_is_refused(string text, string problem)
        => Cli.Run("calibrate", _folder.Write("bad.csv", text)).ShouldBeRefused().Error.Should().Contain(problem);

    [Fact]
    public void An_accelerator_that_does_not_exist_or_a_folder_that_is_absent_is_refused()
    {
        string file = _folder.Write("runs.csv", Rows(speed: 0.8));

        Cli.Run("calibrate", file, "--hardware", "h100-sxm-80g").ShouldBeRefused().Error.Should().Contain("did you mean 'h100-sxm-80gb'?");
        Cli.Run("calibrate", file, "--output", _folder["absent/h100.json"]).ShouldBeRefused().Error.Should().Contain("there is no folder");
        Cli.Run("calibrate", "absent.csv").ShouldBeRefused();
    }

    /// <summary>What the model predicts for a grid of runs, times a factor; or for the largest model and whole batches alone, where no launch is seen.</summary>
    private string Rows(double speed, bool busyOnly = false)
    {
        var rows = new List<string>();
        foreach (string shape in busyOnly ? ["16,2048,8192,0,32,32"] : (string[])["12,768,3072,0,12,12", "24,1024,4096,0,16,16", "16,2048,8192,0,32,32"])
        {
            foreach (int sequence in busyOnly ? [2048, 4096] : (int[])[1024, 4096])
            {
                foreach (int batch in busyOnly ? [16, 32, 64] : (int[])[2, 16])
                {
                    rows.Add($"r{rows.Count},probe,{shape},32000,{sequence},{batch},{batch},h100-sxm-80gb,1,1,1,1,1,1,none,pytorch-fsdp,bf16,none,");
                }
            }
        }

        string unmeasured = _folder.Write("unmeasured.csv", Header + string.Concat(rows.Select(row => row + "1\n")));
        JsonElement report = JsonDocument.Parse(Cli.Run("validate", unmeasured, "-f", "json").ShouldSucceed().Output).RootElement;
        double[] predicted = [.. report.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("predicted").GetDouble())];
        return Header + string.Concat(rows.Select((row, i) => row + (speed * predicted[i]).ToString("R", CultureInfo.InvariantCulture) + "\n"));
    }

    private static double Median(CliResult validated)
        => JsonDocument.Parse(validated.ShouldSucceed().Output).RootElement.GetProperty("summary").GetProperty("medianAbsoluteError").GetDouble();
}
