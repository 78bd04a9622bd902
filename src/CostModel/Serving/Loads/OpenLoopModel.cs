namespace CostModel.Serving.Loads;

/// <summary>
/// A replica under random (Poisson) arrivals: the number in flight settles where as many finish as arrive (Little's law). Where more
/// arrive than it can finish, the queue has no bound.
/// </summary>
internal static class OpenLoopModel
{
    private const int Bisections = 60;

    /// <summary>The replica at an arrival rate, with the number in flight; times are infinite where it cannot keep up.</summary>
    internal static (LoopTime Time, double Concurrency) Evaluate(CompiledServingPlan plan, double requestsPerSecond, double? requests)
    {
        LoopTime one = plan.Steady(1);
        double most = Math.Max(1, Math.Min(one.Room, plan.Step.Engine.MaxSequences * plan.Step.Layout.AttentionData));
        LoopTime full = plan.Steady(most);
        double output = plan.Shape.Output;
        if (full.OutputPerSecond < requestsPerSecond * output)
        {
            // The queue grows as long as requests come: the mean one waits for half of what is left at the end.
            double behind = (output / full.OutputPerSecond) - (1 / requestsPerSecond);
            full.Wait = requests is { } count ? 0.5 * count * behind : double.PositiveInfinity;
            full.FirstToken += full.Wait;
            full.EndToEnd += full.Wait;
            return (full, most);
        }

        double low = 0;
        double high = most;
        for (int i = 0; i < Bisections; i++)
        {
            double middle = 0.5 * (low + high);
            LoopTime at = plan.Steady(Math.Max(1e-3, middle));
            (low, high) = middle / at.EndToEnd < requestsPerSecond ? (middle, high) : (low, middle);
        }

        LoopTime time = plan.Steady(high);
        double load = Math.Min(0.999, requestsPerSecond * time.PromptSeconds);
        time.Wait = load * time.PromptSeconds / (2 * (1 - load));
        time.FirstToken += time.Wait;
        time.EndToEnd += time.Wait;
        return (time, high);
    }
}
