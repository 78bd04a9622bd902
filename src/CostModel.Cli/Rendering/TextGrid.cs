using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace CostModel.Cli.Rendering;

/// <summary>Rows of text under headings, written in any format.</summary>
internal sealed class TextGrid(params string[] headings)
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Text up to this length stays on one line.</summary>
    private const int ShortText = 16;
    private const int LongName = 40;

    private readonly List<string[]> _rows = [];

    /// <summary>Headings of columns that stand in files, and are too wide for a terminal.</summary>
    internal string[] OnlyInFiles { get; init; } = [];

    internal void Add(params string[] cells) => _rows.Add(cells);

    internal string Write(string format, TerminalStyle style) => format switch
    {
        "json" => Json(),
        "csv" => string.Concat(_rows.Prepend(headings).Select(row => string.Join(",", row.Select(Quoted)) + "\n")),
        "markdown" => Markdown(),
        _ => style.Render(Table),
    };

    private void Table(IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Simple };
        int[] shown = [.. Enumerable.Range(0, headings.Length).Where(i => !OnlyInFiles.Contains(headings[i]))];
        foreach (int i in shown)
        {
            bool isNumber = i > 0 && _rows.Exists(row => row[i].Length > 0) && _rows.TrueForAll(row => row[i].Length == 0 || IsNumber(row[i]));
            bool isShort = _rows.TrueForAll(row => row[i].Length <= (i == 0 ? LongName : ShortText));
            table.AddColumn(new TableColumn(Markup.Escape(headings[i])) { NoWrap = isShort || isNumber, Alignment = isNumber ? Justify.Right : Justify.Left });
        }

        string[] above = [];
        foreach (string[] row in _rows)
        {
            table.AddRow([.. shown.Select(column => Markup.Escape(IsRepeatedSource(row[column], column, above) ? "same" : row[column]))]);
            above = row;
        }

        console.Write(table);
    }

    private static bool IsNumber(string cell) => cell.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or '.' or ',' or '%');

    /// <summary>A long source that stands behind several fields is read once.</summary>
    private bool IsRepeatedSource(string cell, int column, string[] above)
        => headings[column] == "source" && cell.Length > 0 && above.Length > column && above[column] == cell;

    private string Markdown()
    {
        string[] rule = [.. headings.Select(_ => "---")];
        return $"| {string.Join(" | ", headings)} |\n| {string.Join(" | ", rule)} |\n"
            + string.Concat(_rows.Select(row => $"| {string.Join(" | ", row.Select(Piped))} |\n"));
    }

    private static string Piped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);

    private string Json()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartArray();
            foreach (string[] row in _rows)
            {
                writer.WriteStartObject();
                for (int i = 0; i < headings.Length; i++)
                {
                    writer.WriteString(headings[i], row[i]);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string Quoted(string cell)
        => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
