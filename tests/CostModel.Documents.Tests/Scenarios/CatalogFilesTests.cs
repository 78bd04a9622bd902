using CostModel.Documents.Scenarios;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Scenarios;

public sealed class CatalogFilesTests : IDisposable
{
    private const string Hardware = """
        id: mine-48gb
        name: My accelerator
        peaks: { bf16: 100 TFLOP/s }
        memory: { capacity: 48 GB, bandwidth: 1 TB/s }
        typicalTrainingUtilization: 40%

        """;

    private const string Scenario = """
        model: { parameters: 1B }
        training: { tokens: 20B, hardware: mine-48gb, chips: 8 }
        prices: { mine-48gb: 1 USD/h }

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mine-48gb.yaml")]
    [InlineData("mine-48gb.yml")]
    public void A_record_beside_the_scenario_is_found_by_its_id(string file)
    {
        _folder.Write(file, Hardware);

        // 6 x 1e9 x 20e9 FLOP at 40 % of 100 TFLOP/s.
        Load(Scenario).Plan!.Evaluate()["training.gpuHours"].Should().BeApproximately(1.2e20 / 40e12 / 3600, 1e-6);
    }

    [Fact]
    public void A_record_may_be_json_and_be_named_by_its_file()
    {
        Directory.CreateDirectory(_folder["hardware"]);
        _folder.Write("hardware/mine.json", """
            { "id": "mine-48gb", "name": "Mine", "peaks": { "bf16": "100 TFLOP/s" }, "memory": { "capacity": "48 GB", "bandwidth": "1 TB/s" } }
            """);

        var document = Load(Scenario.Replace("hardware: mine-48gb", "hardware: hardware/mine.json, utilization: 40%", StringComparison.Ordinal));

        document.Faults.Should().BeEmpty();
        document.Scenario.Training!.Hardware!.Name.Should().Be("Mine");
    }

    [Fact]
    public void A_folder_of_records_stands_in_front_of_the_shipped_ones()
    {
        Directory.CreateDirectory(_folder["catalog"]);
        _folder.Write("catalog/a.yaml", Hardware.Replace("mine-48gb", "h100-sxm-80gb", StringComparison.Ordinal));
        _folder.Write("catalog/b.yml", Hardware);
        _folder.Write("catalog/notes.txt", "not a record");
        var faults = new FaultCollector();

        CatalogSet catalogs = CatalogFiles.WithFolder(CatalogSet.Default, _folder["catalog"], faults);

        faults.ToImmutable().Should().BeEmpty();
        catalogs.Hardware["h100-sxm-80gb"].Name.Should().Be("My accelerator");
        catalogs.Hardware.Ids.Should().Contain("mine-48gb").And.Contain("t4");
        CatalogSet.Default.Hardware["h100-sxm-80gb"].Name.Should().Be("NVIDIA H100 SXM5 80 GB", "a catalog is never changed");
    }

    [Fact]
    public void A_hugging_face_config_is_a_model()
    {
        File.Copy(Repository.PathOf("tests/CostModel.Tests/Models/Configs/Qwen--Qwen3-8B.json"), _folder["config.json"]);

        Model? model = Load(Scenario.Replace("{ parameters: 1B }", "config.json", StringComparison.Ordinal)).Scenario.Model;

        model!.Parameters.TotalParameters.Should().Be(8_190_735_360, "the checkpoint of Qwen/Qwen3-8B holds so many");
    }

    [Fact]
    public void Faults_of_a_record_name_its_file_and_hide_what_follows_from_them()
    {
        _folder.Write("mine-48gb.yaml", """
            id: mine-48gb
            name: My accelerator
            peaks: { bf16: 0 TFLOP/s }
            memory: { capacity: 48 GB, reported: -1 GB, bandwidth: 0 TB/s }
            links: { scaleUp: { bandwidth: -1 GB/s, domain: 0 } }
            tdp: 0 W
            chipsPerNode: 0
            year: 20
            typicalTrainingUtilization: 400%
            sources:
              - { for: [peaks], source: a data sheet, asOf: March }

            """);

        IReadOnlyList<Fault> faults = Load(Scenario).Faults;

        faults.Should().OnlyContain(fault => fault.Position!.File == _folder["mine-48gb.yaml"]);
        faults.Select(fault => (fault.Position!.Line, fault.Path)).Should().Equal(
            (3, "peaks.bf16"),
            (4, "memory.reported"),
            (4, "memory.bandwidth"),
            (5, "links.scaleUp.bandwidth"),
            (5, "links.scaleUp.domain"),
            (6, "tdp"),
            (7, "chipsPerNode"),
            (8, "year"),
            (9, "typicalTrainingUtilization"),
            (11, "sources[0].asOf"));
    }

    [Fact]
    public void A_model_file_is_no_hardware()
    {
        _folder.Write("mine-48gb.yaml", "id: mine-48gb\npublished: { parameters: 1B }\n");

        Load(Scenario).Faults.Should().ContainSingle().Which.Message.Should().Be("'mine-48gb' holds another kind of record");
    }

    [Fact]
    public void A_file_that_is_no_record_says_what_a_record_has()
    {
        _folder.Write("mine-48gb.yaml", "colour: blue\n");

        Load(Scenario).Faults.Should().ContainSingle().Which.Message.Should().ContainAll("'peaks'", "'architecture'", "'model_type'");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault()
    {
        var faults = new FaultCollector();

        CatalogFiles.WithFolder(CatalogSet.Default, _folder["nowhere"], faults);

        faults.ToImmutable().Should().ContainSingle().Which.Message.Should().Be($"there is no folder '{_folder["nowhere"]}' of catalog files");
    }

    private ScenarioDocument Load(string scenario) => ScenarioDocument.Load(_folder.Write("scenario.yaml", scenario), CatalogSet.Default);
}
