using CostModel.Hardware;
using CostModel.Training;

namespace CostModel.Fitting;

/// <summary>The constants of all hardware and stacks at one point of a fit.</summary>
internal sealed class TrainingState
{
    internal Dictionary<string, HardwareProfile> Hardware { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, TrainingStack> Stacks { get; } = new(StringComparer.Ordinal);

    internal TrainingConstants Constants { get; set; } = TrainingConstants.Default;

    internal static TrainingState Of(IEnumerable<TrainingCase> cases)
    {
        var state = new TrainingState();
        foreach (TrainingCase one in cases)
        {
            state.Hardware[one.Hardware.Id] = one.Hardware;
            state.Stacks[one.Stack] = TrainingStackCatalog.Default[one.Stack];
        }

        return state;
    }
}
