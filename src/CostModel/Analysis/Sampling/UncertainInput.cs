using System.Globalization;
using CostModel.Analysis.Plans;
using CostModel.Validation;

namespace CostModel.Analysis.Sampling;

/// <summary>An input with what is known about it. Of a distribution that reaches beyond what the input allows, the part within counts.</summary>
public sealed class UncertainInput
{
    private readonly double _from;
    private readonly double _share;

    private UncertainInput(PlanInput input, Distribution distribution, double from, double to)
        => (Input, Distribution, _from, _share) = (input, distribution, from, to - from);

    /// <summary>The input.</summary>
    public PlanInput Input { get; }

    /// <summary>What is known about it.</summary>
    public Distribution Distribution { get; }

    /// <summary>An uncertain input of a plan.</summary>
    /// <exception cref="InvalidPlanException">There is no such number, or most of the distribution is not allowed.</exception>
    public static UncertainInput Of(IPlan plan, string path, Distribution distribution)
    {
        var faults = new FaultCollector();
        UncertainInput? input = TryOf(plan, path, distribution, faults);
        faults.ThrowIfAny();
        return input!;
    }

    /// <summary>An uncertain input as a person writes it: <c>1.5 to 3 USD/h</c>, <c>normal(40%, 5%)</c> and others (<see cref="DistributionText"/>).</summary>
    /// <exception cref="InvalidPlanException">There is no such number, or the text is no distribution of it.</exception>
    public static UncertainInput Of(IPlan plan, string path, string text)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(text);
        var faults = new FaultCollector();
        string problem = "is a choice of names, which no distribution describes";
        if (plan.Input(path, faults) is { } found && (found.Units is null || DistributionText.Read(found.Units, text, out problem) is null))
        {
            faults.Add(new Fault(FaultCodes.BadValue, path, $"'{text}': {problem}"));
        }

        faults.ThrowIfAny();
        return Of(plan, path, DistributionText.Read(plan.FindInput(path)!.Units!, text, out _)!);
    }

    /// <summary>An input whose whole distribution is allowed.</summary>
    internal static UncertainInput Of(PlanInput input, Distribution distribution) => new(input, distribution, 0, 1);

    /// <summary>An uncertain input of a plan, or null with a fault.</summary>
    public static UncertainInput? TryOf(IPlan plan, string path, Distribution distribution, FaultCollector faults, SourcePosition? position = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(distribution);
        ArgumentNullException.ThrowIfNull(faults);
        if (plan.Input(path, faults, position) is not { } input)
        {
            return null;
        }

        if (input.Range is not { } range)
        {
            faults.Add(new Fault(FaultCodes.BadValue, path, "is a choice of names, which no distribution describes", "vary it in a sweep", position));
            return null;
        }

        double from = distribution.Cdf(range.Minimum);
        double to = distribution.Cdf(range.Maximum);
        if (to - from < 0.5)
        {
            faults.Add(new Fault(
                FaultCodes.OutOfRange,
                path,
                string.Create(CultureInfo.InvariantCulture, $"{100 * (1 - (to - from)):0}% of this distribution lies outside what is allowed: {input.Allowed}"),
                null,
                position));
            return null;
        }

        return new UncertainInput(input, distribution, from, to);
    }

    /// <summary>The value that a share of all allowed values lies below.</summary>
    /// <param name="p">The share, inside 0..1.</param>
    public double Quantile(double p)
    {
        double value = Distribution.Quantile(_from + (p * _share));
        return Input.Range!.WholeOnly ? Math.Clamp(Math.Round(value), Input.Range.Minimum, Input.Range.Maximum) : value;
    }
}
