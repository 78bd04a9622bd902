using CostModel.Documents.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Scenarios;

public class FaultOrderTests
{
    private const string Broken = """
        prices:
          h100-sxm-80gb: 2 EUR/h
        training:
          chips: 8.5
          hardware: a100-sxm-80gb
          tokens: 1T apples
        colour: blue
        model: lama-65b
        asOf: yesterday

        """;

    [Fact]
    public void All_faults_of_a_file_come_at_once_in_the_order_of_its_lines()
        => Faulty.AllOf(Broken).Select(fault => (fault.Position!.Line, fault.Code)).Should().Equal(
            (2, FaultCodes.UnknownCurrency),
            (4, FaultCodes.OutOfRange),
            (5, FaultCodes.MissingPrice),
            (6, FaultCodes.BadValue),
            (7, FaultCodes.UnknownKey),
            (8, FaultCodes.UnknownId),
            (9, FaultCodes.BadValue));

    [Fact]
    public void Faults_on_one_line_come_by_column()
        => Faulty.AllOf("training: { chips: x, tokens: y, colour: z }\n").Select(fault => fault.Position!.Column).Should().BeInAscendingOrder();

    [Fact]
    public void Faults_of_settings_come_after_those_of_the_file()
        => Faulty.AllOf(Broken, new ScenarioSetting("training.goodput", "2", "--set training.goodput=2"))
            .Select(fault => fault.Position!.File).Should().Equal([.. Enumerable.Repeat("scenario.yaml", 7), "--set training.goodput=2"]);

    [Fact]
    public void What_could_not_be_read_is_not_reported_missing_as_well()
        => Faulty.AllOf(Broken).Should().NotContain(fault => fault.Code == FaultCodes.Missing);

    [Fact]
    public void No_fault_of_many_is_lost()
    {
        string keys = string.Concat(Enumerable.Range(1, 10_000).Select(i => FormattableString.Invariant($"key{i}: 1\n")));

        Faulty.AllOf(keys).Select(fault => fault.Position!.Line).Should().Equal(Enumerable.Range(1, 10_000));
    }
}
