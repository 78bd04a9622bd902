using System.Collections.Immutable;
using System.Globalization;

namespace CostModel.Serving;

/// <summary>How demand spreads over a day, in equal steps: 24 of them for hours. Only their ratios count.</summary>
public sealed record DemandProfile
{
    /// <summary>More than the minutes of a day are no profile.</summary>
    private const int MostSteps = 1440;

    /// <summary>From its steps.</summary>
    /// <exception cref="ArgumentException">There is no step, one is negative or not finite, or all are 0.</exception>
    public DemandProfile(ImmutableArray<double> steps)
    {
        if (!IsAllowed(steps))
        {
            throw new ArgumentException("a profile has at least one step, none below 0 and not all 0", nameof(steps));
        }

        Steps = steps;
    }

    /// <summary>The steps in order, the first after midnight.</summary>
    public ImmutableArray<double> Steps { get; }

    /// <summary>The busiest step over the mean, at least 1.</summary>
    public double PeakToMean => Steps.Max() / Steps.Average();

    /// <summary>Reads steps separated by spaces, commas or semicolons; null where the text is no profile.</summary>
    public static DemandProfile? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var steps = ImmutableArray.CreateBuilder<double>();
        foreach (string part in text.Split([' ', ',', ';', '[', ']'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double step))
            {
                return null;
            }

            steps.Add(step);
        }

        ImmutableArray<double> all = steps.ToImmutable();
        return IsAllowed(all) ? new DemandProfile(all) : null;
    }

    /// <summary>The steps as text that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Join(' ', Steps.Select(step => step.ToString("R", CultureInfo.InvariantCulture)));

    private static bool IsAllowed(ImmutableArray<double> steps)
        => steps is { IsDefaultOrEmpty: false, Length: <= MostSteps } && steps.All(step => step >= 0 && step <= 1e15) && steps.Any(step => step > 0);
}
