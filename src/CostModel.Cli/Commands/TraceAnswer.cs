using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CostModel.Cli.Rendering;
using CostModel.Documents.Traces;
using CostModel.Scenarios;
using CostModel.Serving;
using CostModel.Serving.Simulation;
using CostModel.Validation;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel serve --trace FILE.csv</c>: what the requests of a trace experience on one replica, and what they cost.</summary>
internal static class TraceAnswer
{
    internal static Option<string> Trace { get; } = new("--trace")
    {
        Description = "Simulates the requests of a CSV file (columns arrival, input, output) on the deployment instead.",
        HelpName = "file",
    };

    internal static int Print(ParseResult parsed, OutputOptions output, CompiledScenario? plan, FaultCollector faults)
    {
        ImmutableArray<TraceRequest> trace = TraceFile.Read(parsed.GetRequiredValue(Trace), faults);
        if (!faults.Any && plan?.Serving is null)
        {
            faults.Add(new Fault(FaultCodes.Conflict, "serving", "a trace is simulated on replicas whose speed the model computes", "give a model with an architecture and hardware, and no throughput"));
        }

        CheckContext(plan, trace, faults);
        string format = parsed.GetRequiredValue(output.Format);
        if (format == "focus")
        {
            faults.Add(new Fault(FaultCodes.Usage, "--format", "a simulation is no bill: expected table, json, csv or markdown"));
        }

        if (faults.Any)
        {
            return ScenarioAnswer.Refuse(parsed, faults);
        }

        ServingEstimate deployment = plan!.Serving!;
        if (deployment.MaxConcurrency <= 0)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"{deployment.Feasibility.Reason}; {deployment.Feasibility.Remedy}");
            return ExitCode.Infeasible;
        }

        TraceOutcome outcome = TraceSimulator.Run(deployment.Plan.Compile(), trace);
        WarnOfGap(parsed, outcome);
        UsdPerGpuHour? price = plan.Scenario.Prices.TryGetValue(deployment.Plan.Hardware!.Id, out UsdPerGpuHour known) ? known : null;
        return output.Write(parsed, Grid(deployment, trace, outcome, price).Write(format, TerminalStyle.For(parsed, output)));
    }

    /// <summary>The first request longer than the model's context, which engines refuse.</summary>
    private static void CheckContext(CompiledScenario? plan, ImmutableArray<TraceRequest> trace, FaultCollector faults)
    {
        int context = plan?.Serving?.Plan.Model?.Architecture?.ContextLength ?? 0;
        int tooLong = context > 0 ? trace.Count(request => request.InputTokens + request.OutputTokens > context) : 0;
        if (tooLong > 0)
        {
            double longest = trace.Max(request => request.InputTokens + request.OutputTokens);
            faults.Add(new Fault(
                FaultCodes.OutOfRange,
                "--trace",
                FormattableString.Invariant($"{tooLong} of {trace.Length} requests are longer than the model's context of {context} tokens, the longest {longest:0}"),
                "leave them out, or choose a model with a longer context"));
        }
    }

    /// <summary>A gap that is long beside the whole is often one of the recording.</summary>
    private static void WarnOfGap(ParseResult parsed, TraceOutcome outcome)
    {
        const double longShare = 0.1;
        const double longMinutes = 5;
        double share = outcome.LongestGap.TotalSeconds / outcome.Span.TotalSeconds;
        if (share > longShare && outcome.LongestGap.TotalSeconds > longMinutes * 60)
        {
            parsed.InvocationConfiguration.Error.Write(FormattableString.Invariant(
                $"warning: no request arrives for {outcome.LongestGap.TotalHours:0.##} h, {100 * share:0} % of the trace: accelerators are paid for it, and throughput is a mean over it\n"));
        }
    }

    private static TextGrid Grid(ServingEstimate deployment, ImmutableArray<TraceRequest> trace, TraceOutcome outcome, UsdPerGpuHour? price)
    {
        var grid = new TextGrid("of the trace", "p50", "p90", "p99", "unit");
        Percentiles(grid, "time to first token", outcome.TimeToFirstToken);
        Percentiles(grid, "time per output token", outcome.TimePerOutputToken);
        Single(grid, "requests", outcome.Requests, "", "N0");
        Single(grid, "first arrival to last token", outcome.Span.TotalHours, "h", "0.###");
        Single(grid, "output", outcome.OutputTokensPerSecond.TotalTokensPerSecond, "tokens/s", "#,##0.#");
        Single(grid, "longest time without an arrival", outcome.LongestGap.TotalSeconds, "s", "#,##0.#");
        Single(grid, "replica has work", 100 * outcome.Busy.TotalFraction, "% of time", "0.#");
        if (deployment.Plan.Objective is { IsEmpty: false })
        {
            Single(grid, "requests that meet the objective", 100 * outcome.Goodput.TotalFraction, "%", "0.##");
            Single(grid, "goodput", outcome.Goodput.TotalFraction * outcome.Requests / outcome.Span.TotalSeconds, "requests/s", "0.###");
        }

        if (price is { } perHour)
        {
            double dollars = perHour.TotalDollarsPerGpuHour * deployment.Chips * outcome.Span.TotalHours;
            Single(grid, "accelerators over the span", dollars, "USD", "#,##0.00");
            Single(grid, "cost per query", dollars / outcome.Requests, "USD", "0.000000");
            Single(grid, "cost per million output tokens", dollars / trace.Sum(request => request.OutputTokens) * 1e6, "USD", "#,##0.000");
        }

        return grid;
    }

    private static void Percentiles(TextGrid grid, string name, (Duration P50, Duration P90, Duration P99) times)
    {
        string Text(Duration time) => time.TotalMilliseconds.ToString("#,##0.0", CultureInfo.InvariantCulture);
        grid.Add(name, Text(times.P50), Text(times.P90), Text(times.P99), "ms");
    }

    private static void Single(TextGrid grid, string name, double value, string unit, string format)
        => grid.Add(name, value.ToString(format, CultureInfo.InvariantCulture), "", "", unit);
}
