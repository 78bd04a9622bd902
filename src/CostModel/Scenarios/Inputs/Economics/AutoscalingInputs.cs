using System.Collections.Immutable;
using CostModel.Economics;

namespace CostModel.Scenarios.Inputs.Economics;

/// <summary>Inputs under <c>autoscaling</c>: a machine that is paid for only while it is up.</summary>
internal static class AutoscalingInputs
{
    private static readonly Section<AutoscalingPlan> s_section = new("autoscaling", s => s.Autoscaling, (s, v) => s with { Autoscaling = v });

    internal static readonly InputDefinition Price = s_section.Of<UsdPerHour>(
        "price", "USD/h", InputRange.NotNegative, "Price of an hour of the machine.", a => a.Price, (a, v) => a with { Price = v }).WithExample("3.80 USD/h");

    internal static readonly InputDefinition HoursPerDay = s_section.Number(
        "hoursPerDay", "h/day", new InputRange(0, 24), "Hours a day in which it works.", a => a.HoursPerDay, (a, v) => a with { HoursPerDay = v }).WithExample("6");

    internal static readonly InputDefinition BusyShare = s_section.Of<Ratio>(
        "busyShare",
        "",
        InputRange.Share,
        "Share of hours in which it works, instead of autoscaling.hoursPerDay. Only what scales to zero is billed so; rent bills every hour.",
        a => a.BusyShare,
        (a, v) => a with { BusyShare = v }).WithExample("30%");

    internal static readonly InputDefinition StartsPerDay = s_section.Of<Rate>(
        "startsPerDay", "start/day", InputRange.NotNegative, "How often a day it starts.", a => a.StartsPerDay, (a, v) => a with { StartsPerDay = v }).WithExample("5/day");

    internal static readonly InputDefinition ColdStart = s_section.Of<Duration>(
        "coldStart",
        "s/start",
        InputRange.NotNegative,
        "Time from power-on until it works, as loading weights takes; billed at each start.",
        a => a.ColdStart,
        (a, v) => a with { ColdStart = v }).WithExample("8 min");

    internal static readonly InputDefinition BaselineColdStart = s_section.Of<Duration>(
        "baselineColdStart",
        "s/start",
        InputRange.Positive,
        "Cold start of what it is compared with, as 250 ms of a serverless function.",
        a => a.BaselineColdStart,
        (a, v) => a with { BaselineColdStart = v }).WithExample("250 ms");

    internal static readonly ImmutableArray<InputDefinition> Numbers = [Price, HoursPerDay, BusyShare, StartsPerDay, ColdStart, BaselineColdStart];
}
