using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CostModel.Cli.Rendering;
using CostModel.Documents.Observations;
using CostModel.Scaling.Fitting;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel fit RUNS.csv</c>: a scaling law from one's own runs, with the interval of each constant.</summary>
internal static class FitCommand
{
    internal static Command Create()
    {
        var file = new Argument<string>("runs") { Description = "A CSV of runs with the columns parameters, tokens and loss (nats per token, of one tokenizer)." };
        var drop = new Option<int>("--drop-highest")
        {
            Description = "How many runs of the highest loss to leave out.",
            HelpName = "n",
        };
        var resamples = new Option<int>("--resamples")
        {
            Description = "Resamples that the intervals rest on, 20 to 10,000.",
            HelpName = "n",
            DefaultValueFactory = _ => new LawFitOptions().Resamples,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "The seed of the resamples.",
            HelpName = "n",
            DefaultValueFactory = _ => new LawFitOptions().Seed,
        };
        var output = new OutputOptions("table", "json", "csv", "markdown");
        var command = new Command("fit", "Fits L = E + A/N^alpha + B/D^beta to your own runs by Huber regression, with bootstrap intervals.") { file, drop, resamples, seed };
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var faults = new FaultCollector();
            Within(parsed.GetValue(drop), 0, int.MaxValue, drop.Name, faults);
            Within(parsed.GetValue(resamples), 20, 10_000, resamples.Name, faults);
            ImmutableArray<LossPoint>? points = LossRunFile.Read(parsed.GetRequiredValue(file), faults);
            if (faults.Any || points is not { } runs)
            {
                return ScenarioAnswer.Refuse(parsed, faults);
            }

            var options = new LawFitOptions { DropHighest = parsed.GetValue(drop), Resamples = parsed.GetValue(resamples), Seed = parsed.GetValue(seed) };
            try
            {
                return output.Write(parsed, Grid(LawFitter.Fit(runs, options)).Write(parsed.GetRequiredValue(output.Format), TerminalStyle.For(parsed, output)));
            }
            catch (ArgumentException exception)
            {
                string reason = exception.Message.Split(" (Parameter")[0];
                faults.Add(new Fault(FaultCodes.OutOfRange, "runs", reason));
                return ScenarioAnswer.Refuse(parsed, faults);
            }
        });
        return command;
    }

    private static void Within(int value, int low, int high, string option, FaultCollector faults)
    {
        if (value < low || value > high)
        {
            faults.Add(new Fault(FaultCodes.OutOfRange, option, FormattableString.Invariant($"{value} lies outside {low} to {high}")));
        }
    }

    private static TextGrid Grid(LawFit fit)
    {
        var grid = new TextGrid("constant", "value", "95% from", "to", "meaning");
        void Add(string name, double value, string meaning)
            => grid.Add(name, Number(value), Rough(fit.Intervals[name].Low), Rough(fit.Intervals[name].High), meaning);
        Add("E", fit.Law.E, "nats per token that remain");
        Add("A", fit.Law.A, "weight of parameters");
        Add("B", fit.Law.B, "weight of data");
        Add("alpha", fit.Law.Alpha, "exponent of parameters");
        Add("beta", fit.Law.Beta, "exponent of data");
        Add("parameterExponent", fit.Law.ParameterExponent, "the optimal size grows as compute to this power");
        grid.Add("objective", fit.Objective.ToString("0.0000000000", CultureInfo.InvariantCulture), "", "", FormattableString.Invariant($"sum of Huber losses over {fit.Points} runs"));
        grid.Add("range", "", "", "", string.Join("; ", new[] { fit.Law.Parameters, fit.Law.Flops, fit.Law.TokensPerParameter }.Select(range => range!.ToString())));
        return grid;
    }

    /// <summary>Another draw of resamples moves the ends of an interval by some percent.</summary>
    private static string Rough(double value) => value.ToString(value >= 100 ? "0" : "0.000", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(value >= 100 ? "0.0" : "0.00000", CultureInfo.InvariantCulture);
}
