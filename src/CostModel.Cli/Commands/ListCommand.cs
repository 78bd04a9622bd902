using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Metrics;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel list KIND</c>: what a catalog holds, the inputs, the metrics.</summary>
internal static class ListCommand
{
    private static readonly Dictionary<string, Func<CatalogSet, TextGrid>> s_kinds = new(StringComparer.Ordinal)
    {
        ["hardware"] = Hardware,
        ["models"] = Models,
        ["prices"] = PriceLists.Hardware,
        ["api-prices"] = PriceLists.Api,
        ["unmapped-prices"] = PriceLists.Unmapped,
        ["stacks"] = StackList.Of,
        ["regions"] = _ => PriceLists.Regions(),
        ["techniques"] = EfficiencyLists.Techniques,
        ["pipelines"] = EfficiencyLists.Pipelines,
        ["laws"] = _ => EfficiencyLists.Laws(),
        ["lineages"] = _ => LineageView.List(),
        ["trends"] = _ => EfficiencyLists.Trends(),
        ["inputs"] = _ => Inputs(),
        ["metrics"] = _ => Metrics(),
    };

    internal static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = $"What to list: {string.Join(", ", s_kinds.Keys)}." }.OneOf([.. s_kinds.Keys]);
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("list", "Lists what the catalogs hold, and every input and metric.") { kind };
        command.Add(options.Catalog);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            if (faults.Any)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            if (!catalogs.UnmappedPrices.IsEmpty)
            {
                parsed.InvocationConfiguration.Error.Write(
                    $"prices of LiteLLM files that have no dimension here: {catalogs.UnmappedPrices.Length} (costmodel list unmapped-prices)\n");
            }

            TextGrid grid = s_kinds[parsed.GetRequiredValue(kind)](catalogs);
            return output.Write(parsed, grid.Write(parsed.GetRequiredValue(output.Format), TerminalStyle.For(parsed, output)));
        });
        return command;
    }

    private static TextGrid Hardware(CatalogSet catalogs)
    {
        var grid = new TextGrid("id", "name", "bf16 dense", "memory", "bandwidth", "scale-up", "TDP");
        foreach (HardwareProfile hardware in catalogs.Hardware.Ids.Select(id => catalogs.Hardware[id]))
        {
            grid.Add(
                hardware.Id,
                hardware.Name,
                hardware.Computes(NumberFormat.Bf16) ? hardware.DensePeak(NumberFormat.Bf16).ToString() : "",
                hardware.MemoryAsSold.ToString(),
                hardware.MemoryBandwidth.ToString(),
                hardware.ScaleUp is { } link ? $"{link.BandwidthPerDirection} x {link.Domain}" : "",
                hardware.Tdp?.ToString() ?? "");
        }

        return grid;
    }

    private static TextGrid Models(CatalogSet catalogs)
    {
        var grid = new TextGrid("id", "name", "parameters", "active", "layers", "context");
        foreach (Model model in catalogs.Models.Ids.Select(id => catalogs.Models[id]))
        {
            grid.Add(
                model.Id,
                model.Name,
                model.Parameters.ToString(),
                model.Architecture is { IsMixtureOfExperts: true } ? model.ActiveParameters.ToString() : "",
                FormattableString.Invariant($"{model.Architecture?.LayerCount}"),
                FormattableString.Invariant($"{model.Architecture?.ContextLength}"));
        }

        return grid;
    }

    private static TextGrid Inputs()
    {
        var grid = new TextGrid("path", "example", "meaning");
        foreach (InputSummary input in ScenarioInputs.Summaries)
        {
            grid.Add(input.Path, input.Example, input.Meaning);
        }

        return grid;
    }

    private static TextGrid Metrics()
    {
        var grid = new TextGrid("path", "unit", "meaning");
        foreach (MetricDefinition metric in ScenarioMetrics.All)
        {
            grid.Add(metric.Path, MetricText.UnitOf(metric), metric.Meaning);
        }

        return grid;
    }
}
