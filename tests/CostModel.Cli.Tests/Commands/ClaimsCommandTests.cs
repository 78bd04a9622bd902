using System.Text.Json;

namespace CostModel.Cli.Tests.Commands;

public class ClaimsCommandTests
{
    [Fact]
    public void The_table_has_every_claim_with_its_verdict_and_a_summary()
    {
        string output = Cli.Run("claims").ShouldSucceed().Output;

        output.Should().Contain("  C01 ").And.Contain("  C74 ").And.Contain("off by 101x").And.Contain("74 claims: ");
        output.Split('\n').Should().OnlyContain(line => line.Length <= 120);
    }

    [Fact]
    public void Json_keeps_the_contract_of_scripts()
    {
        using var json = JsonDocument.Parse(Cli.Run("claims", "--format", "json").ShouldSucceed().Output);
        JsonElement root = json.RootElement;

        JsonElement[] rows = [.. root.GetProperty("rows").EnumerateArray()];
        foreach (JsonElement row in rows)
        {
            row.EnumerateObject().Select(property => property.Name)
                .Should().Contain(["id", "published", "computed", "difference", "tolerance", "passed", "verdict", "source"]);
            row.GetProperty("source").GetString().Should().NotBeEmpty();
            row.GetProperty("verdict").GetString().Should().NotBeEmpty();
        }

        rows.Select(row => row.GetProperty("id").GetString())
            .Concat(root.GetProperty("notComputed").EnumerateArray().Select(row => row.GetProperty("id").GetString()))
            .Should().HaveCount(74).And.OnlyHaveUniqueItems();
        root.GetProperty("summary").GetProperty("claims").GetInt32().Should().Be(74);
    }

    [Fact]
    public void Every_seed_claim_is_answered()
    {
        if (Shared("seed_claims.csv") is not { } file)
        {
            return;
        }

        string output = Cli.Run("claims", "--format", "csv").ShouldSucceed().Output;
        foreach (string id in File.ReadLines(file).Skip(1).Select(line => line.Split(',')[0]))
        {
            output.Should().Contain($"\n{id},");
        }
    }

    [Fact]
    public void One_claim_shows_its_figures_with_calculation_and_inputs()
        => Cli.Run("claims", "c09").ShouldSucceed().Output.Should()
            .ContainAll("C09  AI will consume", "1.5M servers * 6.5 kW", "85.41 TWh/year", "134 TWh/year", "Verdict: agrees");

    [Fact]
    public void An_unknown_claim_is_refused_with_the_range()
        => Cli.Run("claims", "C99").ShouldBeRefused().Error.Should().Contain("there is no claim 'C99'").And.Contain("C01 to C74");

    private static string? Shared(string name)
    {
        for (DirectoryInfo? folder = new(Repository.PathOf(".")); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "data", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
