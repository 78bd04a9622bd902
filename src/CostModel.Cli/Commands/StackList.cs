using CostModel.Cli.Rendering;
using CostModel.Scenarios;
using CostModel.Serving.Engines;
using CostModel.Training;

namespace CostModel.Cli.Commands;

/// <summary>The software that training and serving run on, as <c>costmodel list stacks</c> shows it.</summary>
internal static class StackList
{
    internal static TextGrid Of(CatalogSet catalogs)
    {
        var grid = new TextGrid("id", "name", "for", "from", "platform");
        foreach (TrainingStack stack in catalogs.Stacks.Ids.Select(id => catalogs.Stacks[id]))
        {
            grid.Add(stack.Id, stack.Name, "training.stack", Year(stack.FromYear), stack.Platform.Length == 0 ? "gpu" : stack.Platform);
        }

        foreach (Engine engine in EngineCatalog.Default.Ids.Select(id => EngineCatalog.Default[id]))
        {
            grid.Add(engine.Id, engine.Name, "serving.engine", Year(engine.FromYear), engine.Platform.Length == 0 ? "gpu" : engine.Platform);
        }

        return grid;
    }

    private static string Year(double year) => FormattableString.Invariant($"{Math.Floor(year):0}");
}
