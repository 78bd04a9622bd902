using System.CommandLine;
using CostModel.Documents.Analysis;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel merge PART...</c>: joins the parts of a sweep.</summary>
internal static class MergeCommand
{
    internal static Command Create()
    {
        var files = new Argument<string[]>("parts") { Description = "The files that 'costmodel sweep --shard' wrote, in any order.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "The file to write; it appears whole or not at all.", HelpName = "file" };
        var command = new Command("merge", "Joins the parts of a sweep into what one run would have written, and says which are missing.") { files, output };
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            string[] paths = parsed.GetRequiredValue(files);
            bool isMerged = parsed.GetValue(output) is { } path
                ? OutputFile.TryWrite(path, stream => ShardFiles.Merge(paths, stream, faults), faults)
                : ShardFiles.Merge(paths, new TextStream(parsed.InvocationConfiguration.Output), faults);
            return isMerged ? ExitCode.Ok : ScenarioAnswer.Refuse(parsed, faults);
        });
        return command;
    }
}
