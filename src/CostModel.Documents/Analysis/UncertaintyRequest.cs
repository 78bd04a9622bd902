using System.Collections.Immutable;
using System.Globalization;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Catalogs;
using CostModel.Documents.Scenarios;
using CostModel.Validation;

namespace CostModel.Documents.Analysis;

/// <summary>The uncertain inputs of a scenario file, and the errors of the models under it, ready to be drawn.</summary>
public static class UncertaintyRequest
{
    /// <summary>The plan with its draws, or null with everything that is wrong.</summary>
    /// <param name="document">The scenario as it was read.</param>
    /// <param name="samples">How many draws.</param>
    /// <param name="seed">Another seed gives other draws.</param>
    /// <param name="modelError">Whether the errors of models are drawn as well.</param>
    /// <param name="faults">Gathers what is wrong.</param>
    public static (ScenarioPlan Plan, RandomPoints Points, Correlations Correlations)? Resolve(
        ScenarioDocument document, long samples, ulong seed, bool modelError, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        faults.AddRange(document.Faults);
        var plan = new ScenarioPlan(document.Scenario, document.Catalogs);
        ImmutableArray<UncertainInput> inputs =
        [
            .. document.Uncertain.Select(value => UncertainInput.TryOf(plan, value.Path, value.Distribution, faults, value.Position)).OfType<UncertainInput>(),
            .. modelError ? plan.ModelErrors : [],
        ];
        if (inputs.IsEmpty && faults.Count == before)
        {
            string problem = modelError
                ? "no input of this scenario is uncertain, and no operator-level model with an error of its own is under it"
                : "no input of this scenario is uncertain";
            faults.Add(new Fault(FaultCodes.Missing, "", problem, "write one as a range, e.g. --set training.utilization='35% to 45%'"));
        }

        ImmutableArray<(string, string, double)> pairs = Pairs(document.Sections.Correlations, faults);
        Correlations? correlations = faults.Count > before ? null : Correlations.Create(inputs, pairs, faults, document.Sections.Correlations?.Position);
        return correlations is null ? null : (plan, new RandomPoints(inputs, correlations, samples, seed), correlations);
    }

    /// <summary>Lists of two paths and a number.</summary>
    private static ImmutableArray<(string First, string Second, double Correlation)> Pairs(DataNode? section, FaultCollector faults)
    {
        if (section is null)
        {
            return [];
        }

        var pairs = ImmutableArray.CreateBuilder<(string, string, double)>();
        foreach (DataNode item in section is DataSequence list ? list.Items : [section])
        {
            if (item is DataSequence { Items: [DataScalar first, DataScalar second, DataScalar number] }
                && double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double correlation))
            {
                pairs.Add((first.Text, second.Text, correlation));
            }
            else
            {
                faults.Add(new Fault(
                    FaultCodes.WrongShape, "correlations", "expected two paths and a number from -1 to 1, e.g. - [training.utilization, training.goodput, 0.5]", null, item.Position));
            }
        }

        return pairs.ToImmutable();
    }
}
