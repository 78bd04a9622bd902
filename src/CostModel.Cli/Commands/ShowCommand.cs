using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Efficiency;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel show ID</c>.</summary>
internal static class ShowCommand
{
    internal static Command Create()
    {
        var id = new Argument<string>("id") { Description = "An id of costmodel list hardware, models or techniques." };
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("show", "Shows one record of a catalog with the source of each figure.") { id };
        command.Add(options.Catalog);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            return !faults.Any && Find(catalogs, parsed.GetRequiredValue(id), faults) is { } grid
                ? output.Write(parsed, grid.Write(parsed.GetRequiredValue(output.Format), TerminalStyle.For(parsed, output)))
                : ScenarioAnswer.Refuse(parsed, faults);
        });
        return command;
    }

    private static TextGrid? Find(CatalogSet catalogs, string id, FaultCollector faults)
    {
        if (catalogs.Hardware.TryGet(id, out HardwareProfile? hardware))
        {
            return RecordViews.Hardware(hardware);
        }

        if (catalogs.Models.TryGet(id, out Model? model))
        {
            return RecordViews.Model(model);
        }

        if (catalogs.Techniques.TryGet(id, out Technique? technique))
        {
            return TechniqueView.Of(technique);
        }

        string? nearest = NearestMatch.Of(id, catalogs.Hardware.Ids.Concat(catalogs.Models.Ids).Concat(catalogs.Techniques.Ids));
        faults.Add(new Fault(FaultCodes.UnknownId, "", $"no catalog holds '{id}'", nearest is null ? "costmodel list hardware" : $"did you mean '{nearest}'?"));
        return null;
    }
}
