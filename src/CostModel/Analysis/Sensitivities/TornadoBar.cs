using CostModel.Analysis.Plans;

namespace CostModel.Analysis.Sensitivities;

/// <summary>How far one input moves a metric.</summary>
/// <param name="Input">The input.</param>
/// <param name="Low">Its 10th percentile.</param>
/// <param name="High">Its 90th percentile.</param>
/// <param name="AtLow">The metric where the input is low.</param>
/// <param name="AtHigh">The metric where the input is high.</param>
public sealed record TornadoBar(PlanInput Input, double Low, double High, double AtLow, double AtHigh)
{
    /// <summary>How far apart the two are.</summary>
    public double Swing => Math.Abs(AtHigh - AtLow);
}
