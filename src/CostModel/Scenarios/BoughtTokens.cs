using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Training;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>The tokens of a run that states a budget and no tokens: those that the budget buys at the stated price.</summary>
internal static class BoughtTokens
{
    internal static TrainingRun In(Scenario scenario, TrainingRun run, ScenarioSlots slots)
    {
        if (run.Tokens is not null || scenario.TrainingBudget is not { } budget || run.Hardware is not { } hardware
            || (PriceInputs.For(hardware.Id).Get(scenario) ?? StatedTrainingInputs.Price.Get(scenario)) is not (> 0 and { } price))
        {
            return run;
        }

        var sample = Tokens.FromBillions(1);
        if (TrainingCompiler.Compile(run with { Tokens = sample }, new FaultCollector()) is not { } probe)
        {
            return run with { Tokens = sample };
        }

        double tokens = budget.TotalDollars / price / probe.Estimate().GpuHours.TotalGpuHours * sample.TotalTokens;
        slots.Default(TrainingInputs.Tokens, tokens, new InputOrigin("what training.budget buys"));
        return run with { Tokens = Tokens.FromTokens(tokens) };
    }
}
