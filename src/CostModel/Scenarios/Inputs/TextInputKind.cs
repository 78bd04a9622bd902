namespace CostModel.Scenarios.Inputs;

/// <summary>What a text input names.</summary>
public enum TextInputKind
{
    /// <summary>Free text or one of a few choices.</summary>
    Plain,

    /// <summary>An accelerator: an id of the catalog, or a file.</summary>
    Hardware,

    /// <summary>A model: an id of the catalog, or a file.</summary>
    Model,

    /// <summary>A CSV file of users.</summary>
    Users,

    /// <summary>A mapping of months to inputs that change in them.</summary>
    Changes,
}
