using CostModel.Serving.Engines;
using CostModel.Serving.Loads;
using CostModel.Serving.Steps;

namespace CostModel.Serving.Simulation;

/// <summary>
/// Runs a trace through the replicas of a compiled plan, step by step, with the step times of the analytic model: continuous batching,
/// prompts in chunks beside the decoding sequences, admission by the room in the cache. Requests go to replicas in turn. Deterministic.
/// </summary>
/// <remarks>Between two events nothing changes but the length of contexts, so that runs of equal steps are taken together.</remarks>
public static class TraceSimulator
{
    /// <summary>Steps that are taken together at most, while their contexts grow.</summary>
    private const double MostTogether = 16;

    /// <summary>Simulates a trace.</summary>
    /// <param name="plan">The deployment; its load is not used.</param>
    /// <param name="trace">The requests; at least one.</param>
    /// <exception cref="ArgumentException">The trace is empty, or a request has a negative or non-finite arrival or length.</exception>
    public static TraceOutcome Run(CompiledServingPlan plan, IReadOnlyList<TraceRequest> trace)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(trace);
        TraceRequest[] ordered = [.. trace.OrderBy(request => request.Arrival)];
        if (ordered.Length == 0 || ordered.Any(IsBad))
        {
            throw new ArgumentException("a trace has at least one request; arrivals and inputs are at least 0, outputs at least 1", nameof(trace));
        }

        int replicas = (int)Math.Max(1, Math.Round(plan.Replicas));
        var first = new double[ordered.Length];
        var last = new double[ordered.Length];
        double busy = 0;
        for (int replica = 0; replica < replicas; replica++)
        {
            var run = new ReplicaRun(plan, ordered, first, last, replica, replicas);
            busy += run.ToTheEnd();
        }

