using System.Text;
using CostModel.Validation;

namespace CostModel.Documents.Text;

/// <summary>Reads a text file that a user named, or says in plain words why it cannot be read.</summary>
internal static class TextFile
{
    /// <summary>Scenario and catalog files are a few kilobytes; far beyond that is a mistake.</summary>
    internal const long SizeLimit = 4 * 1024 * 1024;

    /// <summary>The whole text of a scenario or catalog file.</summary>
    internal static string? Read(string path, FaultCollector faults)
    {
        if (Open(path, faults) is not { } opened)
        {
            return null;
        }

        using StreamReader reader = opened;
        if (reader.BaseStream.Length > SizeLimit)
        {
            return Refuse<string>(path, FormattableString.Invariant($"is larger than {SizeLimit / (1024 * 1024)} MiB, which no scenario or catalog file is"), null, faults);
        }

        try
        {
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return Refuse<string>(path, "is not UTF-8 text", null, faults);
        }
    }

    /// <summary>A reader of a file of any length; reading throws <see cref="DecoderFallbackException"/> where the bytes are not UTF-8.</summary>
    internal static StreamReader? Open(string path, FaultCollector faults)
    {
        if (Directory.Exists(path))
        {
            return Refuse<StreamReader>(path, "is a directory, not a file", null, faults);
        }

        if (!File.Exists(path))
        {
            return Refuse<StreamReader>(path, "there is no such file", NearestFile(path), faults);
        }

        try
        {
            return new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse<StreamReader>(path, "cannot be read", null, faults);
        }
    }

    private static T? Refuse<T>(string path, string problem, string? suggestion, FaultCollector faults)
        where T : class
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
