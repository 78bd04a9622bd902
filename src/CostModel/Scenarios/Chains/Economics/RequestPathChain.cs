using CostModel.Formulas;
using CostModel.Scenarios.Inputs;
using CostModel.Scenarios.Inputs.Economics;
using CostModel.Scenarios.Metrics;
using CostModel.Scenarios.Metrics.Economics;

namespace CostModel.Scenarios.Chains.Economics;

/// <summary>Images of a diffusion model, and vector search in the path of a query.</summary>
internal static class RequestPathChain
{
    internal static void Run<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        if (chain.Plan.Scenario.Image is not null)
        {
            Image(chain);
        }

        if (chain.Plan.Scenario.Retrieval is not null)
        {
            Retrieval(chain);
        }
    }

    private static void Image<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T perPass = chain.Has(ImageInputs.FlopsPerPass)
            ? chain.In(ImageInputs.FlopsPerPass)
            : T.Constant(2, "FLOP/parameter/token") * chain.In(ImageInputs.Parameters) * chain.In(ImageInputs.TokensPerPass);
        T steps = chain.In(ImageInputs.Steps) * chain.Or(ImageInputs.Passes, T.Constant(1, "pass/step"));
        T flops = chain.Put(RequestPathMetrics.ImageFlops, (steps * perPass) + chain.Or(ImageInputs.OtherFlops, T.Constant(0, "FLOP/image")));
        T seconds = chain.Put(RequestPathMetrics.ImageSeconds, flops / (chain.In(ImageInputs.Peak) * chain.In(ImageInputs.Utilization)));
        T hours = seconds / T.Constant(3600, "s/h");
        chain.Put(RequestPathMetrics.ImagesPerHour, T.Constant(1) / hours);
        if (chain.Has(ImageInputs.ChipPrice))
        {
            chain.Put(RequestPathMetrics.ImageUsd, hours * chain.In(ImageInputs.ChipPrice));
        }

        bool isStated = chain.Plan.Scenario.Energy is not null;
        if (isStated ? EnergyChain.HasDraw(chain) : chain.Has(Leaves.ImageDraw))
        {
            chain.Put(RequestPathMetrics.ImageWh, hours * (isStated ? EnergyChain.Draw(chain) : chain.In(Leaves.ImageDraw)));
        }
    }

    private static void Retrieval<T>(in Chain<T> chain)
        where T : struct, IReal<T>
    {
        T one = T.Constant(1);
        T zero = T.Constant(0, "USD/query");
        T searches = chain.Or(RetrievalInputs.SearchesPerQuery, T.Constant(1, "search/query"));
        T search = chain.Has(RetrievalInputs.PerSearch) ? searches * chain.In(RetrievalInputs.PerSearch) : zero;
        T embedding = chain.Has(RetrievalInputs.EmbeddingPrice)
            ? searches * chain.In(RetrievalInputs.EmbeddedTokens) * T.Constant(1e-6, "Mtoken/token") * chain.In(RetrievalInputs.EmbeddingPrice)
            : zero;
        T perQuery = chain.Put(RequestPathMetrics.SearchUsd, search + embedding);
        if (!chain.Has(RetrievalInputs.Vectors))
        {
            chain.Put(RequestPathMetrics.QueryUsd, perQuery);
            return;
        }

        T vector = (chain.In(RetrievalInputs.Dimensions) * chain.Or(RetrievalInputs.BytesPerDimension, T.Constant(4, "B/dimension")))
            + chain.Or(RetrievalInputs.Metadata, T.Constant(0, "B/vector"));
        T stored = chain.Put(
            RequestPathMetrics.StoredGigabytes,
            chain.In(RetrievalInputs.Vectors) * vector * chain.Or(RetrievalInputs.IndexOverhead, one) * chain.Or(RetrievalInputs.Copies, one)
                * T.Constant(1e-9, "GB/B"));
        if (!chain.Has(RetrievalInputs.PerGigabyte))
        {
            return;
        }

        T storage = chain.Put(RequestPathMetrics.StoragePerMonthUsd, stored * chain.In(RetrievalInputs.PerGigabyte));
        if (chain.Plan.Demand.HasQueries)
        {
            T perMonth = chain.Result(ServingMetrics.QueriesPerDay) * (chain.In(Leaves.HoursPerMonth) / T.Constant(24, "h/day"));
            chain.Put(RequestPathMetrics.QueryUsd, perQuery + (storage / perMonth));
        }
    }
}
