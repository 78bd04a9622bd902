using System.Collections.Concurrent;
using System.Collections.Immutable;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>A scenario as a plan: every input of the input table varies, every metric of the metric table is an answer.</summary>
public sealed class ScenarioPlan : IPlan
{
    private const int MostCached = 1000;

    private readonly ConcurrentDictionary<string, bool[]> _onChain = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ScenarioPoint> _points = new(StringComparer.Ordinal);

    /// <summary>A plan of a scenario. What is wrong with the scenario shows when a point of it is evaluated.</summary>
    /// <param name="scenario">The scenario; inputs that vary may be missing in it.</param>
    /// <param name="catalogs">Where ids are looked up; the shipped catalogs by default.</param>
    public ScenarioPlan(Scenario scenario, CatalogSet? catalogs = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Scenario = scenario;
        Catalogs = catalogs ?? CatalogSet.Default;
    }

    /// <summary>The scenario that inputs are varied in.</summary>
    public Scenario Scenario { get; }

    /// <summary>Where ids are looked up.</summary>
    public CatalogSet Catalogs { get; }

    /// <inheritdoc/>
    public IEnumerable<string> InputPaths
        => ScenarioInputs.Numbers.Select(input => input.Path)
            .Concat(ScenarioInputs.Texts.Where(IsChoice).Select(input => input.Path))
            .Concat(Scenario.Prices.Keys.Select(id => PriceInputs.For(id).Path))
            .Concat(Scenario.CostOfRevenue.Keys.Select(name => InputPath.Join(CostLineInputs.Prefix, name)));

    /// <inheritdoc/>
    public IEnumerable<string> MetricPaths => ScenarioMetrics.All.Select(metric => metric.Path);

    /// <inheritdoc/>
    public PlanInput? FindInput(string path)
        => ScenarioInputs.FindNumber(path, Scenario) is { } number ? PlanInput.Of(number, Scenario)
            : ScenarioInputs.FindText(path) is { } text && IsChoice(text) ? PlanInput.Of(text, Scenario, Catalogs)
            : null;

    /// <inheritdoc/>
    public PlanMetric? FindMetric(string path) => ScenarioMetrics.Find(path) is { } metric ? new PlanMetric(metric) : null;

    /// <inheritdoc/>
    public IPointEvaluator Evaluator(ImmutableArray<PlanInput> inputs, ImmutableArray<PlanMetric> metrics) => new ScenarioEvaluator(this, inputs, metrics);

    /// <summary>The scenario with the numbers of a point in it.</summary>
    internal Scenario At(ImmutableArray<PlanInput> inputs, ReadOnlySpan<double> point)
    {
        Scenario scenario = Scenario;
        for (int i = 0; i < inputs.Length; i++)
        {
            scenario = inputs[i].PutInto(scenario, point[i], Catalogs);
        }

        return scenario;
    }

    /// <summary>The plan of a scenario that a point gives, compiled once for all points with the same key.</summary>
    internal ScenarioPoint Compiled(string key, Scenario scenario)
    {
        if (_points.TryGetValue(key, out ScenarioPoint? known))
        {
            return known;
        }

        var point = ScenarioPoint.Of(scenario);
        if (_points.Count < MostCached)
        {
            _points.TryAdd(key, point);
        }

        return point;
    }

    /// <summary>Which inputs only change numbers of the chain; all others need a compilation for each of their values.</summary>
    internal bool[] OnChain(ImmutableArray<PlanInput> inputs, ReadOnlySpan<double> point)
    {
        string key = string.Join('\n', inputs.Select(input => input.Path));
        if (_onChain.TryGetValue(key, out bool[]? known))
        {
            return known;
        }

        bool[]? found = ChainProbe.Classify(this, inputs, point);
        return found is null ? new bool[inputs.Length] : _onChain.GetOrAdd(key, found);
    }

    private bool IsChoice(TextInputDefinition input) => !input.Choices(Catalogs).IsEmpty;
}
