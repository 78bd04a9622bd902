using System.Text;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>Writes a file whole or not at all: beside its place first, then renamed.</summary>
internal static class OutputFile
{
    /// <summary>Whether the file stands there now; else a fault says why not, and nothing is left behind.</summary>
    internal static bool TryWrite(string path, string text, FaultCollector faults)
        => TryWrite(
            path,
            stream =>
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                return true;
            },
            faults);

    /// <summary>Whether the file stands there now, written by an action that says whether it is whole.</summary>
    internal static bool TryWrite(string path, Func<Stream, bool> write, FaultCollector faults)
    {
        bool isWhole = true;
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
        string? problem = path.Length == 0 ? "a file to write needs a name"
            : Directory.Exists(path) ? $"'{path}' is a directory: name a file"
            : !Directory.Exists(folder) ? $"there is no folder '{folder}' to write '{Path.GetFileName(path)}' into"
            : Write(path, write, out isWhole);
        if (problem is not null)
        {
            faults.Add(new Fault(FaultCodes.File, "", problem));
        }

        return problem is null && isWhole;
    }

    private static string? Write(string path, Func<Stream, bool> write, out bool isWhole)
    {
        string partial = path + ".partial";
        isWhole = false;
        try
        {
            using (FileStream stream = File.Create(partial))
            {
                isWhole = write(stream);
            }

            if (isWhole)
            {
                File.Move(partial, path, overwrite: true);
            }
            else
            {
                Remove(partial);
            }

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
