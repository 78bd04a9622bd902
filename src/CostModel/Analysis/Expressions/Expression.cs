using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CostModel.Analysis.Expressions;

/// <summary>A calculation of numbers with units, as a person would write it: <c>694,444 USD/day / (13M users * 15/day)</c>.</summary>
public abstract record Expression
{
    private protected Expression()
    {
    }

    /// <summary>Reads a calculation.</summary>
    /// <param name="text">Numbers with units, + - * / ^ and brackets, functions of <see cref="ExpressionFunctions"/>.</param>
    /// <param name="variables">Values of names that may stand in it.</param>
    /// <param name="expression">The calculation.</param>
    /// <param name="problem">What is wrong with the text; null where nothing is.</param>
    public static bool TryParse(
        string text,
        IReadOnlyDictionary<string, Measure> variables,
        [NotNullWhen(true)] out Expression? expression,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(variables);
        var parser = new ExpressionParser(text, variables);
        expression = parser.Parse();
        problem = parser.Problem;
        return problem is null && expression is not null;
    }

    /// <summary>The result.</summary>
    /// <exception cref="ExpressionException">Numbers of different dimensions are added, or a function is given what it cannot take.</exception>
    public abstract Measure Evaluate();

    /// <summary>The numbers and names that are multiplied or divided to give the result, with the power in which each enters.</summary>
    internal abstract IEnumerable<(Expression Factor, int Power)> Factors();
}

/// <summary>A number, or a name that stands for one.</summary>
/// <param name="Text">As written.</param>
/// <param name="Value">Its value.</param>
public sealed record NumberExpression(string Text, Measure Value) : Expression
{
    /// <inheritdoc/>
    public override Measure Evaluate() => Value;

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal override IEnumerable<(Expression Factor, int Power)> Factors() => [(this, 1)];
}

/// <summary>Two parts joined by + - * / or ^.</summary>
/// <param name="Symbol">The operator.</param>
/// <param name="Left">The left part.</param>
/// <param name="Right">The right part.</param>
public sealed record BinaryExpression(char Symbol, Expression Left, Expression Right) : Expression
{
    /// <inheritdoc/>
    public override Measure Evaluate()
    {
        Measure left = Left.Evaluate();
        Measure right = Right.Evaluate();
        return Symbol switch
        {
            '*' => new Measure(left.Value * right.Value, left.Dimensions * right.Dimensions),
            '/' => new Measure(left.Value / right.Value, left.Dimensions / right.Dimensions),
            '^' => Power(left, right),
            _ when left.Dimensions != right.Dimensions
                => throw new ExpressionException($"'{Left}' is in {left.Dimensions} and '{Right}' in {right.Dimensions}: they cannot be {(Symbol == '+' ? "added" : "subtracted")}"),
            '+' => new Measure(left.Value + right.Value, left.Dimensions),
            _ => new Measure(left.Value - right.Value, left.Dimensions),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Bracketed(Left)} {Symbol} {Bracketed(Right)}";

    internal override IEnumerable<(Expression Factor, int Power)> Factors() => Symbol switch
    {
        '*' => Left.Factors().Concat(Right.Factors()),
        '/' => Left.Factors().Concat(Right.Factors().Select(factor => (factor.Factor, -factor.Power))),
        _ => [(this, 1)],
    };

    private static string Bracketed(Expression part) => part is BinaryExpression ? $"({part})" : part.ToString();

    private static Measure Power(Measure left, Measure right)
    {
        if (left.Dimensions == Dimensions.None && right.Dimensions == Dimensions.None)
        {
            return Measure.Plain(Math.Pow(left.Value, right.Value));
        }

        return right.Dimensions == Dimensions.None && right.Value == Math.Round(right.Value)
            ? new Measure(Math.Pow(left.Value, right.Value), left.Dimensions.Power((int)right.Value))
            : throw new ExpressionException("a number with a unit can only be raised to a whole power");
    }
}

/// <summary>A function of some parts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record CallExpression(string Name, ImmutableArray<Expression> Arguments) : Expression
{
    /// <inheritdoc/>
    public override Measure Evaluate() => ExpressionFunctions.Call(Name, [.. Arguments.Select(argument => argument.Evaluate())]);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}({string.Join(", ", Arguments)})";

    internal override IEnumerable<(Expression Factor, int Power)> Factors() => [(this, 1)];
}
