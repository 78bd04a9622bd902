using CostModel.Catalogs;
using CostModel.Hardware;
using CostModel.Models;

namespace CostModel.Cli.Rendering;

/// <summary>One catalog record as a grid: field, value, source.</summary>
internal static class RecordViews
{
    internal static TextGrid Hardware(HardwareProfile hardware)
    {
        var grid = new TextGrid("field", "value", "source");
        string Source(string field) => hardware.Sources.GetValueOrDefault(field)?.ToString() ?? "";
        grid.Add("name", hardware.Name, "");
        foreach ((NumberFormat format, FlopsPerSecond peak) in hardware.DensePeaks.OrderBy(pair => pair.Key))
        {
            grid.Add($"dense peak {format}".ToLowerInvariant(), peak.ToString(), Source("peaks"));
        }

        grid.Add("memory as sold", hardware.MemoryAsSold.ToString(), Source("memory"));
        grid.Add("memory as the driver reports it", hardware.MemoryReported?.ToString() ?? "", Source("memory.reported"));
        grid.Add("memory bandwidth", hardware.MemoryBandwidth.ToString(), Source("memory"));
        AddLink(grid, "scale-up", hardware.ScaleUp, Source("links"));
        AddLink(grid, "scale-out", hardware.ScaleOut, Source("links"));
        AddLink(grid, "host", hardware.HostLink, Source("links.host"));
        grid.Add("TDP", hardware.Tdp?.ToString() ?? "", Source("tdp"));
        grid.Add("chips per node", FormattableString.Invariant($"{hardware.ChipsPerNode}"), "");
        return grid;
    }

    internal static TextGrid Model(Model model)
    {
        var grid = new TextGrid("field", "value", "source");
        string shape = model.Sources.GetValueOrDefault("architecture")?.ToString() ?? "";
        grid.Add("name", model.Name, "");
        string counted = model.Architecture is null ? model.Sources.GetValueOrDefault("published")?.ToString() ?? "" : "counted from the architecture";
        grid.Add("parameters", model.Parameters.ToString(), counted);
        grid.Add("active parameters", model.ActiveParameters.ToString(), counted);
        if (model.Architecture is not { } architecture)
        {
            return grid;
        }

        grid.Add("hidden", FormattableString.Invariant($"{architecture.Hidden}"), shape);
        grid.Add("vocabulary", FormattableString.Invariant($"{architecture.Vocabulary}"), shape);
        grid.Add("context", FormattableString.Invariant($"{architecture.ContextLength}"), shape);
        foreach (LayerGroup group in architecture.Layers)
        {
            grid.Add(FormattableString.Invariant($"{group.Count} layers"), LayerText.Of(group), shape);
        }

        return grid;
    }

    private static void AddLink(TextGrid grid, string name, Link? link, string source)
    {
        if (link is not null)
        {
            string domain = link.Domain > 0 ? FormattableString.Invariant($", {link.Domain} chips") : "";
            grid.Add(name, $"{link.Name}, {link.BandwidthPerDirection} per direction{domain}", source);
        }
    }
}
