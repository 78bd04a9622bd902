using System.Collections.Immutable;
using System.CommandLine;
using CostModel.Analysis.Sampling;
using CostModel.Cli.Rendering;
using CostModel.Documents.Analysis;
using CostModel.Documents.Bills;
using CostModel.Documents.Results;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary>What every command does that answers a whole scenario: compile, evaluate, print.</summary>
internal static class ScenarioAnswer
{
    internal static readonly string[] Formats = ["table", "json", "csv", "markdown", "focus"];

    /// <summary>How many draws the bands of uncertain inputs take: p10 and p90 are then within 1 % of their rank.</summary>
    private const int Draws = 10_000;

    /// <summary>Prints the answers of a scenario, with bands from draws where its inputs are uncertain or a probability is asked for.</summary>
    internal static int Print(ParseResult parsed, OutputOptions output, ScenarioDocument document, FaultCollector faults, params IReadOnlyList<string> statements)
    {
        if (faults.Any || document.Plan is not { } plan)
        {
            return Refuse(parsed, faults);
        }

        ScenarioResult result = plan.Evaluate();
        ImmutableArray<(ProbabilityStatement Statement, double Probability)> probabilities = [];
        if (document.IsUncertain || statements.Count > 0)
        {
            try
            {
                if (Drawn(document, result, statements, faults) is not { } drawn)
                {
                    return Refuse(parsed, faults);
                }

                (result, probabilities) = drawn;
            }
            catch (InvalidPlanException invalid)
            {
                faults.AddRange(invalid.Faults);
                return Refuse(parsed, faults);
            }
        }

        parsed.InvocationConfiguration.Error.Write(FaultText.WriteWarnings(plan.Warnings));
        TerminalStyle style = TerminalStyle.For(parsed, output);
        string format = parsed.GetValue(output.Format)!;
        string text = format switch
        {
            "json" => ResultJson.Write(result, probabilities),
            "csv" => ResultTables.Csv(result) + string.Concat(probabilities.Select(one => FormattableString.Invariant($"P({one.Statement.Text}),{one.Probability:R},probability\n"))),
            "focus" => FocusCsv.Write(result),
            "markdown" => ResultTables.Markdown(result) + UncertaintyView.Probabilities(probabilities, format, style),
            _ => ResultView.Render(result, style) + UncertaintyView.Probabilities(probabilities, format, style),
        };
        if (format == "table" && document.IsUncertain)
        {
            string inputs = document.UncertainInputs == 1 ? "an uncertain input" : $"{document.UncertainInputs} uncertain inputs";
            text += FormattableString.Invariant($"Numbers at the median of {inputs}; bands from {Draws:#,##0} draws, model errors included. What moves them: costmodel uncertainty.\n");
        }

        int written = output.Write(parsed, text);
        return written == ExitCode.Ok && !result.IsFeasible ? ExitCode.Infeasible : written;
    }

    private static (ScenarioResult Result, ImmutableArray<(ProbabilityStatement Statement, double Probability)> Probabilities)? Drawn(
        ScenarioDocument document, ScenarioResult result, IReadOnlyList<string> texts, FaultCollector faults)
    {
        if (UncertaintyRequest.Resolve(document, Draws, 1, true, faults) is not { } asked)
        {
            return null;
        }

        ImmutableArray<ProbabilityStatement> statements = [.. texts.Select(text => ProbabilityStatement.Parse(asked.Plan, text, faults)).OfType<ProbabilityStatement>()];
        if (faults.Any)
        {
            return null;
        }

        var drawn = UncertainResult.Of(result, asked.Plan, asked.Points, statements.Select(statement => statement.Metric.Path));
        return (drawn.Result, [.. statements.Select(statement => (statement, statement.Of(drawn.Draws)))]);
    }

    internal static int Refuse(ParseResult parsed, FaultCollector faults)
    {
        parsed.InvocationConfiguration.Error.Write(FaultText.Write(faults.ToImmutable()));
        return ExitCode.Usage;
    }
}
