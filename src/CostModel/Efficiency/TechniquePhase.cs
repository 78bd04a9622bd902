namespace CostModel.Efficiency;

/// <summary>Where in the life of a model a technique acts.</summary>
public enum TechniquePhase
{
    /// <summary>Training from scratch, or nearly so.</summary>
    Pretraining,

    /// <summary>Teaching a trained model a task or a style: fine-tuning.</summary>
    Adaptation,

    /// <summary>Learning from preferences, critique or reward.</summary>
    Alignment,

    /// <summary>Answering queries.</summary>
    Serving,
}
