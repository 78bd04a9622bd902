using System.Globalization;
using System.Text;
using CostModel.Analysis.Levers;
using CostModel.Efficiency;

namespace CostModel.Cli.Rendering;

/// <summary>What techniques do to a scenario, as tables and a waterfall.</summary>
internal static class LeverView
{
    private const int BarWidth = 40;

    internal static string Render(LeverTable table, string format, TerminalStyle style)
    {
        TextGrid ranked = Ranked(table);
        if (format == "csv")
        {
            return ranked.Write(format, style);
        }

        var text = new StringBuilder();
        Heading(text, format, table.Scenario.Name.Length > 0 ? table.Scenario.Name : "levers");
        Line(text, $"Today: {Today(table.Baseline)}. Ranked by {Words(table.Goal)}; a combination keeps {table.Options.QualityFloor} of quality.");
        if (table.Rows.Any(row => row.Status == LeverStatus.Applies))
        {
            text.Append('\n').Append(ranked.Write(format, style));
        }
        else
        {
            Line(text, "No technique changes a figure of this scenario; the reasons stand below.");
        }

        if (table.Rows.Any(row => row.Status == LeverStatus.Applies && !row.KeepsFloor))
        {
            Line(text, $"* alone below the floor of {table.Options.QualityFloor}. Acts on: the share of serving time that the technique can touch.");
        }

        if (PostTraining(table) is { } postTraining)
        {
            Heading(text, format, "Post-training for this model, beside RLHF with PPO");
            text.Append(postTraining.Write(format, style));
        }

        Heading(text, format, "Not here, and why");
        text.Append(NotHere(table).Write(format, style));
        if (table.Best is { } best)
        {
            Heading(text, format, "Best combination");
            text.Append(Waterfall(best, table.Goal, format, style));
        }
        else
        {
            Line(text, $"No combination keeps {table.Options.QualityFloor} of quality and costs less.");
        }

        Line(text, $"One-off costs take {table.Options.EngineerDay} a day of engineering and {table.Options.Wage} of labelling (assumptions: --engineer-day, --wage).");
        Line(text, "Sources and regime of a technique: costmodel show ID. Your own: a file with --catalog.");
        return text.ToString();
    }

    internal static string Render(LeverCombination combination, LeverGoal goal, string format, TerminalStyle style)
        => Waterfall(combination, goal, format, style);

    private static string Waterfall(LeverCombination combination, LeverGoal goal, string format, TerminalStyle style)
    {
        var grid = new TextGrid("step", Words(goal), "change", "");
        double start = combination.Steps[0].Before;
        double largest = combination.Steps.Max(step => Math.Max(Math.Abs(step.Before), Math.Abs(step.After)));
        grid.Add("today", Amount(start, goal), "", Bar(0, start, largest));
        foreach (WaterfallStep step in combination.Steps)
        {
            grid.Add(step.Technique.Name, Amount(step.After, goal), Change(step, goal), Bar(step.Before, step.After, largest));
        }

        double end = combination.Steps[^1].After;
        grid.Add("together", Amount(end, goal), goal == LeverGoal.GrossMargin ? Points(end - start) : Percent((end / start) - 1), Bar(0, end, largest));
        var text = new StringBuilder(grid.Write(format, style));
        if (format != "csv")
        {
            Line(text, $"Keeps {Kept(combination.Quality)} of quality; costs {Money(combination.OneOff.TotalDollars)} once.");
        }

        return text.ToString();
    }

    /// <summary>The techniques that apply, with the columns that this scenario has something to say in.</summary>
    private static TextGrid Ranked(LeverTable table)
    {
        LeverFigures today = table.Baseline;
        (string Heading, bool Shown, Func<LeverRow, string> Cell)[] columns =
        [
            ("id", true, row => row.Technique.Id),
            (today.CostPerQuery is null ? "a day" : "a query", today.ServingCostPerDay is not null, row => today.CostPerQuery is null
                ? Change(row.Figures.ServingCostPerDay, today.ServingCostPerDay)
                : Change(row.Figures.CostPerQuery, today.CostPerQuery)),
            ("training", today.TrainingGpuHours is not null, row => Change(row.Figures.TrainingGpuHours, today.TrainingGpuHours)),
            ("margin", today.GrossMargin is not null, row => row.Figures.GrossMargin is { } margin ? Points(margin - today.GrossMargin!.Value) : ""),
            ("quality", true, row => row.Quality.Kept.Central.ToString("0.0%", CultureInfo.InvariantCulture) + (row.KeepsFloor ? "" : " *")),
            ("range", true, row => Range(row.Quality)),
            ("once", true, row => Money(row.OneOff.TotalDollars)),
            ("pays in", today.ServingCostPerDay is not null, row => row.PaybackDays is { } days ? Days(days) : ""),
            ("acts on", today.ServingCostPerDay is not null, row => row.ActsOn is { } share ? share.ToString("0%", CultureInfo.InvariantCulture) : ""),
        ];
        columns = [.. columns.Where(column => column.Shown)];
        var grid = new TextGrid([.. columns.Select(column => column.Heading)]);
        foreach (LeverRow row in table.Rows.Where(row => row.Status == LeverStatus.Applies))
        {
            grid.Add([.. columns.Select(column => column.Cell(row))]);
        }

        return grid;
    }

