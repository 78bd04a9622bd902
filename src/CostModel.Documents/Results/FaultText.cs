using System.Globalization;
using System.Text;
using CostModel.Documents.Text;
using CostModel.Validation;

namespace CostModel.Documents.Results;

/// <summary>Writes faults as a compiler does: the code, the place, the line with the value underlined, and what would be right.</summary>
public static class FaultText
{
    /// <summary>All faults, one after another.</summary>
    public static string Write(IEnumerable<Fault> faults) => Write(faults, "error");

    /// <summary>All warnings, one after another, as faults are written.</summary>
    public static string WriteWarnings(IEnumerable<Fault> warnings) => Write(warnings, "warning");

    private static string Write(IEnumerable<Fault> faults, string severity)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var text = new StringBuilder();
        var files = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (Fault fault in faults)
        {
            text.Append(CultureInfo.InvariantCulture, $"{severity}[{fault.Code}]: {(fault.Path.Length == 0 ? "" : fault.Path + ": ")}{fault.Message}\n");
            if (fault.Position is { } position)
            {
                Place(text, position, LinesOf(position.File, files));
            }

            if (fault.Suggestion is { } suggestion)
            {
                text.Append(CultureInfo.InvariantCulture, $"  help: {suggestion}\n");
            }
        }

        return text.ToString();
    }

    private static void Place(StringBuilder text, SourcePosition position, string[] lines)
    {
        if (lines.Length == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  --> {position.File}\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"  --> {position}\n");
        if (position.Line > lines.Length)
        {
            return;
        }

        const int widest = 160;
        string line = lines[position.Line - 1].Replace('\t', ' ');
        int start = Math.Max(0, Math.Min(position.Column - 1, line.Length) - (widest / 2));
        string shown = line.Substring(start, Math.Min(widest, line.Length - start));
        string number = position.Line.ToString(CultureInfo.InvariantCulture);
        int marks = Math.Clamp(position.Length, 1, Math.Max(1, shown.Length - (position.Column - 1 - start)));
        text.Append(CultureInfo.InvariantCulture, $"   {number} | {shown}\n");
        text.Append(' ', number.Length + 3).Append(" | ").Append(' ', position.Column - 1 - start).Append('^', marks).Append('\n');
    }

    private static string[] LinesOf(string file, Dictionary<string, string[]> files)
    {
        if (!files.TryGetValue(file, out string[]? lines))
        {
            bool readable = File.Exists(file) && new FileInfo(file).Length <= TextFile.SizeLimit;
            lines = readable ? (TextFile.Read(file, new FaultCollector()) ?? "").Split('\n') : [];
            files[file] = lines;
        }

        return lines;
    }
}
