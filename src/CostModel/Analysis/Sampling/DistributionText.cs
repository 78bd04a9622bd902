using System.Collections.Immutable;
using CostModel.Scenarios.Inputs;

namespace CostModel.Analysis.Sampling;

/// <summary>
/// Reads what is known about an uncertain number: <c>5 to 10</c> (80 % lie between), <c>normal(10, 2)</c>, <c>lognormal(10, 1.5)</c>,
/// <c>triangular(1, 2, 4)</c>, <c>uniform(1, 2)</c> and <c>csv(prices.csv, usd)</c>. A number without a unit borrows that of another.
/// </summary>
public static class DistributionText
{
    private static readonly string[] s_names = ["normal", "lognormal", "triangular", "uniform", "csv"];

    /// <summary>Whether a text says how a number is distributed, rather than what it is.</summary>
    public static bool IsOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NameOf(text) is not null || text.Contains(" to ", StringComparison.Ordinal);
    }

    /// <summary>One plain value of such a text with its unit, for finding out what kind of input it is.</summary>
    public static string ValueIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Arguments(text, out _) is [.., var last] arguments && NameOf(text) != "csv" ? WithUnit(last, arguments) : text;
    }

    /// <summary>Reads a distribution of an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="text">The text.</param>
    /// <param name="column">Reads the numbers of a column of a CSV file as texts; null where there is none, with the problem.</param>
    /// <param name="problem">What is wrong; empty where nothing is.</param>
    /// <returns>The distribution, or null.</returns>
    public static Distribution? Parse(InputDefinition input, string text, Func<string, string, (ImmutableArray<string>? Values, string Problem)> column, out string problem)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(column);
        if (NameOf(text) != "csv")
        {
            return Read(input.Units, text, out problem);
        }

        return Arguments(text, out problem) is { } arguments ? Csv(input, arguments, column, out problem) : null;
    }

    /// <summary>Reads a distribution that stands in the text itself.</summary>
    /// <param name="units">The units that numbers may have.</param>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong; empty where nothing is.</param>
    internal static Distribution? Read(QuantityUnits units, string text, out string problem)
    {
        string name = NameOf(text) ?? "to";
        if (name == "csv")
        {
            problem = "a file is read by a scenario document";
            return null;
        }

        if (Arguments(text, out problem) is not { } arguments)
        {
            return null;
        }

        int expected = name == "triangular" ? 3 : 2;
        if (arguments.Length != expected)
        {
            problem = $"{name} takes {expected} numbers, e.g. {Example(name)}";
            return null;
        }

        var numbers = new double[expected];
        for (int i = 0; i < expected; i++)
        {
            bool isFactor = name == "lognormal" && i == 1;
            bool isRead = isFactor
                ? QuantityText.TryParse(arguments[i], Input.PlainNumber, out numbers[i], out problem)
                : QuantityText.TryParse(WithUnit(arguments[i], arguments), units, out numbers[i], out problem);
            if (!isRead)
            {
                return null;
            }
        }

        return Make(name, numbers, out problem);
    }

    private static Distribution? Make(string name, double[] numbers, out string problem)
    {
        (double a, double b) = (numbers[0], numbers[1]);
        problem = name switch
        {
            "normal" when b <= 0 => "the deviation must be above zero",
            "lognormal" when a <= 0 => "the median must be above zero",
            "lognormal" when b <= 1 => "the second number is a factor above 1: two thirds of all values lie within that factor of the median",
            "to" or "uniform" when a >= b => "the second number must be the larger one",
            "triangular" when !(a <= b && b <= numbers[2] && a < numbers[2]) => "expected the lowest, the likeliest and the highest value, in this order",
            _ => "",
        };
        return problem.Length > 0 ? null : name switch
        {
            "normal" => new Normal(a, b),
            "lognormal" => new LogNormal(a, Math.Log(b)),
            "uniform" => new Uniform(a, b),
            "triangular" => new Triangular(a, b, numbers[2]),
            _ => Distribution.Interval(a, b),
        };
    }

    private static Empirical? Csv(InputDefinition input, string[] arguments, Func<string, string, (ImmutableArray<string>? Values, string Problem)> column, out string problem)
    {
        if (arguments.Length != 2)
        {
            problem = $"csv takes a file and a column, e.g. {Example("csv")}";
            return null;
        }

        (ImmutableArray<string>? cells, problem) = column(arguments[0], arguments[1]);
        if (cells is not { } texts)
        {
            return null;
        }

        var values = new List<double>();
        foreach (string cell in texts)
        {
            bool isBare = QuantityText.TryParse(cell, Input.PlainNumber, out double value, out _);
            if ((!isBare && !input.TryParse(cell, out value, out problem)) || !input.Range.Allows(value))
            {
                problem = problem.Length > 0 ? $"'{cell}': {problem}" : $"'{cell}' is outside what is allowed: {input.Allowed}";
                return null;
            }

            values.Add(value);
        }

        problem = values.Count == 0 ? "the column is empty" : "";
        return values.Count == 0 ? null : new Empirical(values);
    }

    /// <summary>The numbers of a text; null where a bracket is open.</summary>
    private static string[]? Arguments(string text, out string problem)
    {
        problem = "";
        if (NameOf(text) is not { } name)
        {
            return text.Split(" to ", StringSplitOptions.TrimEntries);
        }

        int close = text.LastIndexOf(')');
        if (close < 0)
        {
            problem = $"the bracket is not closed; inside {{ }} a comma ends a value, so put it in quotes: \"{Example(name)}\"";
            return null;
        }

        string unit = text[(close + 1)..].Trim();
        string[] arguments = text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..close].Split(',', StringSplitOptions.TrimEntries);
        return unit.Length == 0 ? arguments : [.. arguments.Select(argument => QuantityText.UnitOf(argument).Length == 0 ? Joined(argument, unit) : argument)];
    }

    private static string WithUnit(string text, string[] others)
    {
        if (QuantityText.UnitOf(text).Length > 0)
        {
            return text;
        }

        string unit = others.Select(QuantityText.UnitOf).LastOrDefault(unit => unit.Length > 0) ?? "";
        return unit.Length == 0 ? text : Joined(text, unit);
    }

    /// <summary>A number with a unit; a count such as the M of <c>M/day</c>, a percent and a slash follow it without a space.</summary>
    private static string Joined(string number, string unit)
    {
        bool isCount = "KMBT".Contains(unit[0], StringComparison.Ordinal) && (unit.Length == 1 || !char.IsAsciiLetter(unit[1]));
        return isCount || unit[0] is '%' or '/' ? number + unit : $"{number} {unit}";
    }

    private static string? NameOf(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? null : s_names.FirstOrDefault(name => text[..open].Trim() == name);
    }

    private static string Example(string name) => name switch
    {
        "triangular" => "triangular(1, 2, 4)",
        "uniform" => "uniform(1, 2)",
        "csv" => "csv(prices.csv, usd)",
        "lognormal" => "lognormal(10, 1.5)",
        _ => "normal(10, 2)",
    };
}
