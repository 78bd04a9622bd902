using System.Text.Json;
using CostModel.Analysis.Claims;

namespace CostModel.Documents.Results;

/// <summary>Writes claims with what became of them as JSON.</summary>
public static class ClaimJson
{
    /// <summary>The JSON text, ending in a newline: rows with a computed figure, the rest with its reason.</summary>
    public static string Write(IReadOnlyCollection<ClaimResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        ClaimResult[] computed = [.. results.Where(result => !result.Figures.IsEmpty)];
        return JsonText.Write(writer =>
        {
            writer.WriteObjects("rows", computed, result => Row(writer, result));
            writer.WriteObjects("notComputed", results.Except(computed), result =>
            {
                writer.WriteString("id", result.Claim.Id);
                writer.WriteString("claim", result.Claim.Text);
                writer.WriteString("reason", result.Claim.NotComputed);
                writer.WriteString("source", Source(result.Claim));
            });
            writer.WriteObject("summary", () =>
            {
                writer.WriteNumber("claims", results.Count);
                writer.WriteNumber("computed", computed.Length);
                foreach (ClaimVerdict verdict in Enum.GetValues<ClaimVerdict>())
                {
                    writer.WriteNumber(NameOf(verdict), results.Count(result => result.Verdict == verdict));
                }
            });
        });
    }

    /// <summary>The name of a verdict in files and tables.</summary>
    public static string NameOf(ClaimVerdict verdict) => verdict switch
    {
        ClaimVerdict.Agrees => "agrees",
        ClaimVerdict.Off => "off",
        ClaimVerdict.Inconsistent => "inconsistent",
        ClaimVerdict.Context => "context",
        _ => "notComputable",
    };

    /// <summary>Where a claim stood, and what its inputs rest on.</summary>
    public static string Source(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return $"{claim.Article}; {claim.Basis}";
    }

    private static void Row(Utf8JsonWriter writer, ClaimResult result)
    {
        FigureResult first = result.Figures[0];
        writer.WriteString("id", result.Claim.Id);
        writer.WriteString("claim", result.Claim.Text);
        Figure(writer, first);
        if (result.Holds is { } holds)
        {
            writer.WriteBoolean("passed", holds);
        }
        else
        {
            writer.WriteNull("passed");
        }

        writer.WriteString("kind", NameOf(result.Verdict));
        writer.WriteString("verdict", result.Sentence);
        writer.WriteString("source", Source(result.Claim));
        writer.WriteObjects("figures", result.Figures, figure => Figure(writer, figure));
    }

    private static void Figure(Utf8JsonWriter writer, FigureResult figure)
    {
        bool stated = figure.Figure.Claimed.Length > 0;
        writer.WriteString("what", figure.Figure.What);
        writer.WriteString("claimed", figure.ClaimedText);
        writer.WriteNumber("published", stated ? figure.Claimed : null);
        writer.WriteNumber("computed", figure.Computed);
        writer.WriteString("unit", figure.Unit);
        writer.WriteNumber("difference", stated ? (figure.Claimed / figure.Computed) - 1 : null);
        writer.WriteNumber("tolerance", figure.Report?.Tolerance);
        writer.WriteString("calculation", figure.Calculation);
    }
}
