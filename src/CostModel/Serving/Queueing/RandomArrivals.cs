using CostModel.Serving.Loads;
using MathNet.Numerics.Distributions;

namespace CostModel.Serving.Queueing;

/// <summary>
/// What all but a share of the requests experience at most where they arrive at random (Poisson). Requests in flight are then Poisson
/// distributed around their mean N (M/G/infinity; Takacs 1962, chapter 3); over the life of one request their mean has the variance 2N/3,
/// because the correlation of their number falls linearly over a life. The wait for other prompts has the tail of a single server with
/// equal services: it is above t with the probability rho exp(-2 (1 - rho) t / s) (heavy traffic; Kingman 1962).
/// </summary>
/// <param name="Share">The share of requests, above 0 and below 1.</param>
/// <param name="Deviations">Standard deviations above the mean at which that share of a normal distribution lies.</param>
internal readonly record struct RandomArrivals(double Share, double Deviations)
{
    internal static RandomArrivals At(double share) => new(share, Normal.InvCDF(0, 1, share));

    /// <summary>A replica with so many requests in flight in the mean, as the request at the percentile sees it; does not allocate.</summary>
    internal LoopTime Of(CompiledServingPlan plan, double concurrency)
    {
        LoopTime time = plan.Steady(concurrency);
        double crowd = Math.Max(1, concurrency + (Deviations * Math.Sqrt(2 * concurrency / 3)));
        double arriving = Math.Max(1, concurrency + (Deviations * Math.Sqrt(concurrency)));
        time.PerToken = plan.Steady(crowd).PerToken;
        double busy = concurrency / time.EndToEnd * time.PromptSeconds;
        double queue = busy >= 1 ? double.PositiveInfinity
            : Math.Max(0, time.PromptSeconds / (2 * (1 - busy)) * Math.Log(busy / (1 - Share)));
        double full = arriving > time.Room ? plan.Steady(arriving).Wait : 0;
        time.Wait = queue + full;
        time.FirstToken += time.Wait;
        time.EndToEnd = time.FirstToken + ((plan.Shape.Output - 1) * time.PerToken);
        return time;
    }
}
