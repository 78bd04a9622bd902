namespace CostModel.Cli;

/// <summary>What the process ends with; scripts rely on the numbers.</summary>
internal static class ExitCode
{
    internal const int Ok = 0;

    internal const int InternalError = 1;

    /// <summary>A wrong option, or something wrong with a scenario.</summary>
    internal const int Usage = 2;

    /// <summary>A policy or self-test failed.</summary>
    internal const int Failed = 3;

    /// <summary>The plan does not fit, or cannot meet its objective.</summary>
    internal const int Infeasible = 4;

    /// <summary>A long run that the user stopped; what a shell itself reports of a process that an interrupt ends.</summary>
    internal const int Stopped = 130;
}
