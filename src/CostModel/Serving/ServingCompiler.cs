using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving.Constants;
using CostModel.Serving.Conversations;
using CostModel.Serving.Engines;
using CostModel.Validation;

namespace CostModel.Serving;

/// <summary>Finds everything that is wrong with a serving plan at operator depth, and fills in its defaults.</summary>
internal static class ServingCompiler
{
    internal static CompiledServingPlan? Compile(ServingPlan plan, FaultCollector faults, CompiledServingPlan? similar = null)
    {
        int before = faults.Count;
        Require(plan.Model, "serving.model", "a model, e.g. llama-3.1-70b", faults);
        Require(plan.Hardware, "serving.hardware", "an accelerator, e.g. h100-sxm-80gb", faults);
        if (plan.Model is { Architecture: null } sizeOnly)
        {
            faults.Add(new Fault(
                FaultCodes.Missing,
                "serving.model",
                $"'{sizeOnly.Id}' is known only by its size: serving needs its architecture, or serving.throughput"));
        }

        if (faults.Count > before || plan is not { Model.Architecture: { } architecture, Hardware: { } hardware })
        {
            return null;
        }

        if (plan is { Layout: { } stated, Chips: { } chips } && stated.Chips != chips)
        {
            faults.Add(new Fault(
                FaultCodes.Conflict,
                "serving.chips",
                FormattableString.Invariant($"{chips} chips, but {stated} takes {stated.Chips}"),
                "give chips or parallelism"));
            return null;
        }

        ConversationLengths.Check(plan.Workload, faults);
        ServingPlan resolved = Resolve(plan, hardware);
        ServingFaults.Check(resolved, architecture, faults);
        return faults.Count > before ? null : new CompiledServingPlan(resolved, architecture, ServingConstants.Default, similar);
    }

    /// <summary>The plan with its defaults filled in.</summary>
    internal static ServingPlan Resolve(ServingPlan plan, HardwareProfile hardware)
    {
        WeightFormat precision = plan.Precision ?? WeightFormat.Bf16;
        ServingLayout layout = plan.Disaggregation?.Decode ?? plan.Layout ?? new ServingLayout(Tensor: plan.Chips ?? 1);
        return plan with
        {
            Precision = precision,
            CachePrecision = plan.CachePrecision ?? CacheFormat.DefaultFor(precision),
            Engine = plan.Engine ?? EngineCatalog.DefaultFor(hardware),
            Layout = layout,
            Workload = ConversationLengths.Fill(plan.Workload),
            Chips = layout.Chips,
        };
    }

    private static void Require<T>(T? value, string path, string expected, FaultCollector faults)
        where T : class
    {
        if (value is null)
        {
            faults.Add(new Fault(FaultCodes.Missing, path, $"expected {expected}"));
        }
    }
}
