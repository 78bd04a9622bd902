using System.Globalization;
using System.Text;
using CostModel.Documents.Text;
using CostModel.Validation;

namespace CostModel.Documents.Results;

/// <summary>Writes faults as a compiler does: the code, the place, the line with the value underlined, and what would be right.</summary>
public static class FaultText
{
    private const int MostFaults = 100;
    private const int WidestLine = 160;
    private const int LongestMessage = 600;

    /// <summary>All faults, one after another; beyond a hundred only their number.</summary>
    public static string Write(IEnumerable<Fault> faults) => Write(faults, "error");

    /// <summary>All warnings, one after another, as faults are written.</summary>
    public static string WriteWarnings(IEnumerable<Fault> warnings) => Write(warnings, "warning");

    private static string Write(IEnumerable<Fault> faults, string severity)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var text = new StringBuilder();
        var files = new Dictionary<string, string[]>(StringComparer.Ordinal);
        Fault[] all = [.. faults];
        foreach (Fault fault in all.Take(MostFaults))
        {
            string path = fault.Path.Length == 0 ? "" : fault.Path + ": ";
            text.Append(CultureInfo.InvariantCulture, $"{severity}[{fault.Code}]: {Printable(path + fault.Message, LongestMessage)}\n");
            if (fault.Position is { } position)
            {
                Place(text, position, LinesOf(position.File, files));
            }

            if (fault.Suggestion is { } suggestion)
            {
                text.Append(CultureInfo.InvariantCulture, $"  help: {Printable(suggestion, LongestMessage)}\n");
            }
        }

        if (all.Length > MostFaults)
        {
            text.Append(CultureInfo.InvariantCulture, $"error: and {all.Length - MostFaults} more\n");
        }

        return text.ToString();
    }

    private static void Place(StringBuilder text, SourcePosition position, string[] lines)
    {
        string place = position.ToString();
        text.Append(CultureInfo.InvariantCulture, $"  --> {Printable(place, LongestMessage)}\n");
        if (position.IsLine && position.Line <= lines.Length)
        {
            Line(text, position, lines[position.Line - 1].TrimEnd('\r'));
        }
    }

    private static void Line(StringBuilder text, SourcePosition position, string line)
    {
        int column = Math.Min(position.Column - 1, line.Length);
        int start = Math.Max(0, column - (WidestLine / 2));
        string shown = Printable(line.Substring(start, Math.Min(WidestLine, line.Length - start)), WidestLine);
        string number = position.Line.ToString(CultureInfo.InvariantCulture);
        int marks = Math.Clamp(position.Length, 1, Math.Max(1, shown.Length - (column - start)));
        text.Append(CultureInfo.InvariantCulture, $"   {number} | {shown}\n");
        text.Append(' ', number.Length + 3).Append(" | ").Append(' ', column - start).Append('^', marks).Append('\n');
    }

    /// <summary>Text of a file that nobody vouches for: without control characters, which a terminal would obey, and not endless.</summary>
    private static string Printable(string text, int longest)
    {
        string cut = text.Length <= longest ? text : text[..longest] + "...";
        return cut.Any(char.IsControl) ? string.Concat(cut.Select(c => char.IsControl(c) ? ' ' : c)) : cut;
    }

    private static string[] LinesOf(string file, Dictionary<string, string[]> files)
    {
        if (!files.TryGetValue(file, out string[]? lines))
        {
            // A pipe has no length, and cannot be read twice.
            lines = new FileInfo(file) is { Exists: true, Length: > 0 } ? (TextFile.Read(file, new FaultCollector()) ?? "").Split('\n') : [];
            files[file] = lines;
        }

        return lines;
    }
}
