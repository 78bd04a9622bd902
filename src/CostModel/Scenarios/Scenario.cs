using System.Collections.Immutable;
using CostModel.Economics;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>A whole question: a model, how it is trained and served, what is asked of it, what things cost and what customers pay.</summary>
public sealed partial record Scenario
{
    /// <summary>What the question is about, for headings.</summary>
    public string Name { get; init; } = "";

    /// <summary>The date that prices and ages are counted from; the catalog's own date where not given.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How long months and years are.</summary>
    public Calendar Calendar { get; init; } = Calendar.Standard;

    /// <summary>The model, unless training or serving names its own.</summary>
    public Model? Model { get; init; }

    /// <summary>The training run.</summary>
    public TrainingRun? Training { get; init; }

    /// <summary>The money that there is for training: asks how many tokens it buys.</summary>
    public Usd? TrainingBudget { get; init; }

    /// <summary>The deployment.</summary>
    public ServingPlan? Serving { get; init; }

    /// <summary>The tariff, where the model is called over a provider's API instead of being served.</summary>
    public ApiTariff? Api { get; init; }

    /// <summary>What is asked of the deployment.</summary>
    public Workload? Workload { get; init; }

    /// <summary>Price per billed accelerator-hour, by hardware id.</summary>
    public ImmutableSortedDictionary<string, UsdPerGpuHour> Prices
    {
        get;
        init => field = Ordinal(value);
    } = Ordinal(ImmutableSortedDictionary<string, UsdPerGpuHour>.Empty);

    /// <summary>Whether the answer is in quantities alone: no price is needed, and no result is in money.</summary>
    public bool QuantitiesOnly { get; init; }

    /// <summary>What customers pay.</summary>
    public Revenue? Revenue { get; init; }

    /// <summary>Costs of revenue besides the serving, by name.</summary>
    public ImmutableSortedDictionary<string, CostLine> CostOfRevenue
    {
        get;
        init => field = Ordinal(value);
    } = Ordinal(ImmutableSortedDictionary<string, CostLine>.Empty);

    /// <summary>Where inputs were written and what stands behind them, by path; for explanations.</summary>
    public ImmutableDictionary<string, InputOrigin> Origins { get; init; } = ImmutableDictionary<string, InputOrigin>.Empty;

    /// <summary>The scenario with one more price, or with this one in place of another.</summary>
    public Scenario WithPrice(HardwareProfile hardware, UsdPerGpuHour price)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        return this with { Prices = Prices.SetItem(hardware.Id, price) };
    }

    /// <summary>The scenario with one more cost of revenue, or with this one in place of another.</summary>
    public Scenario WithCostOfRevenue(string name, CostLine line) => this with { CostOfRevenue = CostOfRevenue.SetItem(name, line) };

    /// <summary>Validates and resolves the scenario.</summary>
    /// <exception cref="InvalidPlanException">Something is wrong with it; the exception lists everything.</exception>
    public CompiledScenario Compile()
    {
        var faults = new FaultCollector();
        CompiledScenario? compiled = TryCompile(faults);
        faults.ThrowIfAny();
        return compiled!;
    }

    /// <summary>Validates and resolves the scenario, or returns null with everything that is wrong with it.</summary>
    public CompiledScenario? TryCompile(FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return ScenarioCompiler.Compile(this, faults);
    }

    /// <summary><see cref="Compile"/> and one evaluation.</summary>
    /// <exception cref="InvalidPlanException">Something is wrong with the scenario; the exception lists everything.</exception>
    public ScenarioResult Evaluate() => Compile().Evaluate();

    /// <summary>The same entries in an order that does not depend on the culture: sums over them keep their last bits.</summary>
    private static ImmutableSortedDictionary<string, T> Ordinal<T>(ImmutableSortedDictionary<string, T> entries) => entries.WithComparers(StringComparer.Ordinal);
}