    private static TextGrid? PostTraining(LeverTable table)
    {
        LeverRow[] rows = [.. table.Rows.Where(row => row.PostTraining is not null).OrderBy(row => row.PostTraining!.Estimate.Cost)];
        if (rows.Length == 0)
        {
            return null;
        }

        var grid = new TextGrid("id", "cost", "compute", "labels", "against PPO", "memory", "quality kept");
        foreach (LeverRow row in rows)
        {
            PostTrainingFigures figures = row.PostTraining!;
            grid.Add(
                row.Technique.Id,
                Money(figures.Estimate.Cost.TotalDollars),
                figures.Estimate.ComputeCost is { } compute ? Money(compute.TotalDollars) : figures.Estimate.Flops.ToString(),
                Money(figures.Estimate.LabelCost.TotalDollars),
                Percent(figures.ChangeOfCost),
                figures.Estimate.PeakMemory.ToString(),
                Kept(row.Quality));
        }

        return grid;
    }

    private static TextGrid NotHere(LeverTable table)
    {
        var grid = new TextGrid("why", "techniques");
        foreach (IGrouping<string, LeverRow> same in table.Rows
            .Where(row => row.Status != LeverStatus.Applies && row.PostTraining is null)
            .GroupBy(row => row.Reason.Length > 0 ? row.Reason : "it changes no figure of this scenario", StringComparer.Ordinal))
        {
            grid.Add(same.Key, string.Join(", ", same.Select(row => row.Technique.Id)));
        }

        return grid;
    }

    private static string Today(LeverFigures figures)
    {
        var parts = new List<string>();
        if (figures.CostPerQuery is { } perQuery)
        {
            parts.Add($"{Money(perQuery)} a query");
        }
        else if (figures.ServingCostPerDay is { } perDay)
        {
            parts.Add($"serving {Money(perDay)} a day");
        }

        if (figures.TrainingCost is { } training)
        {
            parts.Add($"training {Money(training)}");
        }
        else if (figures.TrainingGpuHours is { } hours)
        {
            parts.Add($"training {hours.ToString("#,##0", CultureInfo.InvariantCulture)} GPU-hours");
        }

        if (figures.GrossMargin is { } margin)
        {
            parts.Add($"gross margin {margin.ToString("0.0%", CultureInfo.InvariantCulture)}");
        }

        return string.Join(", ", parts);
    }

    private static string Words(LeverGoal goal) => goal switch
    {
        LeverGoal.TrainingCost => "cost of training",
        LeverGoal.GrossMargin => "gross margin",
        _ => "cost per query",
    };

    private static string Amount(double value, LeverGoal goal)
        => goal == LeverGoal.GrossMargin ? value.ToString("0.0%", CultureInfo.InvariantCulture) : Money(value);

    private static string Change(WaterfallStep step, LeverGoal goal)
        => goal == LeverGoal.GrossMargin ? Points(step.Change) : Percent((step.After / step.Before) - 1);

    private static string Change(double? after, double? before)
        => after is { } here && before is { } there && Math.Abs(here - there) > 1e-6 * Math.Abs(there) ? Percent((here / there) - 1) : "";

    /// <summary>A bar from one value to another on a scale that both fit; what is gone is light.</summary>
    private static string Bar(double from, double to, double largest)
    {
        int Place(double value) => (int)Math.Round(Math.Clamp(value / largest, 0, 1) * BarWidth);
        int low = Math.Min(Place(from), Place(to));
        int high = Math.Max(Place(from), Place(to));
        return from == 0 ? new string('█', high) : new string(' ', low) + new string('░', high - low);
    }

    private static string Kept(QualityEffect quality)
    {
        EffectRange kept = quality.Kept;
        string central = kept.Central.ToString("0.0%", CultureInfo.InvariantCulture);
        return kept.Low == kept.High
            ? central
            : string.Create(CultureInfo.InvariantCulture, $"{central} ({kept.Low * 100:0.#} .. {kept.High * 100:0.#})");
    }

    private static string Range(QualityEffect quality) => quality.Kept is var kept && kept.Low == kept.High
        ? "exact"
        : string.Create(CultureInfo.InvariantCulture, $"{kept.Low * 100:0.#} .. {kept.High * 100:0.#}");

    private static string Money(double dollars) => dollars == 0 ? "0 USD" : Math.Abs(dollars) switch
    {
        < 1 => QuantityText(dollars * 100) + " cent",
        < 1000 => dollars.ToString("0.00", CultureInfo.InvariantCulture) + " USD",
        < 1e6 => dollars.ToString("#,##0", CultureInfo.InvariantCulture) + " USD",
        _ => (dollars / 1e6).ToString("#,##0.00", CultureInfo.InvariantCulture) + "M USD",
    };

    private static string QuantityText(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("+0.0%;-0.0%;0%", CultureInfo.InvariantCulture);

    private static string Points(double share) => (share * 100).ToString("+0.0;-0.0;0", CultureInfo.InvariantCulture) + " pt";

    private static string Days(double days) => days switch
    {
        < 1 => "under a day",
        < 1.5 => "1 day",
        < 730 => days.ToString("#,##0", CultureInfo.InvariantCulture) + " days",
        _ => (days / 365).ToString("#,##0", CultureInfo.InvariantCulture) + " years",
    };

    private static void Heading(StringBuilder text, string format, string heading)
        => text.Append(format == "markdown" ? $"\n## {heading}\n\n" : $"\n{heading}\n");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
