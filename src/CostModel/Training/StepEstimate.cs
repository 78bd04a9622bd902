namespace CostModel.Training;

/// <summary>One training step: its layout, and where its time goes.</summary>
public sealed record StepEstimate
{
    internal StepEstimate(OperatorTraining training)
    {
        StepSettings settings = training.Settings;
        StepTime time = training.Time;
        Stack = training.Step.Stack.Id;
        Tensor = (int)settings.Tensor;
        Pipeline = (int)settings.Pipeline;
        VirtualPipeline = (int)settings.Chunks;
        Data = (int)settings.Data;
        Context = (int)settings.Context;
        Expert = (int)settings.Expert;
        MicroBatch = (int)settings.MicroBatch;
        MicroBatches = (int)settings.MicroBatches;
        Sharding = settings.Sharding;
        Recompute = Ratio.FromFraction(settings.Recompute);
        Seconds = Duration.FromSeconds(time.Seconds);
        Bubble = Duration.FromSeconds(time.Bubble);
        DataCommunication = Duration.FromSeconds(time.DataCommunication);
        Optimizer = Duration.FromSeconds(time.Optimizer);
    }

    /// <summary>The id of the software stack that the constants stand for.</summary>
    public string Stack { get; }

    /// <summary>Tensor-parallel ranks.</summary>
    public int Tensor { get; }

    /// <summary>Pipeline stages.</summary>
    public int Pipeline { get; }

    /// <summary>Chunks of layers of one stage.</summary>
    public int VirtualPipeline { get; }

    /// <summary>Data-parallel replicas.</summary>
    public int Data { get; }

    /// <summary>Context-parallel ranks.</summary>
    public int Context { get; }

    /// <summary>Expert-parallel ranks.</summary>
    public int Expert { get; }

    /// <summary>Sequences of a micro-batch.</summary>
    public int MicroBatch { get; }

    /// <summary>Micro-batches of a step.</summary>
    public int MicroBatches { get; }

    /// <summary>What data-parallel ranks share out.</summary>
    public ParameterSharding Sharding { get; }

    /// <summary>Share of activations that is computed again.</summary>
    public Ratio Recompute { get; }

    /// <summary>Time of the step.</summary>
    public Duration Seconds { get; }

    /// <summary>Waiting for the pipeline to fill and drain.</summary>
    public Duration Bubble { get; }

    /// <summary>Gradient reduction and parameter gathering that is not hidden.</summary>
    public Duration DataCommunication { get; }

    /// <summary>The optimizer's own work.</summary>
    public Duration Optimizer { get; }
}
