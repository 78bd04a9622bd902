using System.CommandLine;
using CostModel.Cli.Rendering;
using CostModel.Efficiency;
using CostModel.Efficiency.PostTraining;
using CostModel.Hardware;
using CostModel.Models;
using CostModel.Scaling;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel show ID</c>.</summary>
internal static class ShowCommand
{
    internal static Command Create()
    {
        var id = new Argument<string>("id") { Description = "An id of costmodel list hardware, models, techniques, pipelines or lineages." };
        var size = new QuantityOption<ParameterCount>("--size", "The policy that a pipeline is for, as 70B: shows the pipeline where a technique has the same name. [default: the published run's, else 7B]");
        var options = new ScenarioOptions();
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("show", "Shows one record of a catalog with the source of each figure.") { id, size.Option };
        command.Add(options.Catalog);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            CatalogSet catalogs = options.Catalogs(parsed, faults);
            ParameterCount? policy = size.Find(parsed, faults);
            if (policy is { TotalParameters: <= 0 })
            {
                faults.Add(new Fault(FaultCodes.OutOfRange, "--size", $"must be above zero, not {policy}"));
            }

            return !faults.Any && Find(catalogs, parsed.GetRequiredValue(id), policy, faults) is { } grid
                ? output.Write(parsed, grid.Write(parsed.GetRequiredValue(output.Format), TerminalStyle.For(parsed, output)))
                : ScenarioAnswer.Refuse(parsed, faults);
        });
        return command;
    }

    private static TextGrid? Find(CatalogSet catalogs, string id, ParameterCount? policy, FaultCollector faults)
    {
        if (catalogs.Hardware.TryGet(id, out HardwareProfile? hardware))
        {
            return RecordViews.Hardware(hardware);
        }

        if (catalogs.Models.TryGet(id, out Model? model))
        {
            return RecordViews.Model(model);
        }

        if (catalogs.Pipelines.TryGet(id, out PostTrainingPipeline? pipeline) && (policy is not null || !catalogs.Techniques.TryGet(id, out _)))
        {
            return PipelineView.Of(pipeline, policy ?? pipeline.Policy ?? ParameterCount.FromBillions(7));
        }

        if (catalogs.Techniques.TryGet(id, out Technique? technique))
        {
            return TechniqueView.Of(technique);
        }

        if (BenchmarkLineage.Default.TryGet(id, out BenchmarkLineage? lineage))
        {
            return LineageView.Of(lineage);
        }

        string? nearest = NearestMatch.Of(
            id, [.. catalogs.Hardware.Ids, .. catalogs.Models.Ids, .. catalogs.Techniques.Ids, .. catalogs.Pipelines.Ids, .. BenchmarkLineage.Default.Ids]);
        faults.Add(new Fault(FaultCodes.UnknownId, "", $"no catalog holds '{id}'", nearest is null ? "costmodel list hardware" : $"did you mean '{nearest}'?"));
        return null;
    }
}
