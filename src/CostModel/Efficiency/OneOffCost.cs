namespace CostModel.Efficiency;

/// <summary>What a technique costs once, before it saves anything.</summary>
public sealed record OneOffCost
{
    /// <summary>Nothing.</summary>
    public static OneOffCost None { get; } = new();

    /// <summary>Accelerator-hours that do not depend on the model, at least 0.</summary>
    public double GpuHours { get; init; }

    /// <summary>Accelerator-hours per billion parameters, at least 0.</summary>
    public double GpuHoursPerBillion { get; init; }

    /// <summary>Tokens that the resulting model is trained on (6 FLOPs per parameter and token), at least 0.</summary>
    public double TrainingTokens { get; init; }

    /// <summary>Tokens that the original model reads or writes for it as a teacher or author (2 FLOPs per parameter and token), at least 0.</summary>
    public double GenerationTokens { get; init; }

    /// <summary>Hours of paid labelling, at least 0.</summary>
    public double LabelHours { get; init; }

    /// <summary>Days of engineering to put it in place, at least 0; an estimate of this package's authors.</summary>
    public double EngineerDays { get; init; }
}
