using System.Text;
using CostModel.Validation;

namespace CostModel.Documents.Text;

/// <summary>Reads a text file that a user named, or says in plain words why it cannot be read.</summary>
internal static class TextFile
{
    /// <summary>Scenario and catalog files are a few kilobytes; far beyond that is a mistake.</summary>
    internal const long SizeLimit = 4 * 1024 * 1024;

    internal static string? Read(string path, FaultCollector faults)
    {
        string? problem;
        try
        {
            if (Directory.Exists(path))
            {
                problem = "is a directory, not a file";
            }
            else if (!File.Exists(path))
            {
                return Refuse(path, "there is no such file", NearestFile(path), faults);
            }
            else if (new FileInfo(path).Length > SizeLimit)
            {
                problem = FormattableString.Invariant($"is larger than {SizeLimit / (1024 * 1024)} MiB, which no scenario or catalog file is");
            }
            else
            {
                return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            }
        }
        catch (DecoderFallbackException)
        {
            problem = "is not UTF-8 text";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = "cannot be read";
        }

        return Refuse(path, problem, null, faults);
    }

    private static string? Refuse(string path, string problem, string? suggestion, FaultCollector faults)
    {
        faults.Add(new Fault(FaultCodes.File, "", $"'{path}': {problem}", suggestion));
        return null;
    }

    private static string? NearestFile(string path)
    {
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
        if (!Directory.Exists(folder))
        {
            return null;
        }

        IEnumerable<string> names = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal).Take(1000);
        return NearestMatch.Of(Path.GetFileName(path), names) is { } name ? $"did you mean '{Path.Combine(folder == "." ? "" : folder, name)}'?" : null;
    }
}
