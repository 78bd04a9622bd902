using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>Writes a file whole or not at all: beside its place first, then renamed.</summary>
internal static class OutputFile
{
    /// <summary>Whether the file stands there now; else a fault says why not, and nothing is left behind.</summary>
    internal static bool TryWrite(string path, string text, FaultCollector faults)
    {
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
        string? problem = path.Length == 0 ? "a file to write needs a name"
            : Directory.Exists(path) ? $"'{path}' is a directory: name a file"
            : !Directory.Exists(folder) ? $"there is no folder '{folder}' to write '{Path.GetFileName(path)}' into"
            : Write(path, text);
        if (problem is not null)
        {
            faults.Add(new Fault(FaultCodes.File, "", problem));
        }

        return problem is null;
    }

    private static string? Write(string path, string text)
    {
        string partial = path + ".partial";
        try
        {
            File.WriteAllText(partial, text);
            File.Move(partial, path, overwrite: true);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(partial);
            return $"'{path}' cannot be written";
        }
    }

    private static void Remove(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be written cannot be removed either; the user hears of the first.
        }
    }
}
