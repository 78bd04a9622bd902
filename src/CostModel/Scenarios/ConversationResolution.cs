using CostModel.Scenarios.Inputs;
using CostModel.Serving.Conversations;
using CostModel.Validation;

namespace CostModel.Scenarios;

/// <summary>Lengths of queries where a scenario states a conversation instead.</summary>
internal static class ConversationResolution
{
    /// <summary>The scenario with the mean input and cached share of its conversation; itself where it has none or a faulty one.</summary>
    internal static Scenario WithLengths(Scenario scenario, FaultCollector faults)
    {
        if (scenario.Workload is not { Conversation: { } } workload)
        {
            return scenario;
        }

        int before = faults.Count;
        ConversationLengths.Check(workload, faults);
        if (faults.Count > before)
        {
            return scenario with { Workload = workload with { Conversation = null } };
        }

        var origin = new InputOrigin("follows from workload.conversation");
        return scenario with
        {
            Workload = ConversationLengths.Fill(workload),
            Origins = scenario.Origins.SetItem(WorkloadInputs.InputTokens.Path, origin).SetItem(WorkloadInputs.CachedShare.Path, origin),
        };
    }
}
