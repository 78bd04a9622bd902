using System.Collections.Immutable;
using CostModel.Scenarios;

namespace CostModel.Analysis.Levers;

/// <summary>What techniques do to a scenario, alone and together.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Options">How they were ranked.</param>
/// <param name="Goal">What they were ranked by.</param>
/// <param name="Baseline">The figures without any.</param>
/// <param name="Rows">The techniques: those that apply first, the most useful first.</param>
/// <param name="Best">The best combination that keeps the floor; null where nothing helps.</param>
public sealed record LeverTable(
    Scenario Scenario, LeverOptions Options, LeverGoal Goal, LeverFigures Baseline, ImmutableArray<LeverRow> Rows, LeverCombination? Best);
