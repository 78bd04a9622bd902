using CostModel.Cli;

// Away from a terminal the bytes do not depend on the machine's code page.
if (Console.IsOutputRedirected)
{
    Console.SetOut(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
}

return CommandLine.Run(args, Console.Out, Console.Error);
