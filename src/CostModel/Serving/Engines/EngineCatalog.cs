using System.Globalization;
using System.Text.RegularExpressions;
using CostModel.Catalogs;
using CostModel.Hardware;
using CostModel.Validation;

namespace CostModel.Serving.Engines;

/// <summary>The engines that ship with the package, the reader for a user's own, and which one a plan uses by default.</summary>
public static partial class EngineCatalog
{
    private const string Folder = "engines";

    /// <summary>The shipped engines.</summary>
    public static Catalog<Engine> Default { get; } = new("engine", ShippedFiles.IdsIn(Folder), Load);

    /// <summary>Reads an engine from a document, with the validation that the shipped ones pass.</summary>
    /// <returns>The engine, or null where there are faults.</returns>
    public static Engine? Read(DataNode node, Catalog<Engine> known, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(faults);
        int before = faults.Count;
        Engine? engine = RecordReader.ReadRecord(
            node, faults, record => EngineReader.Read(record, id => known.TryGet(id, out Engine? parent) ? parent : null));
        return faults.Count == before ? engine : null;
    }

    /// <summary>The engine of a plan that names none: the newest vLLM on GPUs, vLLM for TPUs, llama.cpp on a device.</summary>
    public static Engine DefaultFor(HardwareProfile hardware) => Named("", double.PositiveInfinity, hardware);

    /// <summary>
    /// The engine that a publication means, by name, version and year. A version that does not belong to the year (some tables print
    /// that of a wrapper) gives way to the year; an unknown name means a typical engine of the hardware.
    /// </summary>
    /// <param name="text">Such as <c>vLLM 0.15.1</c> or <c>TRT-LLM</c>; empty where it names none.</param>
    /// <param name="year">The year of the measurement; infinite for the newest.</param>
    /// <param name="hardware">The accelerator.</param>
    public static Engine Named(string text, double year, HardwareProfile hardware)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(hardware);
        string lower = text.ToLowerInvariant();
        string platform = PlatformOf(hardware);
        Engine[] all = [.. Default.Ids.Select(id => Default[id])];
        int longest = all.Max(engine => LongestAlias(engine, lower));
        Engine[] family = longest > 0
            ? [.. all.Where(engine => LongestAlias(engine, lower) == longest)]
            : [.. all.Where(engine => engine.Aliases.Contains("default:" + platform))];
        if (family.Any(engine => engine.Platform == platform))
        {
            family = [.. family.Where(engine => engine.Platform == platform)];
        }

        return ByVersion(family, lower, year) ?? ByYear(family, year);
    }

    /// <summary>The generation of a version, unless the generation began more than a year after the measurement or ended long before it.</summary>
    private static Engine? ByVersion(Engine[] family, string text, double year)
    {
        if (VersionIn().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var version = new Version(
            int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        Engine? found = family.Where(engine => engine.FromVersion is { } from && from <= version).MaxBy(engine => engine.FromVersion);
        const double plausibleYears = 1.5;
        double next = family.Where(engine => engine.FromYear > (found?.FromYear ?? 0)).Select(engine => engine.FromYear).DefaultIfEmpty(double.PositiveInfinity).Min();
        return found is not null && (double.IsInfinity(year) || year <= next + plausibleYears) ? found : null;
    }

    private static Engine ByYear(Engine[] family, double year)
        => family.Where(engine => engine.FromYear <= year).MaxBy(engine => engine.FromYear) ?? family.MinBy(engine => engine.FromYear)!;

    private static int LongestAlias(Engine engine, string text) => engine.Aliases
        .Where(alias => text.Contains(alias, StringComparison.Ordinal))
        .Select(alias => alias.Length)
        .DefaultIfEmpty(0)
        .Max();

    private static string PlatformOf(HardwareProfile hardware) => hardware.Kind switch
    {
        HardwareKind.Tpu => "tpu",
        HardwareKind.Device => "device",
        _ => "",
    };

    private static Engine Load(string id) => ShippedFiles.Load(Folder, id, record => EngineReader.Read(record, Load));

    [GeneratedRegex(@"(\d+)\.(\d+)")]
    private static partial Regex VersionIn();
}
