using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Text;

public sealed class TextFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_directory_is_refused_with_the_files_in_it()
    {
        _folder.Write("b.yaml", "name: b\n");
        _folder.Write("a.json", "{}");
        _folder.Write("c.txt", "");

        Fault fault = Fault(_folder.Path);

        fault.Message.Should().Be($"'{_folder.Path}' is a directory, not a file");
        fault.Suggestion.Should().Be("name a file in it: a.json, b.yaml");
    }

    [Fact]
    public void A_file_that_is_not_there_names_the_nearest_whatever_its_ending()
    {
        _folder.Write("llama-65b.yaml", "name: x\n");
        _folder.Write("other.yaml", "name: x\n");

        Fault fault = Fault(_folder["lama-65b.yml"]);

        fault.Message.Should().Be($"there is no file '{_folder["lama-65b.yml"]}'");
        fault.Suggestion.Should().Be($"did you mean '{_folder["llama-65b.yaml"]}'?");
        Fault(_folder["quite-different.yaml"]).Suggestion.Should().BeNull();
        Fault(System.IO.Path.Combine(_folder["nowhere"], "x.yaml")).Suggestion.Should().BeNull();
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_refused()
        => Fault(_folder.Write("x.yaml", [.. "name: "u8, 0xFF, 0xFE])).Message.Should().EndWith("x.yaml' is not UTF-8 text");

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
        => ScenarioDocument.Load(_folder.Write("x.yaml", [0xEF, 0xBB, 0xBF, .. "name: x\n"u8]), CatalogSet.Default).Scenario.Name.Should().Be("x");

    [Theory]
    [InlineData("x.yaml")]
    [InlineData("x.json")]
    public void Ten_megabytes_of_brackets_are_refused_by_their_size(string name)
        => Fault(_folder.Write(name, Enumerable.Repeat((byte)'[', 10_000_000).ToArray())).Message
            .Should().EndWith("is larger than 4 MiB, which no scenario or catalog file is");

    [Fact]
    public void A_file_just_below_the_limit_is_read()
        => ScenarioDocument.Load(_folder.Write("x.yaml", "name: x\n#" + new string('-', (4 * 1024 * 1024) - 9)), CatalogSet.Default).Scenario.Name.Should().Be("x");

    private static Fault Fault(string path)
        => ScenarioDocument.Load(path, CatalogSet.Default).Faults.Should().ContainSingle(fault => fault.Code == FaultCodes.File).Subject;
}
