using System.Collections.Immutable;

namespace CostModel.Economics;

/// <summary>How long a month and a year are when hours are turned into periods. Published figures use several, up to 1.4 % apart.</summary>
/// <param name="Name">The name of the option, or <c>custom</c>.</param>
/// <param name="HoursPerMonth">Hours in a billing month.</param>
/// <param name="HoursPerYear">Hours in a year.</param>
public sealed record Calendar(string Name, double HoursPerMonth, double HoursPerYear)
{
    /// <summary>730 h a month and 8,760 h (365 days) a year: what clouds bill. The default.</summary>
    public static Calendar Standard { get; } = new("standard", 730, 8760);

    /// <summary>Twelve months of 30 days: 720 h a month and 360 days a year.</summary>
    public static Calendar ThirtyDayMonths { get; } = new("360-day", 720, 8640);

    /// <summary>720 h a month of rent beside a year of 8,760 h.</summary>
    public static Calendar ShortMonths { get; } = new("720-hour", 720, 8760);

    /// <summary>30.4 days a month: 729.6 h, beside a year of 8,760 h.</summary>
    public static Calendar MeanMonths { get; } = new("729.6-hour", 729.6, 8760);

    /// <summary>365.25 days a year: 8,766 h, and a twelfth of it a month.</summary>
    public static Calendar Julian { get; } = new("julian", 730.5, 8766);

    /// <summary>The named options.</summary>
    public static ImmutableArray<Calendar> Options { get; } = [Standard, ThirtyDayMonths, ShortMonths, MeanMonths, Julian];

    /// <summary>Days in a year.</summary>
    public double DaysPerYear => HoursPerYear / 24;

    /// <summary>Days in a billing month.</summary>
    public double DaysPerMonth => HoursPerMonth / 24;

    /// <summary>The option in words, as every report prints it.</summary>
    public override string ToString()
        => FormattableString.Invariant($"{Name}: {HoursPerMonth} h a month, {HoursPerYear} h ({DaysPerYear} days) a year");
}
