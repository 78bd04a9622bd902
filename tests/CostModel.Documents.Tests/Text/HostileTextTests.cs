using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using FsCheck;
using FsCheck.Fluent;

namespace CostModel.Documents.Tests.Text;

/// <summary>Whatever stands in a file, reading it ends with a plan or with faults, never with an exception.</summary>
public class HostileTextTests
{
    private static readonly string[] s_pieces =
    [
        "training:", "name:", "tokens", ": ", "\n", "\n  ", "\t", "{", "}", "[", "]", ",", "- ", "? ", "'", "\"", "\\U99999999", "\\ud800", "&a", "*a", "!!x ",
        "|", ">9", "%YAML 3.0", "---\n", "...\n", "#", "1T", "NaN", "1,5", "h100-sxm-80gb", "llama-65b", "value:", "asOf:", "\u0000", "\u0007", "\u0085", "\u2028",
        "\uFEFF", "\uD83D\uDE00", "<<:", "prices:", "costOfRevenue:", "@", "`", "~", "null",
    ];

    private static readonly Gen<string> s_texts = Gen.Elements(s_pieces).ArrayOf().Select(string.Concat);

    [Fact]
    public void Random_pieces_of_yaml_are_read_or_refused() => NeverThrows(s_texts, "scenario.yaml");

    [Fact]
    public void Random_pieces_of_json_are_read_or_refused() => NeverThrows(s_texts, "scenario.json");

    [Fact]
    public void A_sample_with_a_piece_put_in_anywhere_is_read_or_refused()
    {
        string sample = Repository.Read("samples/scenarios/deepseek-day.yaml");
        Gen<string> broken = Gen.Choose(0, sample.Length).SelectMany(_ => Gen.Elements(s_pieces), (at, piece) => sample.Insert(at, piece));
        NeverThrows(broken, "scenario.yaml");
    }

    [Fact]
    public void A_sample_cut_off_anywhere_is_read_or_refused()
    {
        string sample = Repository.Read("samples/scenarios/palm-540b-tpu-v4.yaml");
        NeverThrows(Gen.Choose(0, sample.Length).Select(length => sample[..length]), "scenario.yaml");
    }

    private static void NeverThrows(Gen<string> texts, string fileName)
        => Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var document = ScenarioDocument.Parse(text, fileName, CatalogSet.Default);
            return document.Faults.IsEmpty ? document.Plan is not null : FaultText.Write(document.Faults).StartsWith("error[CM", StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
