namespace CostModel.Formulas;

/// <summary>A number that remembers the arithmetic it came from, so that an explanation prints what actually ran.</summary>
internal readonly struct Traced : IReal<Traced>
{
    private readonly TraceNode? _node;

    internal Traced(TraceNode node) => _node = node;

    internal TraceNode Node => _node ?? new TraceConstant(0, "");

    public static Traced Constant(double value, string unit = "") => new(new TraceConstant(value, unit));

    public static Traced operator +(Traced left, Traced right) => Of("+", left.Node.Value + right.Node.Value, left, right);

    public static Traced operator -(Traced left, Traced right) => Of("-", left.Node.Value - right.Node.Value, left, right);

    public static Traced operator *(Traced left, Traced right) => Of("*", left.Node.Value * right.Node.Value, left, right);

    public static Traced operator /(Traced left, Traced right) => Of("/", left.Node.Value / right.Node.Value, left, right);

    public static Traced Max(Traced left, Traced right) => Of("max", Math.Max(left.Node.Value, right.Node.Value), left, right);

    public static Traced Min(Traced left, Traced right) => Of("min", Math.Min(left.Node.Value, right.Node.Value), left, right);

    public static Traced Pow(Traced value, Traced exponent) => Of("pow", Math.Pow(value.Node.Value, exponent.Node.Value), value, exponent);

    public static Traced Exp(Traced value) => Of("exp", Math.Exp(value.Node.Value), value);

    public static Traced Log(Traced value) => Of("log", Math.Log(value.Node.Value), value);

    public static Traced Sqrt(Traced value) => Of("sqrt", Math.Sqrt(value.Node.Value), value);

    public static Traced Ceiling(Traced value) => Of("ceil", Math.Ceiling(value.Node.Value), value);

    /// <summary>The branch that was taken; the other one did not contribute and is not shown.</summary>
    public static Traced WhereLess(Traced left, Traced right, Traced then, Traced otherwise)
        => left.Node.Value < right.Node.Value ? then : otherwise;

    public static Traced Name(Traced value, string path) => new(new TraceNamed(path, value.Node));

    private static Traced Of(string symbol, double value, params ReadOnlySpan<Traced> operands)
    {
        var nodes = new TraceNode[operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            nodes[i] = operands[i].Node;
        }

        return new Traced(new TraceOperation(symbol, [.. nodes], value));
    }
}
