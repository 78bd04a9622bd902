namespace CostModel.Testing;

/// <summary>A test that runs another program, and is skipped, visibly, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramFactAttribute : FactAttribute
{
    /// <param name="program">The program's name, such as <c>bash</c>.</param>
    public ProgramFactAttribute(string program)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (OperatingSystem.IsWindows() || !folders.Any(folder => File.Exists(Path.Combine(folder, program))))
        {
            Skip = $"there is no {program} on this machine";
        }
    }
}
