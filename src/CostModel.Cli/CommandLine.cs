using System.CommandLine;
using System.CommandLine.Parsing;
using CostModel.Cli.Commands;

namespace CostModel.Cli;

/// <summary>The command line as a whole: parses, runs one command, and keeps every failure to a sentence and an exit code.</summary>
internal static class CommandLine
{
    internal static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = Root();
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            error.Write(UsageText.Write(parsed));
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            return parsed.Invoke(configuration);
        }
        catch (Exception)
        {
            error.Write("error: something went wrong inside costmodel that is not your input's fault; please report the command that you ran\n");
            return ExitCode.InternalError;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("What a large language model costs and how efficiently it runs: FLOPs, GPU-hours, dollars, cost per query, gross margin.")
        {
            HelpName = "costmodel",
        };
        root.Add(RunCommand.Create());
        root.Add(TrainCommand.Create());
        root.Add(ServeCommand.Create());
        root.Add(MarginCommand.Create());
        root.Add(AskCommand.Create());
        root.Add(TablesCommand.Create());
        root.Add(ExplainCommand.Create());
        root.Add(BreakdownCommand.Create());
        root.Add(ScaleCommand.Create());
        root.Add(SweepCommand.Create());
        root.Add(MergeCommand.Create());
        root.Add(UncertaintyCommand.Create());
        root.Add(SolveCommand.Create());
        root.Add(OptimizeCommand.Create());
        root.Add(SearchCommand.Create());
        root.Add(DiffCommand.Create());
        root.Add(ValidateCommand.Create());
        root.Add(CalibrateCommand.Create());
        root.Add(LeversCommand.Create());
        root.Add(ClaimsCommand.Create());
        root.Add(AuditCommand.Create());
        root.Add(OptimalCommand.Create());
        root.Add(LossCommand.Create());
        root.Add(LifetimeCommand.Create());
        root.Add(FitCommand.Create());
        root.Add(ForecastCommand.Create());
        root.Add(ListCommand.Create());
        root.Add(ShowCommand.Create());
        root.Add(InitCommand.Create());
        root.Add(BudgetCommand.Create());
        root.Add(SelfTestCommand.Create());
        return root;
    }
}
