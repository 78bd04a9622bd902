using System.CommandLine;
using System.Globalization;
using CostModel.Analysis.Expressions;
using CostModel.Cli.Rendering;
using CostModel.Scaling;
using CostModel.Scaling.Trends;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel forecast TREND --reaches VALUE</c>: the year in which a trend gets there, with its spread and the assumption.</summary>
internal static class ForecastCommand
{
    internal static Command Create()
    {
        var trend = new Argument<string>("trend") { Description = "A trend of costmodel list trends, or data-stock." };
        var targets = new Option<string[]>("--reaches")
        {
            Description = "Values in the unit of the trend, as --reaches 1B 10B.",
            HelpName = "value",
            AllowMultipleArgumentsPerToken = true,
        };
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("forecast", "When a trend reaches a value if it goes on: the year with its spread, and what must hold.") { trend, targets };
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            Forecast[] forecasts = [.. Of(parsed.GetRequiredValue(trend), parsed.GetValue(targets) ?? [], faults)];
            if (faults.Any)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            var grid = new TextGrid("reaches", "one in ten before", "year", "nine in ten before", "if");
            foreach (Forecast forecast in forecasts)
            {
                grid.Add(forecast.Target, Year(forecast.Fan.P10), Year(forecast.Fan.P50), Year(forecast.Fan.P90), forecast.Assumption);
            }

            return output.Write(parsed, grid.Write(parsed.GetRequiredValue(output.Format), TerminalStyle.For(parsed, output)));
        });
        return command;
    }

    private static IEnumerable<Forecast> Of(string id, string[] targets, FaultCollector faults)
    {
        if (id == "data-stock")
        {
            DataStock stock = DataStock.Default;
            return
            [
                new Forecast("the whole stock of public text", stock.YearExhausted(), string.Create(
                    CultureInfo.InvariantCulture,
                    $"{stock.Stock} ({stock.Low} to {stock.High}) from {stock.LargestRun} in {stock.Year:0.0}, growing {stock.SlowGrowth:0.#} to {stock.FastGrowth:0.#}x a year, each text used once")),
            ];
        }

        if (Trend.Default.Find(id, "trend", null, faults) is not { } trend)
        {
            return [];
        }

        if (targets.Length == 0)
        {
            faults.Add(new Fault(FaultCodes.Usage, "--reaches", $"say which value of '{id}' to wait for", "e.g. --reaches 1B 10B"));
        }

        return [.. targets.Select(target => Crossed(trend, target, faults)).OfType<Forecast>()];
    }

    private static Forecast? Crossed(Trend trend, string target, FaultCollector faults)
    {
        if (!Measure.TryParse(target, out WrittenMeasure value, out string? problem) || value.Measure.Value <= 0)
        {
            faults.Add(new Fault(FaultCodes.Usage, "--reaches", problem ?? $"'{target}' must be above zero", "e.g. --reaches 1B"));
            return null;
        }

        double number = value.Measure.Value;
        if (value.Unit.Length > 0 && Measure.TryParse("1 " + trend.Quantity, out WrittenMeasure unit, out _))
        {
            if (unit.Measure.Dimensions != value.Measure.Dimensions)
            {
                faults.Add(new Fault(FaultCodes.BadValue, "--reaches", $"'{target}' is no amount of {trend.Quantity}, in which '{trend.Id}' is counted", $"e.g. --reaches '1B {trend.Quantity}'"));
                return null;
            }

            number /= unit.Measure.Value;
        }

        if (trend.AnchorValue is not { } anchor)
        {
            faults.Add(new Fault(FaultCodes.Usage, "trend", $"'{trend.Id}' has a growth but no value to start from", "costmodel list trends shows those that have one"));
            return null;
        }

        if (number > anchor != trend.FactorPerYear > 1)
        {
            string side = trend.FactorPerYear > 1 ? "above" : "below";
            faults.Add(new Fault(FaultCodes.OutOfRange, "--reaches", $"'{trend.Id}' stands at {EfficiencyLists.Large(anchor)} in {Year(trend.AnchorYear!.Value)}: give a value {side} it, not {target}"));
            return null;
        }

        var crossing = Crossing.Of(trend, number);
        return new Forecast($"{target} {(value.Unit.Length == 0 ? trend.Quantity : "")}".Trim(), crossing.Year, crossing.Assumption);
    }

    private static string Year(double year) => year.ToString("0.0", CultureInfo.InvariantCulture);

    private sealed record Forecast(string Target, Fan Fan, string Assumption);
}
