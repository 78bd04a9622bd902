using System.Collections.Immutable;
using CostModel.Efficiency;

namespace CostModel.Analysis.Levers;

/// <summary>Techniques used together.</summary>
/// <param name="Figures">The figures with all of them.</param>
/// <param name="Quality">What they do to quality together: nats add, retentions multiply.</param>
/// <param name="OneOff">What they cost once.</param>
/// <param name="Steps">The way there, the largest step first; the changes sum to the whole.</param>
public sealed record LeverCombination(LeverFigures Figures, QualityEffect Quality, Usd OneOff, ImmutableArray<WaterfallStep> Steps);
