using System.Collections.Immutable;

namespace CostModel.Scaling.Fitting;

/// <summary>A law that was fitted to points.</summary>
/// <param name="Law">The law, with the ranges of the points.</param>
/// <param name="Objective">The sum of Huber losses of the log residuals at the optimum.</param>
/// <param name="Points">How many points were fitted.</param>
/// <param name="Intervals">The 95 % interval of each constant by bootstrap: <c>E A B alpha beta</c> and <c>parameterExponent</c>.</param>
public sealed record LawFit(LossLaw Law, double Objective, int Points, ImmutableSortedDictionary<string, Interval> Intervals);

/// <summary>An interval.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High);
