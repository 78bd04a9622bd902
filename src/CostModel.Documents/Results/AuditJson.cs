using CostModel.Analysis.Audit;

namespace CostModel.Documents.Results;

/// <summary>Writes an audit as JSON.</summary>
public static class AuditJson
{
    /// <summary>The JSON text, ending in a newline.</summary>
    public static string Write(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonText.Write(writer =>
        {
            writer.WriteNumber("published", report.Claimed);
            writer.WriteNumber("computed", report.Computed);
            writer.WriteString("unit", report.Unit);
            writer.WriteNumber("factor", report.Factor);
            writer.WriteNumber("tolerance", report.Tolerance);
            writer.WriteBoolean("passed", report.Verdict == AuditVerdict.Reproduces);
            writer.WriteString("kind", NameOf(report.Verdict));
            writer.WriteString("verdict", report.Sentence);
            writer.WriteString("calculation", report.Calculation);
            writer.WriteObjects("slips", report.Slips, slip =>
            {
                writer.WriteString("id", slip.Id);
                writer.WriteString("explanation", slip.Explanation);
                writer.WriteNumber("gives", slip.Mistaken);
                writer.WriteNumber("distance", slip.Distance);
            });
        });
    }

    private static string NameOf(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Reproduces => "reproduces",
        AuditVerdict.Off => "off",
        AuditVerdict.WrongUnit => "wrongUnit",
        _ => "impossible",
    };
}
