using System.Text;
using CostModel.Validation;

namespace CostModel.Documents.Text;

/// <summary>Reads a text file that a user named, or says in plain words why it cannot be read.</summary>
internal static class TextFile
{
    /// <summary>Scenario and catalog files are a few kilobytes; far beyond that is a mistake.</summary>
    internal const int SizeLimit = 4 * 1024 * 1024;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The whole text of a scenario or catalog file.</summary>
    internal static string? Read(string path, FaultCollector faults)
    {
        if (!IsFile(path, faults))
        {
            return null;
        }

        try
        {
            return ReadUpToLimit(path)
                ?? Refuse<string>(FormattableString.Invariant($"'{path}' is larger than {SizeLimit / (1024 * 1024)} MiB, which no scenario or catalog file is"), null, faults);
        }
        catch (DecoderFallbackException)
        {
            return Refuse<string>($"'{path}' is not UTF-8 text", null, faults);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse<string>($"'{path}' cannot be read", null, faults);
        }
    }

    /// <summary>A reader of a file of any length; reading throws <see cref="DecoderFallbackException"/> where the bytes are not UTF-8.</summary>
    internal static StreamReader? Open(string path, FaultCollector faults)
    {
        if (!IsFile(path, faults))
        {
            return null;
        }

        try
        {
            return new StreamReader(path, s_strictUtf8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse<StreamReader>($"'{path}' cannot be read", null, faults);
        }
    }

    private static bool IsFile(string path, FaultCollector faults)
    {
        if (Directory.Exists(path))
        {
            return Refuse<string>($"'{path}' is a directory, not a file", DataFilesIn(path), faults) is not null;
        }

        return File.Exists(path) || Refuse<string>($"there is no file '{path}'", NearestFile(path), faults) is not null;
    }

    /// <summary>Null beyond the limit. Bytes are counted as they come, because a pipe has no length beforehand.</summary>
    private static string? ReadUpToLimit(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] bytes = new byte[64 * 1024];
        int length = 0;
        while (file.Read(bytes.AsSpan(length)) is > 0 and var read)
        {
            length += read;
            if (length > SizeLimit)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, 2 * bytes.Length);
            }
        }

        ReadOnlySpan<byte> text = bytes.AsSpan(0, length);
        return s_strictUtf8.GetString(text.StartsWith("\uFEFF"u8) ? text[3..] : text);
    }

    private static T? Refuse<T>(string message, string? suggestion, FaultCollector faults)
        where T : class
    {
        faults.Add(new Fault(FaultCodes.File, "", message, suggestion));
        return null;
    }

    private static string? DataFilesIn(string folder)
    {
        string[] names = [.. NamesIn(folder).Where(DataFile.IsData).Take(5)];
        return names.Length == 0 ? null : $"name a file in it: {string.Join(", ", names)}";
    }

    /// <summary>Endings are left out of the comparison: they make any two scenarios look alike.</summary>
    private static string? NearestFile(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        string[] names = [.. NamesIn(folder).Take(1000)];
        string? nearest = NearestMatch.Of(Path.GetFileNameWithoutExtension(path), names.Select(name => Path.GetFileNameWithoutExtension(name)));
        return nearest is null ? null
            : $"did you mean '{Path.Combine(folder, names.First(name => Path.GetFileNameWithoutExtension(name) == nearest))}'?";
    }

    private static IEnumerable<string> NamesIn(string folder)
    {
        string searched = folder.Length == 0 ? "." : folder;
        try
        {
            return Directory.Exists(searched) ? Directory.GetFiles(searched).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
