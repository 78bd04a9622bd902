using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Validation;

namespace CostModel.Analysis.Claims;

/// <summary>Makes a scenario of paths and texts, by the same table of inputs that files and <c>--set</c> are read by.</summary>
internal static class ClaimScenario
{
    internal static CompiledScenario Of(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var scenario = new Scenario();
        var faults = new FaultCollector();
        foreach ((string path, string text) in settings)
        {
            if (ScenarioInputs.FindText(path) is { } input)
            {
                scenario = input.With(scenario, text, CatalogSet.Default, null, faults) ?? scenario;
            }
            else if (ScenarioInputs.FindNumber(path, text) is { } number && number.TryParse(text, out double value, out _))
            {
                scenario = number.With(scenario, value);
            }
            else
            {
                faults.Add(new Fault(FaultCodes.BadValue, path, $"'{text}' cannot be read"));
            }
        }

        faults.ThrowIfAny();
        return scenario.Compile();
    }
}
