namespace CostModel.Analysis.Expressions;

/// <summary>A calculation that cannot be carried out; the message says why, in the words of the calculation.</summary>
public sealed class ExpressionException : Exception
{
    /// <summary>With the reason.</summary>
    public ExpressionException(string message)
        : base(message)
    {
    }
}
