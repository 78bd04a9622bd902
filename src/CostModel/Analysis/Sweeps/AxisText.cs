using System.Globalization;
using CostModel.Analysis.Plans;
using CostModel.Validation;

namespace CostModel.Analysis.Sweeps;

/// <summary>
/// Reads the values of an axis: <c>a,b,c</c> a list; <c>from..to/N</c> N values evenly spaced, ends included; <c>from..toxF</c> geometric
/// with factor F. An end without a unit borrows that of the other.
/// </summary>
public static class AxisText
{
    private const long MostChecked = 1_000_000;
    private const string Grammar = "a list as 1T,2T,4T; an even range as 1T..15T/15; or a geometric one as 256..4096x2";

    /// <summary>The axis of an input.</summary>
    /// <exception cref="InvalidPlanException">There is no such input, or the text lists none of its values.</exception>
    public static Axis Parse(IPlan plan, string path, string text)
    {
        var faults = new FaultCollector();
        Axis? axis = Parse(plan, path, text, faults);
        faults.ThrowIfAny();
        return axis!;
    }

    /// <summary>The axis of an input, or null with a fault.</summary>
    /// <param name="plan">The plan whose input varies.</param>
    /// <param name="path">The input's path.</param>
    /// <param name="text">The values as text.</param>
    /// <param name="faults">Gathers what is wrong.</param>
    /// <param name="position">Where the text stands.</param>
    public static Axis? Parse(IPlan plan, string path, string text, FaultCollector faults, SourcePosition? position = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        if (plan.Input(path, faults, position) is not { } input)
        {
            return null;
        }

        Axis? axis = Read(input, text.Trim(), out string problem);
        if (axis is null)
        {
            faults.Add(new Fault(FaultCodes.BadValue, path, $"'{text}': {problem}", null, position));
        }

        return axis;
    }

    private static Axis? Read(PlanInput input, string text, out string problem)
    {
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || input.IsChoice)
        {
            return List(input, text, out problem);
        }

        string from = text[..dots].Trim();
        string rest = text[(dots + 2)..].Trim();
        int slash = rest.LastIndexOf('/');
        int times = rest.LastIndexOf('x');
        if (times > slash && TryNumber(rest[(times + 1)..], out double factor))
        {
            return TryEnds(input, from, rest[..times], out double low, out double high, out problem) ? Geometric(input, low, high, factor, out problem) : null;
        }

        if (slash > 0 && TryNumber(rest[(slash + 1)..], out double count))
        {
            return TryEnds(input, from, rest[..slash], out double low, out double high, out problem) ? Even(input, low, high, count, out problem) : null;
        }

        problem = $"a range says how it is divided: {text}/5 for five values evenly spaced, or {text}x2 for a factor of 2";
        return null;
    }

    private static Axis? List(PlanInput input, string text, out string problem)
    {
        var values = new List<double>();
        foreach (string part in text.Split(','))
        {
            if (part.Trim().Length == 0)
            {
                problem = $"an empty value: expected {Grammar}";
                return null;
            }

            if (!input.TryParse(part.Trim(), out double value, out problem))
            {
                return null;
            }

            values.Add(value);
        }

        problem = "";
        return Axis.Of(input, values);
    }

    private static bool TryEnds(PlanInput input, string from, string to, out double low, out double high, out string problem)
    {
        (from, to) = (from.Trim(), to.Trim());
        high = 0;
        bool isRead = input.TryParseWithUnitOf(from, to, out low, out problem) && input.TryParseWithUnitOf(to, from, out high, out problem);
        if (isRead && low >= high)
        {
            problem = $"an empty range: it goes from {from} to {to}, and the second must be larger";
            return false;
        }

        return isRead;
    }

    private static Axis? Even(PlanInput input, double from, double to, double count, out string problem)
    {
        if (count < 2 || count > long.MaxValue / 2.0 || count != Math.Floor(count))
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"the number of values is {count}: expected a whole number from 2");
            return null;
        }

        return Checked(Axis.Even(input, from, to, (long)count), out problem);
    }

    private static Axis? Geometric(PlanInput input, double from, double to, double factor, out string problem)
    {
        if (factor <= 1)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"the factor is {factor}: it must be above 1, or the range would never end");
            return null;
        }

        if (from <= 0)
        {
            problem = "a geometric range starts above zero";
            return null;
        }

        return Checked(Axis.Geometric(input, from, to, factor), out problem);
    }

    /// <summary>Refuses an axis with a value that its input does not allow, such as half a chip.</summary>
    private static Axis? Checked(Axis axis, out string problem)
    {
        long step = Math.Max(1, axis.Count / MostChecked);
        for (long i = 0; i < axis.Count; i += step)
        {
            if (axis.Input.Refusal(axis[i]) is { } refusal)
            {
                problem = $"value {i + 1} of {axis.Count} {refusal}";
                return null;
            }
        }

        problem = "";
        return axis;
    }

    private static bool TryNumber(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
