using System.Collections.Immutable;
using CostModel.Hardware;
using CostModel.Serving;

namespace CostModel.Scenarios.Inputs;

/// <summary>Inputs under <c>serving</c>.</summary>
internal static class ServingInputs
{
    internal static readonly InputDefinition Chips = Input.Count(
        "serving.chips",
        "chip",
        "Accelerators of one replica.",
        s => s.Serving?.Chips,
        (s, v) => Change(s, p => p with { Chips = v }))
        .WithExample("4");

    internal static readonly InputDefinition FleetChips = Input.Number(
        "serving.fleet.chips",
        "chip",
        InputRange.Positive,
        "Accelerators of a fleet whose size is known.",
        s => s.Serving?.Fleet?.Chips,
        (s, v) => ChangeFleet(s, f => f with { Chips = v }))
        .WithExample("1024");

    internal static readonly InputDefinition FleetServers = Input.Number(
        "serving.fleet.servers",
        "server",
        InputRange.Positive,
        "Servers of a fleet whose size is known; a mean over the period, so perhaps not whole.",
        s => s.Serving?.Fleet?.Servers,
        (s, v) => ChangeFleet(s, f => f with { Servers = v }))
        .WithExample("128");

    internal static readonly InputDefinition FleetChipsPerServer = Input.Number(
        "serving.fleet.chipsPerServer",
        "chip/server",
        InputRange.Positive,
        "Accelerators of one server.",
        s => s.Serving?.Fleet?.ChipsPerServer,
        (s, v) => ChangeFleet(s, f => f with { ChipsPerServer = v }));

    internal static readonly InputDefinition Throughput = Input.Of<TokensPerSecond>(
        "serving.throughput",
        "token/s",
        InputRange.Positive,
        "Output tokens a second of one replica, where measured or stated.",
        s => s.Serving?.Throughput,
        (s, v) => Change(s, p => p with { Throughput = v }))
        .WithExample("6000 tokens/s");

    internal static readonly InputDefinition Utilization = Input.Of<Ratio>(
        "serving.utilization",
        "",
        InputRange.PositiveShare,
        "Share of the throughput that demand uses; divides the tokens, never multiplies the rent.",
        s => s.Serving?.Utilization,
        (s, v) => Change(s, p => p with { Utilization = v }))
        .WithExample("60%");

    internal static readonly TextInputDefinition Hardware = TextInput.HardwareId(
        "serving.hardware",
        "The accelerator that serves.",
        s => s.Serving?.Hardware,
        (s, v) => Change(s, p => p with { Hardware = v }));

    internal static readonly TextInputDefinition Precision = TextInput.RecordOf(
        "serving.precision",
        "precision",
        "Number format in which the weights are stored and multiplied.",
        WeightFormat.ById,
        "fp8",
        s => s.Serving?.Precision,
        (s, v) => Change(s, p => p with { Precision = v }));

    internal static readonly TextInputDefinition Depth = TextInput.OneOf(
        "serving.depth",
        "depth",
        "Napkin (a stated fleet or throughput) or operator (from the architecture).",
        TextInput.Depths,
        "operator",
        s => s.Serving?.Depth,
        (s, v) => Change(s, p => p with { Depth = v }));

    internal static readonly ImmutableArray<InputDefinition> Numbers =
    [
        Chips, FleetChips, FleetServers, FleetChipsPerServer, Throughput, Utilization, .. ServingPlanInputs.Numbers, .. ServingMemoryInputs.Numbers,
        .. FleetScalingInputs.Numbers,
    ];

    internal static readonly ImmutableArray<TextInputDefinition> Texts = [Hardware, Precision, Depth, .. ServingPlanInputs.Texts];

    private static Scenario Change(Scenario scenario, Func<ServingPlan, ServingPlan> change)
        => scenario with { Serving = change(scenario.Serving ?? new ServingPlan()) };

    private static Scenario ChangeFleet(Scenario scenario, Func<Fleet, Fleet> change)
        => Change(scenario, plan => plan with { Fleet = change(plan.Fleet ?? new Fleet()) });
}
