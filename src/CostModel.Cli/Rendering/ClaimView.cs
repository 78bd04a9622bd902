using System.Globalization;
using System.Text;
using CostModel.Analysis.Claims;
using CostModel.Documents.Results;
using Spectre.Console;

namespace CostModel.Cli.Rendering;

/// <summary>Claims beside what their inputs give.</summary>
internal static class ClaimView
{
    internal static string Render(IReadOnlyCollection<ClaimResult> results, string format, TerminalStyle style)
    {
        if (format != "table")
        {
            var grid = new TextGrid("id", "claim", "claimed", "computed", "verdict", "source");
            foreach (ClaimResult result in results)
            {
                grid.Add(result.Claim.Id, result.Claim.Text, Claimed(result), Computed(result), result.Sentence, ClaimJson.Source(result.Claim));
            }

            return grid.Write(format, style);
        }

        return style.Render(console =>
        {
            var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = true };
            table.AddColumn(new TableColumn("id") { NoWrap = true });
            table.AddColumn(new TableColumn("claim and source") { Width = Math.Max(30, (style.Width - 50) * 54 / 100) });
            table.AddColumn(new TableColumn("claimed") { Width = 15 });
            table.AddColumn(new TableColumn("computed") { Width = 15 });
            table.AddColumn(new TableColumn("verdict") { Width = Math.Max(24, (style.Width - 50) * 46 / 100) });
            foreach (ClaimResult result in results)
            {
                table.AddRow(
                    new Text(result.Claim.Id),
                    new Markup($"{Markup.Escape(result.Claim.Text)}\n[dim]{Markup.Escape(result.Claim.Basis)}[/]"),
                    new Text(Claimed(result)),
                    new Text(Computed(result)),
                    new Markup(Marked(result)));
            }

            console.Write(table);
            console.WriteLine(Summary(results));
            console.WriteLine("Figure by figure, with the calculation: costmodel claims C01. Your own claim: costmodel audit.");
        });
    }

    internal static string Details(IEnumerable<ClaimResult> results, TerminalStyle style)
    {
        var text = new StringBuilder();
        foreach (ClaimResult result in results)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(CultureInfo.InvariantCulture, $"{result.Claim.Id}  {result.Claim.Text}\n");
            text.Append(CultureInfo.InvariantCulture, $"     {result.Claim.Article}\n     Basis: {result.Claim.Basis}\n");
            if (!result.Figures.IsEmpty)
            {
                var grid = new TextGrid("figure", "claimed", "computed", "calculation");
                foreach (FigureResult figure in result.Figures)
                {
                    grid.Add(figure.Figure.What, figure.ClaimedText, figure.Text, figure.Calculation);
                }

                text.Append(grid.Write("table", style));
            }

            foreach ((string name, string value) in result.Claim.Inputs)
            {
                text.Append(CultureInfo.InvariantCulture, $"     {name} = {value}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"     Verdict: {result.Sentence}\n");
        }

        return text.ToString();
    }

    private static string Claimed(ClaimResult result) => result.Figures.IsEmpty ? "" : result.Figures[0].ClaimedText;

    private static string Computed(ClaimResult result) => result.Figures.IsEmpty ? "" : result.Figures[0].Text;

    /// <summary>The verdict with its first word set off where colour may be used.</summary>
    private static string Marked(ClaimResult result)
    {
        string escaped = Markup.Escape(result.Sentence);
        string color = result.Verdict switch
        {
            ClaimVerdict.Agrees => "green",
            ClaimVerdict.Off or ClaimVerdict.Inconsistent => "red",
            _ => "dim",
        };
        int end = escaped.IndexOfAny([';', ':']) is var at && at > 0 ? at : escaped.Length;
        return $"[{color}]{escaped[..end]}[/]{escaped[end..]}";
    }

    private static string Summary(IReadOnlyCollection<ClaimResult> results)
    {
        int Count(ClaimVerdict verdict) => results.Count(result => result.Verdict == verdict);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{results.Count} claims: {Count(ClaimVerdict.Agrees)} agree, {Count(ClaimVerdict.Off)} are off, {Count(ClaimVerdict.Inconsistent)} inconsistent, {Count(ClaimVerdict.Context)} context, {Count(ClaimVerdict.NotComputable)} not computable.");
    }
}
