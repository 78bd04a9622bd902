using CostModel.Analysis.Plans;
using CostModel.Validation;

namespace CostModel.Analysis.Solving;

/// <summary>A range that the best value of an input is searched in.</summary>
public sealed class SearchRange
{
    private const double WideFrom = 10;

    private SearchRange(PlanInput input, double low, double high) => (Input, Low, High) = (input, low, high);

    /// <summary>The input.</summary>
    public PlanInput Input { get; }

    /// <summary>The smallest value.</summary>
    public double Low { get; }

    /// <summary>The largest value.</summary>
    public double High { get; }

    /// <summary>A range of an input.</summary>
    /// <exception cref="InvalidPlanException">There is no such number, or the range is empty or not allowed.</exception>
    public static SearchRange Of(IPlan plan, string path, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var faults = new FaultCollector();
        SearchRange? range = plan.Input(path, faults) is { } input ? Checked(input, low, high, faults, null) : null;
        faults.ThrowIfAny();
        return range!;
    }

    /// <summary>Reads <c>path=from..to</c>, or returns null with a fault. An end without a unit borrows that of the other.</summary>
    public static SearchRange? Parse(IPlan plan, string text, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (equals < 1 || dots < equals)
        {
            faults.Add(new Fault(FaultCodes.Usage, "", $"'{text}': expected path=from..to, e.g. revenue.perQuery=0.1..2 cent"));
            return null;
        }

        if (plan.Input(text[..equals].Trim(), faults) is not { } input)
        {
            return null;
        }

        (string from, string to) = (text[(equals + 1)..dots].Trim(), text[(dots + 2)..].Trim());
        if (!input.TryParseWithUnitOf(from, to, out double low, out string problem) || !input.TryParseWithUnitOf(to, from, out double high, out problem))
        {
            faults.Add(new Fault(FaultCodes.BadValue, input.Path, $"'{text}': {problem}"));
            return null;
        }

        return Checked(input, low, high, faults, text);
    }

    /// <summary>A value between the ends: by equal factors where the range is wide and above zero, else by equal steps.</summary>
    /// <param name="place">From 0, the lower end, to 1, the upper one.</param>
    internal double At(double place)
    {
        double value = Low > 0 && High / Low > WideFrom ? Low * Math.Pow(High / Low, place) : Low + ((High - Low) * place);
        value = Math.Clamp(value, Low, High);
        return Input.Range!.WholeOnly ? Math.Clamp(Math.Round(value), Math.Ceiling(Low), Math.Floor(High)) : value;
    }

    /// <summary>The place of a value.</summary>
    internal double PlaceOf(double value)
        => Math.Clamp(Low > 0 && High / Low > WideFrom ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low), 0, 1);

    private static SearchRange? Checked(PlanInput input, double low, double high, FaultCollector faults, string? text)
    {
        string problem = input.IsChoice ? "is a choice of names, which has no range; list them with --vary"
            : !(low < high) ? "an empty range: the second number must be the larger one"
            : input.Refusal(input.Range!.WholeOnly ? Math.Ceiling(low) : low) ?? input.Refusal(input.Range.WholeOnly ? Math.Floor(high) : high) ?? "";
        if (problem.Length == 0)
        {
            return new SearchRange(input, low, high);
        }

        faults.Add(new Fault(FaultCodes.BadValue, input.Path, text is null ? problem : $"'{text}': {problem}"));
        return null;
    }
}
