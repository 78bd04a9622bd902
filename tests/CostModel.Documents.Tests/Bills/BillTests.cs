using System.Collections.Immutable;
using CostModel.Documents.Bills;
using CostModel.Documents.Scenarios;
using CostModel.Economics;
using CostModel.Economics.Budgets;
using CostModel.Scenarios;
using CostModel.Scenarios.Economics;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Bills;

public sealed class BillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private static ScenarioResult Result => ScenarioDocument.Parse(
        """
        asOf: 2026-10-20
        serving: { hardware: h100-sxm-80gb, fleet: { chips: 16 }, utilization: 75% }
        prices: { h100-sxm-80gb: 2 USD/h }
        revenue: { fixed: 100000 USD/month }
        costOfRevenue: { hosting: 5000 USD/month, payment fees: 3% }
        cloud: { credits: 1000 USD/month, committedSpend: 30000 USD/month }
        accounting: { overheadShare: 5% }
        """,
        "s.yaml",
        CatalogSet.Default).Plan!.Evaluate();

    [Fact]
    public void What_is_exported_as_FOCUS_reads_back_as_a_bill_without_variance()
    {
        ImmutableArray<StatementLine> budget = [.. CostStatement.Of(Result).Where(line => line.Recurs)];

        Bill bill = Read(FocusCsv.Write(Result), budget)!;

        bill.Format.Should().Be("FOCUS");
        BudgetVariance.Of(budget, bill.Lines).Lines.Should().OnlyContain(line => Math.Abs(line.VarianceUsd) < 1e-9);
    }

    [Fact]
    public void FOCUS_rows_carry_the_columns_of_the_specification()
    {
        string[] rows = FocusCsv.Write(Result).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] header = rows[0].Split(',');

        header.Should().Contain(
        [
            "BilledCost", "EffectiveCost", "ListCost", "ContractedCost", "ConsumedQuantity", "ConsumedUnit", "ChargePeriodStart", "ChargePeriodEnd",
            "BillingPeriodStart", "BillingCurrency", "ChargeCategory", "CommitmentDiscountStatus", "ServiceName", "PricingQuantity",
        ]);
        rows.Should().Contain(row => row.Contains("Credit") && row.StartsWith("-1000"));
        rows.Should().Contain(row => row.Contains("commitment shortfall") && row.Contains("Unused"));
        rows.Skip(1).Should().OnlyContain(row => row.Contains("2026-10-01T00:00:00Z") && row.Contains("2026-11-01T00:00:00Z"));
    }

    [Fact]
    public void A_price_rise_and_a_bigger_volume_stand_apart()
    {
        StatementLine[] budget = [new("Serving", "serving", 1000, "GPU-Hours", 2000)];

        Bill bill = Read("line,quantity,unit,cost\nserving,1200,GPU-Hours,2640\nAWS tax,,,50\n", [.. budget])!;
        var variance = BudgetVariance.Of(budget, bill.Lines);

        BudgetLine serving = variance.Lines.Single(line => line.Name == "serving");
        (serving.PriceUsd, serving.VolumeUsd, serving.MixUsd).Should().Be((240, 400, 0));
        variance.Lines.Single(line => line.Name == "AWS tax").OtherUsd.Should().Be(50);
        variance.VarianceUsd.Should().Be(690);
    }

    [Fact]
    public void An_AWS_report_is_set_against_the_budget_by_a_mapping()
    {
        StatementLine[] budget = [new("Serving", "serving", 5840, "GPU-Hours", 11_680) { Alias = "h100-sxm-80gb" }];
        string csv = """
            lineItem/LineItemType,lineItem/ProductCode,lineItem/UsageType,product/instanceType,lineItem/UsageAmount,pricing/unit,lineItem/UnblendedCost,lineItem/CurrencyCode
            Usage,AmazonEC2,BoxUsage:p5.48xlarge,p5.48xlarge,400,Hrs,12584,USD
            Usage,AmazonEC2,BoxUsage:p5.48xlarge,p5.48xlarge,330,Hrs,10381.8,USD
            Credit,AmazonEC2,,,0,,-500,USD
            Tax,AmazonEC2,,,0,,100,USD

            """;

        Bill bill = Read(csv, [.. budget], new BillMapping("p5.48xlarge", "serving", 8))!;

        bill.Format.Should().Be("AWS cost and usage report");
        StatementLine serving = bill.Lines.Single(line => line.Name == "serving");
        (serving.Quantity, serving.CostUsd, serving.Unit).Should().Be((5840, 22_965.8, "GPU-Hours"));
        bill.Lines.Select(line => (line.Name, line.Kind)).Should().BeEquivalentTo(
            [("serving", ChargeKind.Usage), ("credits", ChargeKind.Credit), ("tax", ChargeKind.Tax)], "a credit and a tax never hide in the service that they are granted on");
    }

    [Theory]
    [InlineData("a,b\n1,2\n", FaultCodes.WrongShape)]
    [InlineData("line,cost\nx,much\n", FaultCodes.BadValue)]
    [InlineData("line,cost\nx,\n", FaultCodes.BadValue)]
    [InlineData("line,cost,currency\nx,1,EUR\n", FaultCodes.UnknownCurrency)]
    public void A_bill_that_cannot_be_read_is_a_fault(string csv, string code)
    {
        var faults = new FaultCollector();

        Read(csv, [], faults: faults).Should().BeNull();

        faults.ToImmutable().Should().ContainSingle().Which.Code.Should().Be(code);
    }

    [Theory]
    [InlineData("p5.48xlarge=serving*8", "p5.48xlarge", "serving", 8)]
    [InlineData("EC2 = serving, used", "EC2", "serving, used", 1)]
    public void A_mapping_is_read(string text, string actual, string line, double times)
        => BillMapping.TryParse(text).Should().Be(new BillMapping(actual, line, times));

    [Theory]
    [InlineData("serving")]
    [InlineData("=serving")]
    [InlineData("p5=")]
    public void A_mapping_without_both_sides_is_refused(string text) => BillMapping.TryParse(text).Should().BeNull();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Bill? Read(string csv, ImmutableArray<StatementLine> budget, BillMapping? mapping = null, FaultCollector? faults = null)
    {
        string path = Path.Combine(_folder, "bill.csv");
        File.WriteAllText(path, csv);
        return BillFile.Read(path, budget, mapping is null ? [] : [mapping], faults ?? new FaultCollector());
    }
}