        return Outcome(plan, ordered, first, last, busy / replicas);
    }

    private static bool IsBad(TraceRequest request)
        => !(request.Arrival >= 0 && request.InputTokens >= 0 && request.OutputTokens >= 1
            && double.IsFinite(request.Arrival + request.InputTokens + request.OutputTokens));

    private static TraceOutcome Outcome(CompiledServingPlan plan, TraceRequest[] trace, double[] first, double[] last, double busy)
    {
        ServingObjective objective = plan.Plan.Objective ?? new ServingObjective();
        var waits = new double[trace.Length];
        var rates = new double[trace.Length];
        double output = 0;
        double met = 0;
        for (int i = 0; i < trace.Length; i++)
        {
            waits[i] = first[i] - trace[i].Arrival;
            rates[i] = trace[i].OutputTokens > 1 ? (last[i] - first[i]) / (trace[i].OutputTokens - 1) : 0;
            output += trace[i].OutputTokens;
            var time = new LoopTime { FirstToken = waits[i], PerToken = rates[i], EndToEnd = last[i] - trace[i].Arrival };
            met += ServingLimits.Meets(objective, time) ? 1 : 0;
        }

        double span = last.Max() - trace[0].Arrival;
        return new TraceOutcome
        {
            Requests = trace.Length,
            Span = Duration.FromSeconds(span),
            TimeToFirstToken = Percentiles(waits),
            TimePerOutputToken = Percentiles(rates),
            OutputTokensPerSecond = TokensPerSecond.FromTokensPerSecond(output / span),
            LongestGap = Duration.FromSeconds(trace.Zip(trace.Skip(1), (one, next) => next.Arrival - one.Arrival).DefaultIfEmpty(0).Max()),
            Goodput = Ratio.FromFraction(met / trace.Length),
            Busy = Ratio.FromFraction(Math.Min(1, busy / span)),
        };
    }

    private static (Duration P50, Duration P90, Duration P99) Percentiles(double[] values)
    {
        Array.Sort(values);
        Duration At(double share) => Duration.FromSeconds(values[(int)Math.Min(values.Length - 1, Math.Floor(share * values.Length))]);
        return (At(0.5), At(0.9), At(0.99));
    }

    /// <summary>One replica and the requests that fall to it.</summary>
    private sealed class ReplicaRun(CompiledServingPlan plan, TraceRequest[] trace, double[] first, double[] last, int replica, int replicas)
    {
        private readonly List<(int Request, double Done)> _decoding = [];
        private readonly Queue<int> _waiting = new();
        private readonly StepModel _step = plan.Step;
        private double _held;
        private double _context;
        private double _promptDone;

        /// <summary>Runs until all is answered; returns the seconds with work.</summary>
        internal double ToTheEnd()
        {
            Engine engine = _step.Engine;
            double room = plan.Memory.Sequences(1);
            double budget = engine.StepTokens * _step.Layout.AttentionData;
            double reserved = engine.Admission == AdmissionRule.Reserved ? 1 : _step.Constants.Memory.OptimisticReserve;
            int next = replica;
            double clock = 0;
            double busy = 0;
            while (next < trace.Length || _waiting.Count > 0 || _decoding.Count > 0)
            {
                if (_waiting.Count == 0 && _decoding.Count == 0)
                {
                    clock = Math.Max(clock, trace[next].Arrival);
                }

                for (; next < trace.Length && trace[next].Arrival <= clock; next += replicas)
                {
                    _waiting.Enqueue(next);
                }

                double seconds = Step(budget, room, reserved, engine, clock, next < trace.Length ? trace[next].Arrival : double.PositiveInfinity);
                clock += seconds;
                busy += seconds;
            }

            return busy;
        }

        private double Step(double budget, double room, double reserved, Engine engine, double clock, double arrival)
        {
            double tokens = 0;
            double attended = 0;
            int admitted = 0;
            double left = Math.Max(1, budget - _decoding.Count);
            var starting = new List<int>();
            while (_waiting.TryPeek(out int candidate) && left > 0)
            {
                TraceRequest request = trace[candidate];
                double live = request.InputTokens + (reserved * request.OutputTokens);
                bool fits = (_held + live <= room && _decoding.Count + starting.Count < engine.MaxSequences) || (_decoding.Count == 0 && starting.Count == 0);
                if (!fits && _promptDone <= 0)
                {
                    break;
                }

                double piece = Math.Min(left, request.InputTokens - _promptDone);
                attended += piece * (_promptDone + (piece / 2));
                tokens += piece;
                left -= piece;
                admitted += _promptDone <= 0 ? 1 : 0;
                _promptDone += piece;
                if (_promptDone < request.InputTokens)
                {
                    break;
                }

                _promptDone = 0;
                _held += live;
                starting.Add(_waiting.Dequeue());
            }

            double mean = _decoding.Count > 0 ? _context / _decoding.Count : 0;
            var load = new StepLoad(
                _decoding.Count, mean, tokens, tokens > 0 ? attended / tokens : 0, Math.Max(1, starting.Count), admitted, plan.Drafts.RowsPerSequence);
            double step = _step.Seconds(load);
            double steps = tokens > 0 ? 1 : Together(step, clock, arrival);
            double end = clock + (step * steps);
            Advance(steps, end, reserved);
            foreach (int request in starting)
            {
                first[request] = end;
                last[request] = end;
                if (trace[request].OutputTokens > 1)
                {
                    _decoding.Add((request, 1));
                    _context += trace[request].InputTokens + 1;
                }
                else
                {
                    _held -= trace[request].InputTokens + (reserved * trace[request].OutputTokens);
                }
            }

            return end - clock;
        }

        /// <summary>Decode steps until a request ends, one arrives, or contexts have grown.</summary>
        private double Together(double step, double clock, double arrival)
        {
            double least = MostTogether;
            foreach ((int request, double done) in _decoding)
            {
                least = Math.Min(least, Math.Ceiling((trace[request].OutputTokens - done) / plan.Drafts.TokensPerStep));
            }

            return Math.Max(1, Math.Min(least, Math.Ceiling((arrival - clock) / step)));
        }

        private void Advance(double steps, double end, double reserved)
        {
            double tokens = steps * plan.Drafts.TokensPerStep / (1 + plan.Drafts.DraftCost);
            for (int i = _decoding.Count - 1; i >= 0; i--)
            {
                (int request, double done) = _decoding[i];
                double now = done + tokens;
                if (now < trace[request].OutputTokens - 1e-9)
                {
                    _decoding[i] = (request, now);
                    _context += tokens;
                    continue;
                }

                last[request] = end;
                _held -= trace[request].InputTokens + (reserved * trace[request].OutputTokens);
                _context -= trace[request].InputTokens + done;
                _decoding[i] = _decoding[^1];
                _decoding.RemoveAt(_decoding.Count - 1);
            }
        }
    }
}
