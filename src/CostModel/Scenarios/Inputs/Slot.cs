namespace CostModel.Scenarios.Inputs;

/// <summary>A place for one number that formulas read: an input, or a result of operator-level code that enters the formulas as a leaf.</summary>
public abstract class Slot
{
    private protected Slot(string path, string unit) => (Path, Unit) = (path, unit);

    /// <summary>Its path, such as <c>training.tokens</c>.</summary>
    public string Path { get; }

    /// <summary>The unit that its number is kept in, such as <c>USD/chip/h</c>.</summary>
    public string Unit { get; }

    /// <summary>Its place in the block of numbers that formulas read.</summary>
    internal int Index { get; set; } = -1;
}
