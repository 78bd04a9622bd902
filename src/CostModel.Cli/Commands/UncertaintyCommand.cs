using System.Collections.Immutable;
using System.CommandLine;
using CostModel.Analysis.Plans;
using CostModel.Analysis.Sampling;
using CostModel.Analysis.Sensitivities;
using CostModel.Cli.Rendering;
using CostModel.Documents.Analysis;
using CostModel.Documents.Scenarios;
using CostModel.Scenarios;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel uncertainty FILE</c>: what ranges in the inputs, and the errors of models, make of the metrics.</summary>
internal sealed class UncertaintyCommand
{
    private static readonly string[] s_usual =
    [
        "training.gpuHours", "training.wallClockDays", "training.costUsd", "serving.costPerQueryUsd", "serving.costPerMillionOutputTokensUsd", "margin.grossMargin",
    ];

    private readonly Argument<string> _file = new("file") { Description = "A scenario file; its inputs may be ranges, such as 35% to 45% or normal(10, 2)." };
    private readonly ScenarioOptions _scenario = new();
    private readonly SampleOptions _samples = new(100_000);
    private readonly MetricsOption _metrics = new(s_usual);
    private readonly OutputOptions _output = new("table", "json", "csv", "markdown");
    private readonly Option<string[]> _probability = ProbabilityOption();

    /// <summary>The option that asks how likely statements are.</summary>
    internal static Option<string[]> ProbabilityOption() => new("--probability", "-p")
    {
        Description = "Asks how likely something is, as 'margin.grossMargin < 0'; may be given several times.",
        HelpName = "statement",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    internal static Command Create()
    {
        var parts = new UncertaintyCommand();
        var command = new Command("uncertainty", "Percentiles, probabilities and what matters most: ranges in the inputs, and the errors of the models under them.") { parts._file };
        parts._samples.AddTo(command);
        command.Add(parts._metrics.Option);
        command.Add(parts._probability);
        parts._scenario.AddTo(command);
        parts._output.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(parts.Answer(parsed, cancellation)));
        return command;
    }

    private int Answer(ParseResult parsed, CancellationToken cancellation)
    {
        var faults = new FaultCollector();
        CatalogSet catalogs = _scenario.Catalogs(parsed, faults);
        ScenarioSetting[] settings = [.. _scenario.Settings(parsed, faults)];
        var document = ScenarioDocument.Load(parsed.GetRequiredValue(_file), catalogs, settings);
        ulong seed = parsed.GetValue(_samples.Seed);
        (ScenarioPlan Plan, RandomPoints Points, Correlations Correlations)? resolved
            = UncertaintyRequest.Resolve(document, parsed.GetValue(_samples.Samples) ?? _samples.Usual, seed, _samples.DrawsModelError(parsed), faults);
        ImmutableArray<ProbabilityStatement> statements = resolved is { } known
            ? [.. (parsed.GetValue(_probability) ?? []).Select(text => ProbabilityStatement.Parse(known.Plan, text, faults)).OfType<ProbabilityStatement>()]
            : [];
        if (faults.Any || resolved is not { } asked || document.Plan is not { } compiled)
        {
            return ScenarioAnswer.Refuse(parsed, faults);
        }

        try
        {
            ImmutableArray<string> metrics = Metrics(parsed, compiled, statements);
            MonteCarloResult result = new MonteCarlo(asked.Plan, asked.Points, metrics).Run(null, cancellation);
            var report = new UncertaintyReport(
                result,
                seed,
                asked.Correlations.Any ? [] : [.. metrics.Select(metric => Sensitivity.TotalEffects(asked.Plan, result.Inputs, metric, seed))],
                [.. metrics.Select(metric => Sensitivity.Tornado(asked.Plan, result.Inputs, metric))],
                [.. statements.Select(statement => (statement, statement.Of(result)))]);
            string format = parsed.GetValue(_output.Format)!;
            return _output.Write(parsed, format == "json" ? UncertaintyJson.Write(report) : UncertaintyView.Render(report, format, TerminalStyle.For(parsed, _output)));
        }
        catch (InvalidPlanException invalid)
        {
            faults.AddRange(invalid.Faults);
            return ScenarioAnswer.Refuse(parsed, faults);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Stopped;
        }
    }

    /// <summary>What was asked for, or what the scenario answers of the usual; and what statements are about.</summary>
    private ImmutableArray<string> Metrics(ParseResult parsed, CompiledScenario compiled, ImmutableArray<ProbabilityStatement> statements)
    {
        IEnumerable<string> shown = _metrics.Of(parsed);
        if (parsed.GetValue(_metrics.Option) is null)
        {
            ScenarioResult result = compiled.Evaluate();
            shown = shown.Where(path => result[path] is not null);
        }

        return [.. shown.Concat(statements.Select(statement => statement.Metric.Path)).Distinct()];
    }
}
