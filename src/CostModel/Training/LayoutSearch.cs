namespace CostModel.Training;

/// <summary>Finds the fastest layout that fits: every allowed one is evaluated.</summary>
internal struct LayoutSearch : ILayoutVisitor
{
    private readonly StepModel _step;
    private readonly MemoryModel _memory;
    private readonly double _capacity;
    private double _bestRate = double.NegativeInfinity;
    private double _leastMemory = double.PositiveInfinity;

    internal LayoutSearch(StepModel step, MemoryModel memory, double capacity)
        => (_step, _memory, _capacity) = (step, memory, capacity);

    /// <summary>Layouts that were evaluated.</summary>
    internal int Count { get; private set; }

    /// <summary>The fastest that fits at ease; null where none does.</summary>
    internal StepSettings? Fastest { get; private set; }

    /// <summary>The one that needs least memory; null where the space is empty.</summary>
    internal StepSettings? Smallest { get; private set; }

    public void Visit(in StepSettings settings)
    {
        Count++;
        double needed = _memory.Evaluate(settings).AtEase;
        if (needed < _leastMemory)
        {
            _leastMemory = needed;
            Smallest = settings;
        }

        if (needed > _capacity)
        {
            return;
        }

        double rate = settings.StepTokens / (_step.Evaluate(settings).Seconds * settings.Chips);
        if (rate > _bestRate)
        {
            _bestRate = rate;
            Fastest = settings;
        }
    }
}
