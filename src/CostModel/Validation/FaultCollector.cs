using System.Collections.Immutable;

namespace CostModel.Validation;

/// <summary>Gathers every fault before anything is refused, so that a user mends a file once.</summary>
public sealed class FaultCollector
{
    private readonly List<Fault> _faults = [];

    /// <summary>Whether anything was found.</summary>
    public bool Any => _faults.Count > 0;

    /// <summary>How many faults were found so far.</summary>
    public int Count => _faults.Count;

    /// <summary>Adds a fault; the same code at the same path and place is kept once.</summary>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!_faults.Exists(known => known.Code == fault.Code && known.Path == fault.Path && known.Position == fault.Position))
        {
            _faults.Add(fault);
        }
    }

    /// <summary>Adds several faults.</summary>
    public void AddRange(IEnumerable<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        foreach (Fault fault in faults)
        {
            Add(fault);
        }
    }

    /// <summary>Everything found so far.</summary>
    public ImmutableArray<Fault> ToImmutable() => [.. _faults];

    /// <summary>Throws where anything was found.</summary>
    /// <exception cref="InvalidPlanException">There is at least one fault.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new InvalidPlanException(ToImmutable());
        }
    }
}
