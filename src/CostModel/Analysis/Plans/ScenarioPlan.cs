using System.Collections.Concurrent;
using System.Collections.Immutable;
using CostModel.Analysis.Sampling;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Analysis.Plans;

/// <summary>A scenario as a plan: every input of the input table varies, every metric of the metric table is an answer.</summary>
public sealed class ScenarioPlan : IPlan
{
    private const int MostCached = 1000;

    private readonly ConcurrentDictionary<string, PlanPaths> _paths = new(StringComparer.Ordinal);
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

    /// <summary>
    /// The errors of the operator-level models under the scenario, as factors on what they predict: lognormal on either side of the prediction,
    /// with the 80 % bands that measurements outside their fits give. To be drawn beside uncertain inputs. Empty at napkin depth, and where the scenario is not valid.
    /// </summary>
    public ImmutableArray<UncertainInput> ModelErrors
        => Scenario.TryCompile(new FaultCollector()) is not { } compiled ? []
            :
            [
                .. compiled.Uncertain.Where(leaf => leaf.Band.Low < leaf.Band.High)
                    .Select(leaf => UncertainInput.Of(PlanInput.Of(leaf), Distribution.Error(leaf.Band))),
            ];

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
    internal Scenario At(ImmutableArray<PlanInput> inputs, ReadOnlySpan<double> point) => At(inputs, point, Scenario);

    /// <summary>A scenario with the numbers of a point in it.</summary>
    internal Scenario At(ImmutableArray<PlanInput> inputs, ReadOnlySpan<double> point, Scenario scenario)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            scenario = inputs[i].PutInto(scenario, point[i], Catalogs);
        }

        return scenario;
    }

    /// <summary>The plan of a point, compiled once for all points with the same key.</summary>
    internal ScenarioPoint Compiled(string key, Func<ScenarioPoint> compile)
    {
        if (_points.TryGetValue(key, out ScenarioPoint? known))
        {
            return known;
        }

        ScenarioPoint point = compile();
        if (_points.Count < MostCached)
        {
            _points.TryAdd(key, point);
        }

        return point;
    }

    /// <summary>How inputs reach the metrics; null where the scenario does not compile at this point, so that another has to tell.</summary>
    internal PlanPaths? Paths(ImmutableArray<PlanInput> inputs, ReadOnlySpan<double> point)
    {
        string key = string.Join('\n', inputs.Select(input => input.Path));
        return _paths.TryGetValue(key, out PlanPaths? known) ? known
            : PathProbe.Find(this, inputs, point) is { } found ? _paths.GetOrAdd(key, found)
            : null;
    }

    private bool IsChoice(TextInputDefinition input) => !input.Choices(Catalogs).IsEmpty;
}
