using CostModel.Hardware;

namespace CostModel.Scaling;

/// <summary>How much training compute a budget of accelerator time or money buys on given hardware.</summary>
/// <param name="Hardware">The accelerator.</param>
/// <param name="Utilization">Model FLOPs over the dense peak, steady, above 0 and at most 1.</param>
/// <param name="Goodput">The share of billed time that makes progress, above 0 and at most 1.</param>
/// <param name="Format">The format of the matrix products, whose dense peak counts.</param>
public sealed record ComputeBudget(HardwareProfile Hardware, Ratio Utilization, Ratio Goodput, NumberFormat Format = NumberFormat.Bf16)
{
    /// <summary>At the utilisation that training usually reaches on this hardware, with no time lost.</summary>
    /// <exception cref="ArgumentException">The hardware has no typical training utilisation: state one.</exception>
    public static ComputeBudget On(HardwareProfile hardware)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        Ratio usual = hardware.TypicalTrainingUtilization
            ?? throw new ArgumentException($"'{hardware.Id}' has no typical training utilisation: state one", nameof(hardware));
        return new ComputeBudget(hardware, usual, Ratio.FromFraction(1));
    }

    /// <summary>Model FLOPs of so many billed accelerator-hours.</summary>
    public Flops Of(GpuHours hours) => Flops.FromFlops(hours.TotalGpuHours * 3600 * FlopsPerBilledSecond);

    /// <summary>Model FLOPs of so much money at a price.</summary>
    public Flops Of(Usd money, UsdPerGpuHour price) => Of(GpuHours.FromGpuHours(money.TotalDollars / price.TotalDollarsPerGpuHour));

    /// <summary>Billed accelerator-hours of so much training compute.</summary>
    public GpuHours HoursFor(Flops flops) => GpuHours.FromGpuHours(flops.TotalFlops / FlopsPerBilledSecond / 3600);

    private double FlopsPerBilledSecond
        => Hardware.DensePeak(Format).TotalFlopsPerSecond * Utilization.TotalFraction * Goodput.TotalFraction;
}
