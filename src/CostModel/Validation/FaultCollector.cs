using System.Collections.Immutable;

namespace CostModel.Validation;

/// <summary>Gathers every fault before anything is refused, so that a user mends a file once.</summary>
public sealed class FaultCollector
{
    private readonly List<Fault> _faults = [];
    private readonly HashSet<(string Code, string Path, SourcePosition? Position)> _known = [];

    /// <summary>Whether anything was found.</summary>
    public bool Any => _faults.Count > 0;

    /// <summary>How many faults were found so far.</summary>
    public int Count => _faults.Count;

    /// <summary>Adds a fault; the same code at the same path and place is kept once.</summary>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (_known.Add((fault.Code, fault.Path, fault.Position)))
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

    /// <summary>
    /// Everything found so far in the order of the text: file by file as they were first named, then by line and column; what has no place
    /// comes last.
    /// </summary>
    public ImmutableArray<Fault> ToImmutable()
    {
        var files = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Fault fault in _faults)
        {
            files.TryAdd(fault.Position?.File ?? "", files.Count);
        }

        return
        [
            .. _faults
                .OrderBy(fault => fault.Position is { } position ? files[position.File] : int.MaxValue)
                .ThenBy(fault => fault.Position?.Line)
                .ThenBy(fault => fault.Position?.Column),
        ];
    }

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
