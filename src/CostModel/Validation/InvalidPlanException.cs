using System.Collections.Immutable;

namespace CostModel.Validation;

/// <summary>A plan that cannot be compiled, with everything that is wrong with it.</summary>
public sealed class InvalidPlanException : ArgumentException
{
    /// <summary>From the faults that were found.</summary>
    public InvalidPlanException(ImmutableArray<Fault> faults)
        : base(string.Join('\n', faults.Select(fault => fault.ToString())))
        => Faults = faults;

    /// <summary>All faults, in the order of the text that they stand in.</summary>
    public ImmutableArray<Fault> Faults { get; }
}
