using CostModel.Models;
using CostModel.Serving.Conversations;
using CostModel.Validation;

namespace CostModel.Serving;

/// <summary>What a plan may not say.</summary>
internal static class ServingFaults
{
    internal static void Check(ServingPlan plan, ModelArchitecture model, FaultCollector faults)
    {
        CheckLayout(plan.Layout!, "serving.parallelism", model, faults);
        if (plan.Disaggregation is { } pools)
        {
            CheckLayout(pools.Prefill, "serving.disaggregation.prefill", model, faults);
            CheckLayout(pools.Decode, "serving.disaggregation.decode", model, faults);
        }

        CheckLengths(plan.Workload, model, faults);
        CheckLongestTurn(plan.Workload, model, faults);
        CheckLoad(plan.Load, faults);
        Need(plan.Adapters is { Resident: null }, "serving.adapters.resident", "expected how many adapters lie in memory, e.g. 64", faults);
        Need(plan.Offload is { Memory: null }, "serving.offload.memory", "expected memory of the host for each accelerator, e.g. 200 GB", faults);
        if (plan.Adapters is { Resident: < 1 } or { Rank: < 1 })
        {
            faults.Add(new Fault(
                FaultCodes.OutOfRange,
                "serving.adapters",
                FormattableString.Invariant($"adapters and their rank must be at least 1, not {plan.Adapters.Resident} and {plan.Adapters.Rank}")));
        }
    }

    private static void Need(bool isMissing, string path, string expected, FaultCollector faults)
    {
        if (isMissing)
        {
            faults.Add(new Fault(FaultCodes.Missing, path, expected));
        }
    }

    private static void CheckLayout(ServingLayout layout, string path, ModelArchitecture model, FaultCollector faults)
    {
        if (layout.Tensor < 1 || layout.Pipeline < 1 || layout.Expert < 1 || layout.AttentionData < 1)
        {
            faults.Add(new Fault(FaultCodes.OutOfRange, path, $"every degree of {layout} must be at least 1"));
            return;
        }

        if (layout.Expert > layout.Stage)
        {
            faults.Add(new Fault(
                FaultCodes.Layout,
                path,
                FormattableString.Invariant($"{layout.Expert} expert groups do not fit on the {layout.Stage} chips of a stage"),
                "expert may be at most tensor x attentionData"));
        }

        if (layout.Pipeline > model.LayerCount)
        {
            faults.Add(new Fault(
                FaultCodes.Layout, path, FormattableString.Invariant($"{layout.Pipeline} stages are more than the model's {model.LayerCount} layers")));
        }
    }

    private static void CheckLengths(Workload? workload, ModelArchitecture model, FaultCollector faults)
    {
        double input = workload?.InputTokens?.TotalTokens ?? ServingDefaults.InputTokens;
        double output = workload?.OutputTokens?.TotalTokens ?? ServingDefaults.OutputTokens;
        if (input < 0 || output <= 0)
        {
            string path = output <= 0 ? "workload.outputTokens" : "workload.inputTokens";
            faults.Add(new Fault(
                FaultCodes.OutOfRange,
                path,
                "a request has at least 0 input and more than 0 output tokens",
                output <= 0 ? "an embedding or a reranking is a request with 1 output token" : null));
        }
        else if (model.ContextLength > 0 && input + output > model.ContextLength)
        {
            faults.Add(new Fault(
                FaultCodes.OutOfRange,
                "workload.inputTokens",
                FormattableString.Invariant($"{input:0} input and {output:0} output tokens are more than the model's context of {model.ContextLength}"),
                "shorten the request, or choose a model with a longer context"));
        }
    }

    private static void CheckLongestTurn(Workload? workload, ModelArchitecture model, FaultCollector faults)
    {
        if (model.ContextLength > 0 && ConversationLengths.Of(workload) is { } lengths && lengths.Longest > model.ContextLength)
        {
            faults.Add(new Fault(
                FaultCodes.OutOfRange,
                "workload.conversation.turns",
                FormattableString.Invariant($"the last of {lengths.Turns:0.#} turns has {lengths.Longest:0} tokens, more than the model's context of {model.ContextLength}"),
                "have fewer or shorter turns, or choose a model with a longer context"));
        }
    }

    private static void CheckLoad(ServingLoad? load, FaultCollector faults)
    {
        (string Path, double Value)? amount = load switch
        {
            ClosedLoad closed => ("serving.concurrency", closed.Concurrency),
            OfflineLoad offline => ("serving.requests", offline.Requests),
            StaticLoad batch => ("serving.batch", batch.Batch),
            OpenLoad open => ("serving.requestRate", open.RequestsPerSecond),
            _ => null,
        };
        if (amount is { } given && !(given.Value > 0 && double.IsFinite(given.Value)))
        {
            faults.Add(new Fault(FaultCodes.OutOfRange, given.Path, FormattableString.Invariant($"must be above 0, not {given.Value}")));
        }
    }
}
