using System.Collections.Immutable;

namespace CostModel.Economics;

/// <summary>Utilisation over a day, in equal steps: 24 of them for hours.</summary>
public sealed record DailySchedule
{
    /// <summary>From its steps.</summary>
    /// <exception cref="ArgumentException">There is no step, or one is not from 0 to 100 %.</exception>
    public DailySchedule(ImmutableArray<Ratio> steps)
    {
        if (steps.IsDefaultOrEmpty || steps.Any(step => step.TotalFraction is < 0 or > 1))
        {
            throw new ArgumentException("a schedule has at least one step, each from 0 to 100 %", nameof(steps));
        }

        Steps = steps;
    }

    /// <summary>The steps in order.</summary>
    public ImmutableArray<Ratio> Steps { get; }

    /// <summary>Their mean.</summary>
    public Ratio Mean => Ratio.FromFraction(Steps.Average(step => step.TotalFraction));

    /// <summary>The share of capacity that is there only for the busiest step: 1 - mean / peak; 0 for a schedule of zeros.</summary>
    public Ratio Headroom
    {
        get
        {
            double peak = Steps.Max(step => step.TotalFraction);
            return Ratio.FromFraction(peak == 0 ? 0 : 1 - (Mean.TotalFraction / peak));
        }
    }

    /// <summary>Reads steps separated by spaces, commas or semicolons; null where the text is no schedule.</summary>
    public static DailySchedule? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var steps = ImmutableArray.CreateBuilder<Ratio>();
        foreach (string part in text.Split([' ', ',', ';', '[', ']'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Ratio.TryParse(part, out Ratio step) || step.TotalFraction is < 0 or > 1)
            {
                return null;
            }

            steps.Add(step);
        }

        return steps.Count == 0 ? null : new DailySchedule(steps.ToImmutable());
    }

    /// <summary>The steps as text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Join(' ', Steps);
}
