using System.Collections.Immutable;
using System.Globalization;
using CostModel.Economics;

namespace CostModel.Documents.Bills;

/// <summary>A name of a bill that stands for a line of the budget.</summary>
/// <param name="Actual">The name on the bill, or a part of it.</param>
/// <param name="Line">The budget's line.</param>
/// <param name="Times">Units of the budget in one of the bill, such as 8 accelerators in a server.</param>
public sealed record BillMapping(string Actual, string Line, double Times)
{
    /// <summary>Reads <c>p5.48xlarge=serving*8</c>; null where the text is no mapping.</summary>
    public static BillMapping? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1 || equals == text.Length - 1)
        {
            return null;
        }

        string line = text[(equals + 1)..].Trim();
        int star = line.LastIndexOf('*');
        double times = 1;
        if (star > 0 && double.TryParse(line[(star + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double factor) && factor > 0)
        {
            (line, times) = (line[..star].Trim(), factor);
        }

        return new BillMapping(text[..equals].Trim(), line, times);
    }
}

/// <summary>Sets a line of a bill against one of the budget.</summary>
internal static class BillMatch
{
    internal static StatementLine Against(
        StatementLine line, string[] names, ImmutableArray<StatementLine> budget, ImmutableArray<BillMapping> mappings)
    {
        foreach (BillMapping mapping in mappings)
        {
            if (names.Any(name => name.Contains(mapping.Actual, StringComparison.OrdinalIgnoreCase)))
            {
                StatementLine? target = budget.FirstOrDefault(planned => string.Equals(planned.Name, mapping.Line, StringComparison.OrdinalIgnoreCase));
                return line with { Name = mapping.Line, Quantity = line.Quantity * mapping.Times, Unit = target?.Unit ?? line.Unit };
            }
        }

        // A credit or a tax is a line of its own, whatever it is granted or raised on, unless its name is that of a budgeted one.
        StatementLine? match = budget.FirstOrDefault(planned => names.Any(name => Same(name, planned.Name)));
        if (match is null)
        {
            match = line.Kind == ChargeKind.Usage
                ? budget.FirstOrDefault(planned => planned.Alias.Length > 0 && names.Any(name => Same(name, planned.Alias)))
                : budget.FirstOrDefault(planned => planned.Kind == line.Kind);
        }

        return match is null ? line with { Name = line.Kind switch { ChargeKind.Credit => "credits", ChargeKind.Tax => "tax", _ => line.Name } } : line with { Name = match.Name, Unit = Same(line.Unit, match.Unit) || line.Unit.Length == 0 ? match.Unit : line.Unit };
    }

    /// <summary>Whether two names differ only in case, spaces and punctuation.</summary>
    private static bool Same(string a, string b) => string.Equals(Letters(a), Letters(b), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
