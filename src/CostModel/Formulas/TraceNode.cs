using System.Collections.Immutable;

namespace CostModel.Formulas;

/// <summary>A step of arithmetic that ran, with its result.</summary>
/// <param name="Value">The result.</param>
internal abstract record TraceNode(double Value);

/// <summary>A number that came from outside the formulas: an input, or a result of operator-level code.</summary>
/// <param name="Path">Its path in the table of inputs or metrics.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
internal sealed record TraceInput(string Path, double Value, string Unit) : TraceNode(Value);

/// <summary>A constant of a formula.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit; empty for a pure number.</param>
internal sealed record TraceConstant(double Value, string Unit) : TraceNode(Value);

/// <summary>One operation over other steps.</summary>
/// <param name="Symbol"><c>+ - * / max min pow exp log sqrt ceil where</c>.</param>
/// <param name="Operands">Its operands in order.</param>
/// <param name="Value">The result.</param>
internal sealed record TraceOperation(string Symbol, ImmutableArray<TraceNode> Operands, double Value) : TraceNode(Value);

/// <summary>A result that is a metric.</summary>
/// <param name="Path">The metric's path.</param>
/// <param name="Formula">How it came about.</param>
internal sealed record TraceNamed(string Path, TraceNode Formula) : TraceNode(Formula.Value);
