using CostModel.Documents.Scenarios;
using CostModel.Economics;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Scenarios;

/// <summary>Every input of the table can be written in a file and with <c>--set</c>, and arrives where it belongs.</summary>
public class ScenarioInputTests
{
    public static TheoryData<string> Numbers => [.. ScenarioInputs.Numbers.Select(input => input.Path)];

    public static TheoryData<string> Texts => [.. ScenarioInputs.Texts.Where(input => input.Kind != TextInputKind.Changes).Select(input => input.Path)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_is_read_from_its_path(string path)
    {
        InputDefinition input = ScenarioInputs.FindNumber(path, "")!;
        input.TryParse(input.Example, out double expected, out _).Should().BeTrue("the example of the table is a good value");

        Scenario scenario = Read(path, input.Example);

        input.Get(scenario).Should().Be(expected);
        ScenarioInputs.Numbers.Where(other => other.Path != path && other.Get(scenario) is not null).Should().BeEmpty();
        Set(path, input.Example).Should().BeEquivalentTo(scenario, options => options.Excluding(read => read.Origins));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_read_from_its_path(string path)
    {
        TextInputDefinition input = ScenarioInputs.FindText(path)!;
        input.Get(Read(path, input.Example)).Should().Be(input.Example);
        foreach (string choice in input.Kind == TextInputKind.Plain ? input.Choices(CatalogSet.Default) : [])
        {
            input.Get(Set(path, choice)).Should().Be(choice);
        }
    }

    [Theory]
    [InlineData("model: { parameters: 671B, activeParameters: 37B }\n")]
    [InlineData("model: { activeParameters: 37B, parameters: 671B }\n")]
    public void The_sizes_of_a_mixture_may_come_in_any_order(string yaml)
        => ScenarioDocument.Parse(yaml, "s.yaml", CatalogSet.Default).Scenario.Model
            .Should().BeEquivalentTo(new { Parameters = ParameterCount.FromBillions(671), ActiveParameters = ParameterCount.FromBillions(37) });

    [Theory]
    [InlineData("model: { activeParameters: 37B }\n", "model.parameters", "active parameters need all parameters beside them, e.g. 70B")]
    [InlineData("model: { activeParameters: 2T, parameters: 1T }\n", "model.activeParameters", "must be at most the 1T parameters that there are, not 2T")]
    public void The_sizes_of_a_mixture_belong_together(string yaml, string path, string said)
        => Faulty.Of(yaml + "revenue: { fixed: 1 USD/month }\n").Should().BeEquivalentTo(new { Path = path, Message = said });

    [Fact]
    public void Prices_stand_under_hardware_ids_even_with_a_dot_in_them()
    {
        Scenario scenario = ScenarioDocument.Parse("prices: { gtx-580-1.5gb: 0.10 USD/h, t4: 0.35 USD/h }\n", "s.yaml", CatalogSet.Default).Scenario;

        scenario.Prices.Should().ContainKeys("gtx-580-1.5gb", "t4");
        Set("prices.\"gtx-580-1.5gb\"", "0.10 USD/h").Prices["gtx-580-1.5gb"].Should().Be(UsdPerGpuHour.FromDollarsPerGpuHour(0.1));
    }

    [Theory]
    [InlineData("5000 USD/month", CostBasis.PerMonth)]
    [InlineData("0.01 cent/query", CostBasis.PerQuery)]
    [InlineData("3%", CostBasis.ShareOfRevenue)]
    public void A_cost_line_is_counted_by_what_its_unit_says(string text, CostBasis basis)
        => Set("costOfRevenue.payment fees", text).CostOfRevenue["payment fees"].Basis.Should().Be(basis);

    [Fact]
    public void A_cost_line_that_does_not_say_is_refused()
        => Faulty.AllOf("costOfRevenue: { hosting: 5000 USD }\n").Should().ContainSingle(fault => fault.Path == "costOfRevenue.hosting")
            .Which.Message.Should().Be("'5000 USD': expected a cost by the month, the query or the revenue, e.g. 5000 USD/month, 0.01 cent/query or 3%");

    [Fact]
    public void A_value_may_carry_its_source()
    {
        Scenario scenario = ScenarioDocument.Parse(
            "training:\n  tokens: { value: 1.4T, source: a paper, asOf: 2023-02, note: rounded }\n", "s.yaml", CatalogSet.Default).Scenario;

        scenario.Training!.Tokens!.Value.TotalTrillions.Should().Be(1.4);
        scenario.Origins["training.tokens"].ToString().Should().Be("s.yaml:2; a paper (2023-02)");
    }

    [Fact]
    public void A_setting_replaces_the_value_of_the_file_and_the_last_setting_wins()
    {
        var document = ScenarioDocument.Parse(
            "training: { chips: 8 }\n",
            "s.yaml",
            CatalogSet.Default,
            new ScenarioSetting("training.chips", "16", "--set training.chips=16"),
            new ScenarioSetting("training.chips", "32", "--set training.chips=32"));

        document.Scenario.Training!.Chips.Should().Be(32);
        document.Scenario.Origins["training.chips"].Place.Should().Be("--set training.chips=32");
    }

    [Theory]
    [InlineData("trainin.chips", "trainin", "unknown key 'trainin' in a scenario", "did you mean 'training'?")]
    [InlineData("training.chip", "training.chip", "unknown key 'chip' in 'training'", "did you mean 'chips'?")]
    [InlineData("training.chips.x", "training.chips", "'training.chips' is a single value: nothing stands below it", null)]
    [InlineData("prices.gtx-580-1.5gb", "prices.gtx-580-1", "nothing stands below 'prices.gtx-580-1'", "quote a name with a dot in it: prices.\"x.y\"")]
    [InlineData("training..chips", "", "'training..chips' is no path: expected names with dots between them, e.g. training.chips", null)]
    [InlineData("training", "training", "'training' is a section: expected keys and values below it", null)]
    public void A_setting_with_a_wrong_path_says_which_part_is_wrong(string path, string at, string said, string? suggested)
    {
        string source = $"--set {path}=8";
        Fault fault = Faulty.Of("name: x\nrevenue: { fixed: 1 USD/month }\n", new ScenarioSetting(path, "8", source));

        fault.Should().BeEquivalentTo(new { Path = at, Message = said, Suggestion = suggested });
        fault.Position!.ToString().Should().Be(source);
    }

    private static Scenario Read(string path, string value)
    {
        string[] segments = [.. InputPath.Split(path)];
        string yaml = string.Concat(segments.Select((segment, depth) => $"{(depth == 0 ? "" : "\n")}{new string(' ', 2 * depth)}{segment}:")) + $" {value}\n";
        return ScenarioDocument.Parse(yaml, "s.yaml", CatalogSet.Default).Scenario;
    }

    private static Scenario Set(string path, string value)
        => ScenarioDocument.FromSettings(CatalogSet.Default, new ScenarioSetting(path, value, "--set")).Scenario;
}
