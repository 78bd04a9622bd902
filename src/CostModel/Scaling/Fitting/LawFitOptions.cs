namespace CostModel.Scaling.Fitting;

/// <summary>How a law is fitted.</summary>
public sealed record LawFitOptions
{
    /// <summary>The residual of the log loss beyond which a point counts linearly, above 0. Source: Hoffmann et al. 2022, appendix D.2.</summary>
    public double HuberDelta { get; init; } = 1e-3;

    /// <summary>How many points of the highest loss are left out: early ones, far from convergence. Besiroglu et al. 2024 leave out five.</summary>
    public int DropHighest { get; init; }

    /// <summary>How many resamples of the points the intervals rest on, at least 20.</summary>
    public int Resamples { get; init; } = 400;

    /// <summary>The seed of the resamples: the same seed gives the same intervals.</summary>
    public ulong Seed { get; init; } = 42;
}
