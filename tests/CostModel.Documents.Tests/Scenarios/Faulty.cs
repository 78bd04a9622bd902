using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Tests.Scenarios;

/// <summary>Scenarios with something wrong in them.</summary>
internal static class Faulty
{
    /// <summary>The only fault of a text.</summary>
    internal static Fault Of(string yaml, params ScenarioSetting[] settings)
        => AllOf(yaml, settings).Should().ContainSingle().Subject;

    internal static IReadOnlyList<Fault> AllOf(string text, params ScenarioSetting[] settings) => AllOf(text, "scenario.yaml", settings);

    internal static IReadOnlyList<Fault> AllOf(string text, string fileName, params ScenarioSetting[] settings)
    {
        var document = ScenarioDocument.Parse(text, fileName, CatalogSet.Default, settings);
        document.Plan.Should().BeNull();
        document.Faults.Should().NotBeEmpty();
        return document.Faults;
    }
}
