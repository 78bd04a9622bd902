using CostModel.Formulas;

namespace CostModel.Training;

/// <summary>The closed-form arithmetic of a training run, from FLOPs to accelerator-hours, each formula once.</summary>
internal static class TrainingFormulas
{
    /// <summary>Everything that follows from the terms, each result under its metric's name.</summary>
    internal static TrainingTotals<T> Totals<T>(in TrainingTerms<T> terms)
        where T : struct, IReal<T>
    {
        bool napkin = terms.Depth == Depth.Napkin;
        T flopsPerToken = T.Name(napkin ? (terms.IsFrozen ? FrozenFlopsPerToken(terms.Parameters) : NapkinFlopsPerToken(terms.Parameters)) : terms.OperatorFlopsPerToken, "training.flopsPerToken");
        T flops = T.Name(flopsPerToken * terms.Tokens, "training.flops");
        T speed = T.Name(
            napkin ? TokensPerSecondPerChip(terms.DensePeak, terms.Utilization, flopsPerToken) : terms.SteadyTokensPerSecondPerChip,
            "training.tokensPerSecondPerChip");
        T utilization = T.Name(speed * flopsPerToken / terms.DensePeak, "training.modelFlopsUtilization");
        T gpuHours = T.Name(GpuHours(terms.Tokens, speed, terms.Goodput), "training.gpuHours");
        T days = T.Name(gpuHours / terms.Chips / T.Constant(24, "h/day"), "training.wallClockDays");
        return new TrainingTotals<T>(flopsPerToken, flops, speed, utilization, gpuHours, days);
    }

    /// <summary>Six operations per parameter and token: two forward, four backward. Source: Kaplan et al. 2020, arXiv 2001.08361, section 2.1.</summary>
    internal static T NapkinFlopsPerToken<T>(T parameters)
        where T : struct, IReal<T>
        => T.Constant(6, "FLOP/parameter/token") * parameters;

    /// <summary>
    /// Four operations per frozen parameter and token: two forward, and two for the gradient of its input, which is handed on to the adapters before.
    /// Adapters are below a hundredth of that. Source: Hu et al. 2021, arXiv 2106.09685, section 4.2.
    /// </summary>
    internal static T FrozenFlopsPerToken<T>(T parameters)
        where T : struct, IReal<T>
        => T.Constant(4, "FLOP/parameter/token") * parameters;

    /// <summary>Steady speed of one accelerator from a utilisation of its dense peak. Source: Chowdhery et al. 2022, arXiv 2204.02311, appendix B.</summary>
    internal static T TokensPerSecondPerChip<T>(T peak, T utilization, T flopsPerToken)
        where T : struct, IReal<T>
        => peak * utilization / flopsPerToken;

    /// <summary>Billed accelerator-hours: the steady hours, and those that failures, restarts and checkpoints take.</summary>
    internal static T GpuHours<T>(T tokens, T tokensPerSecondPerChip, T goodput)
        where T : struct, IReal<T>
        => tokens / (tokensPerSecondPerChip * T.Constant(3600, "s/h")) / goodput;

    /// <summary>Accelerators that deliver so many accelerator-hours within so many days, a whole number.</summary>
    internal static T ChipsForDeadline<T>(T gpuHours, T days)
        where T : struct, IReal<T>
        => T.Ceiling(gpuHours / (days * T.Constant(24, "h/day")));

    /// <summary>Tokens that so many billed accelerator-hours train.</summary>
    internal static T TokensForGpuHours<T>(T gpuHours, T tokensPerSecondPerChip, T goodput)
        where T : struct, IReal<T>
        => gpuHours * goodput * (tokensPerSecondPerChip * T.Constant(3600, "s/h"));
}
