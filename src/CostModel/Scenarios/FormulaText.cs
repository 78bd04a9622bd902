using CostModel.Formulas;
using CostModel.Scenarios.Inputs;

namespace CostModel.Scenarios;

/// <summary>Writes a trace as a formula: in names, or with the numbers that went in.</summary>
internal static class FormulaText
{
    internal static string Symbolic(TraceNode node) => Write(node, 0, leaf => leaf switch
    {
        TraceInput input => input.Path,
        TraceNamed named => named.Path,
        TraceConstant constant => Constant(constant),
        _ => "",
    });

    internal static string WithNumbers(TraceNode node, IReadOnlyDictionary<string, Slot> slots) => Write(node, 0, leaf => leaf switch
    {
        TraceInput input => Number(input.Value, slots[input.Path]),
        TraceConstant constant => Constant(constant),
        _ => QuantityText.Number(leaf.Value, 6),
    });

    /// <summary>A number as a person would write it: in the units of its input, else with the unit of its slot.</summary>
    internal static string Number(double value, Slot slot) => slot is InputDefinition input
        ? input.Format(value)
        : WithUnit(QuantityText.Number(value, 6), slot.Unit);

    private static string Constant(TraceConstant constant) => WithUnit(QuantityText.Number(constant.Value, 6), constant.Unit);

    private static string WithUnit(string number, string unit) => unit.Length == 0 ? number : $"{number} {unit}";

    private static string Write(TraceNode node, int outerStrength, Func<TraceNode, string> leaf)
    {
        if (node is not TraceOperation operation)
        {
            return leaf(node);
        }

        int strength = operation.Symbol switch
        {
            "+" or "-" => 1,
            "*" or "/" => 2,
            _ => 0,
        };
        if (strength == 0)
        {
            return $"{operation.Symbol}({string.Join(", ", operation.Operands.Select(operand => Write(operand, 0, leaf)))})";
        }

        string symbol = operation.Symbol == "*" ? "×" : operation.Symbol;
        string left = Write(operation.Operands[0], strength, leaf);

        // The right operand of - and / needs brackets at equal strength too.
        string right = Write(operation.Operands[1], operation.Symbol is "-" or "/" ? strength + 1 : strength, leaf);
        string text = $"{left} {symbol} {right}";
        return strength < outerStrength ? $"({text})" : text;
    }
}
