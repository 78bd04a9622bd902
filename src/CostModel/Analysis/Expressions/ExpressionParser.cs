using System.Collections.Immutable;
using CostModel.Validation;

namespace CostModel.Analysis.Expressions;

/// <summary>Reads a calculation by recursive descent: sums of products of powers.</summary>
internal sealed class ExpressionParser(string text, IReadOnlyDictionary<string, Measure> variables)
{
    private const int DepthLimit = 50;

    private readonly MeasureScanner _scanner = new(text, [.. variables.Keys]);
    private int _depth;

    /// <summary>The first thing that is wrong; null where nothing is.</summary>
    internal string? Problem { get; private set; }

    internal Expression? Parse()
    {
        Expression? whole = Sum();
        if (Problem is null && !_scanner.AtEnd)
        {
            Fail($"'{text[_scanner.Position..]}' is left over; expected an operator: + - * / ^");
        }

        return Problem is null ? whole : null;
    }

    private Expression? Sum() => Chain(Product, '+', '-');

    private Expression? Product() => Chain(Power, '*', '/');

    private Expression? Chain(Func<Expression?> part, char first, char second)
    {
        Expression? left = part();
        while (left is not null && Problem is null && (_scanner.Peek() == first || _scanner.Peek() == second))
        {
            char symbol = _scanner.Peek();
            _scanner.Take(symbol);
            Expression? right = part();
            left = right is null ? null : new BinaryExpression(symbol, left, right);
        }

        return left;
    }

    private Expression? Power()
    {
        Expression? left = Atom();
        return left is not null && _scanner.Take('^') && Power() is { } right ? new BinaryExpression('^', left, right) : left;
    }

    private Expression? Atom()
    {
        if (++_depth > DepthLimit)
        {
            return Fail($"brackets are nested deeper than {DepthLimit} levels");
        }

        Expression? atom = _scanner.Take('(') ? Bracket() : char.IsAsciiLetter(_scanner.Peek()) ? Named() : Number();
        _depth--;
        return atom;
    }

    private Expression? Bracket()
    {
        Expression? inner = Sum();
        return Problem is null && !_scanner.Take(')') ? Fail("a closing bracket is missing") : inner;
    }

    private Expression? Number()
    {
        int start = _scanner.Position;
        return _scanner.TryNumber(out WrittenMeasure measure, out string? problem)
            ? new NumberExpression(text[start.._scanner.Position].Trim(), measure.Measure)
            : Fail(problem);
    }

    private Expression? Named()
    {
        string name = _scanner.Name();
        if (_scanner.Take('('))
        {
            return Call(name);
        }

        if (variables.TryGetValue(name, out Measure value))
        {
            return new NumberExpression(name, value);
        }

        string? nearest = NearestMatch.Of(name, variables.Keys.Concat(ExpressionFunctions.Names));
        return Fail($"there is nothing called '{name}'" + (nearest is null ? "" : $"; did you mean '{nearest}'?"));
    }

    private Expression? Call(string name)
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        do
        {
            if (Sum() is not { } argument)
            {
                return Fail(Problem ?? $"'{name}' lacks an argument");
            }

            arguments.Add(argument);
        }
        while (_scanner.Take(','));

        if (!_scanner.Take(')'))
        {
            return Fail("a closing bracket is missing");
        }

        return ExpressionFunctions.ProblemOf(name, arguments.Count) is { } problem ? Fail(problem) : new CallExpression(name, arguments.ToImmutable());
    }

    private Expression? Fail(string problem)
    {
        Problem ??= problem;
        return null;
    }
}
