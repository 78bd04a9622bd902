using System.Globalization;
using CostModel.Documents.WorkedExamples;
using CostModel.Scenarios;

namespace CostModel.Documents.Tests.WorkedExamples;

public class SelfTestTests
{
    private static readonly Lazy<SelfTestReport> s_report = new(() => SelfTest.Run(CatalogSet.Default));

    [Fact]
    public void Every_worked_example_is_computed_and_reproduces_within_its_tolerance()
    {
        s_report.Value.NotComputed.Should().BeEmpty();
        s_report.Value.Rows.Where(row => !row.Passed).Select(row => $"{row.Id}: {row.Computed} for {row.Published}").Should().BeEmpty();
        s_report.Value.Rows.Should().HaveCount(92).And.OnlyHaveUniqueItems(row => row.Id);
    }

    [Fact]
    public void A_published_slip_is_named_with_the_right_value()
    {
        SelfTestRow row = s_report.Value.Rows.Single(row => row.Id == "LTCO-2");

        row.Computed.Should().BeApproximately(328.5, 1e-9);
        row.Verdict.Should().Contain("slip").And.Contain("utilisation").And.Contain("1,095 USD");
    }

    /// <summary>The list of published calculations that this project was given, where it lies beside the repository.</summary>
    [Fact]
    public void The_shipped_examples_are_those_of_the_shared_list()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "../../../../../../../shared/data/worked_examples.csv");
        if (!File.Exists(path))
        {
            return;
        }

        Dictionary<string, double> published = File.ReadLines(path).Skip(1)
            .Select(Fields)
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[6], CultureInfo.InvariantCulture));

        s_report.Value.Rows.ToDictionary(row => row.Id, row => row.Published).Should().BeEquivalentTo(published);
    }

    /// <summary>The fields of a line of CSV; the list has no line breaks in its fields.</summary>
    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
