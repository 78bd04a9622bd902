using System.Collections.Immutable;
using CostModel.Documents.Observations;
using CostModel.Documents.Text;
using CostModel.Economics;
using CostModel.Validation;

namespace CostModel.Documents.Bills;

/// <summary>A bill that was read: its lines, named as the budget names them where they match.</summary>
/// <param name="Format">What kind of export it is.</param>
/// <param name="Lines">Its lines, one for each name, kind and unit.</param>
public sealed record Bill(string Format, ImmutableArray<StatementLine> Lines);

/// <summary>
/// Reads an actual bill: FOCUS (finops.org), an AWS cost and usage report, a Google Cloud cost table, or a plain table with the columns
/// <c>line,quantity,unit,cost</c>.
/// </summary>
public static class BillFile
{
    /// <summary>Reads a bill, or returns null with what is wrong with it.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="budget">The budget's lines: a line of the bill that carries one's name, or its hardware's or model's, is set against it.</param>
    /// <param name="mappings">Names of the bill that stand for lines of the budget otherwise.</param>
    /// <param name="faults">Receives what is wrong.</param>
    public static Bill? Read(string path, ImmutableArray<StatementLine> budget, ImmutableArray<BillMapping> mappings, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(faults);
        if (TextFile.Open(path, faults) is not { } opened)
        {
            return null;
        }

        using StreamReader text = opened;
        if (ObservationTable.Read(text, path, faults) is not { } table)
        {
            return null;
        }

        if (BillFormat.All.FirstOrDefault(format => format.Recognised.All(column => table.Columns.Contains(column))) is not { } known)
        {
            faults.Add(new Fault(
                FaultCodes.WrongShape,
                "",
                $"the columns of '{path}' are of no bill that is understood: FOCUS has BilledCost and ChargeCategory, a plain table line, quantity, unit and cost",
                null,
                new SourcePosition(path, 1, 1)));
            return null;
        }

        int before = faults.Count;
        ImmutableArray<StatementLine> lines = [.. table.Rows.Select(row => Line(row, known, path, budget, mappings, faults)).OfType<StatementLine>()];
        return faults.Count > before ? null : new Bill(known.Name, Sum(lines));
    }

    private static StatementLine? Line(
        ObservationRow row, BillFormat format, string path, ImmutableArray<StatementLine> budget, ImmutableArray<BillMapping> mappings, FaultCollector faults)
    {
        try
        {
            double cost = Number(row, format.Cost) ?? throw new UnreadableFieldException(format.Cost[0], "");
            string currency = First(row, format.Currency);
            if (currency is not ("" or "USD"))
            {
                faults.Add(new Fault(FaultCodes.UnknownCurrency, "", $"the line is in {currency}, and budgets are in USD", null, new SourcePosition(path, row.Line, 1)));
                return null;
            }

            string[] names = [.. format.Names.Select(column => row[column]).Where(name => name.Length > 0)];
            double quantity = Number(row, format.Quantity) ?? 0;
            var line = new StatementLine("", names.FirstOrDefault() ?? "unnamed", quantity, First(row, format.Unit), cost) { Kind = KindOf(First(row, format.Category), cost) };
            return BillMatch.Against(line, names, budget, mappings);
        }
        catch (UnreadableFieldException unreadable)
        {
            faults.Add(new Fault(FaultCodes.BadValue, "", unreadable.Message, null, new SourcePosition(path, row.Line, 1)));
            return null;
        }
    }

    private static ChargeKind KindOf(string category, double cost)
    {
        string lower = category.ToLowerInvariant();
        return lower switch
        {
            "credit" or "promotion" => ChargeKind.Credit,
            "adjustment" or "refund" => ChargeKind.Adjustment,
            "tax" => ChargeKind.Tax,
            "purchase" or "fee" or "rifee" or "savingsplanrecurringfee" => ChargeKind.Purchase,
            _ => lower.Contains("credit", StringComparison.Ordinal) || (cost < 0 && lower.Length == 0) ? ChargeKind.Credit : ChargeKind.Usage,
        };
    }

    /// <summary>Days and resources of the same line together.</summary>
    private static ImmutableArray<StatementLine> Sum(ImmutableArray<StatementLine> lines)
        =>
        [
            .. lines
                .GroupBy(line => (line.Name.ToUpperInvariant(), line.Kind, line.Unit.ToUpperInvariant()))
                .Select(group => group.First() with { Quantity = group.Sum(line => line.Quantity), CostUsd = group.Sum(line => line.CostUsd) }),
        ];

    private static double? Number(ObservationRow row, ImmutableArray<string> columns)
        => columns.Select(row.Number).FirstOrDefault(number => number is not null);

    private static string First(ObservationRow row, ImmutableArray<string> columns)
        => columns.Select(column => row[column]).FirstOrDefault(text => text.Length > 0) ?? "";
}
