using System.Collections.Immutable;

namespace CostModel.Scenarios.Metrics;

/// <summary>Metrics of a training step at operator depth, and of what a run draws.</summary>
internal static class TrainingStepMetrics
{
    internal static readonly MetricDefinition HardwareFlopsUtilization = new(
        "training.hardwareFlopsUtilization",
        "HFU",
        MetricUnit.Fraction,
        "Model FLOPs and those of recomputation over the dense peak (HFU), at steady speed.",
        "Chowdhery et al. 2022, arXiv 2204.02311, appendix B");

    internal static readonly MetricDefinition StepSeconds = new(
        "training.stepSeconds", "Step", MetricUnit.Seconds, "Seconds of one optimizer step at steady speed.");

    internal static readonly MetricDefinition MemoryPerChipGb = new(
        "training.memoryPerChipGb", "Memory of the fullest chip", MetricUnit.Gigabytes, "Memory that the fullest accelerator needs; 1 GB is 1e9 bytes.");

    internal static readonly MetricDefinition EnergyMwh = new(
        "training.energyMwh",
        "Energy",
        MetricUnit.MegawattHours,
        "Energy at the meter: TDP x server x load x PUE over the billed accelerator-hours.",
        "Epoch AI, arXiv 2405.21015: server power 1.8 of the accelerators', mean load 75 % for GPUs and 43 % for TPUs, PUE 1.1; or the energy section");

    internal static readonly MetricDefinition Co2Tonnes = new(
        "training.co2Tonnes",
        "Carbon, location-based",
        MetricUnit.Tonnes,
        "Energy times the grid's carbon intensity: that of the energy section, or the world's mean.");

    internal static readonly MetricDefinition AdapterParameters = new(
        "training.adapterParameters",
        "Adapter parameters",
        MetricUnit.Number,
        "Parameters of the low-rank adapters that are trained beside frozen weights: rank x (inputs + outputs) of each matrix that has one.",
        "Hu et al. 2021, arXiv 2106.09685");

    internal static readonly MetricDefinition Tensor = Degree("tensor", "Tensor parallel", "Ranks that share each matrix.");

    internal static readonly MetricDefinition Pipeline = Degree("pipeline", "Pipeline stages", "Pipeline stages.");

    internal static readonly MetricDefinition Data = Degree("data", "Data parallel", "Replicas of the model.");

    internal static readonly MetricDefinition Context = Degree("context", "Context parallel", "Ranks that share each sequence.");

    internal static readonly MetricDefinition Expert = Degree("expert", "Expert parallel", "Ranks that share the experts of a layer.");

    internal static readonly ImmutableArray<MetricDefinition> All =
        [EnergyMwh, Co2Tonnes, HardwareFlopsUtilization, StepSeconds, MemoryPerChipGb, AdapterParameters, Tensor, Pipeline, Data, Context, Expert];

    private static MetricDefinition Degree(string name, string label, string meaning)
        => new("training.parallelism." + name, label, MetricUnit.Number, meaning);
}
