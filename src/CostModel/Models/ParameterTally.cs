namespace CostModel.Models;

/// <summary>Counts parameters from the shape.</summary>
internal static class ParameterTally
{
    /// <summary>All parameters, embeddings, positions, biases and norms included.</summary>
    internal static double Total(ModelArchitecture model)
        => Layers(model, feedForward => feedForward.Parameters(model.Hidden))
            + (Embedding(model) * (model.TiedEmbeddings ? 1 : 2))
            + (2 * Projection(model))
            + ((double)model.LearnedPositions * model.Hidden);

    /// <summary>Parameters that a token multiplies, output head in, input embedding out.</summary>
    internal static double Active(ModelArchitecture model)
        => Layers(model, feedForward => feedForward.ActiveParameters(model.Hidden)) + Projection(model) + Head(model);

    /// <summary>The output head: one row per vocabulary entry, and the projection to the width of the rows where there is one.</summary>
    internal static double Head(ModelArchitecture model) => Embedding(model) + Projection(model);

    private static double Embedding(ModelArchitecture model) => (double)model.Vocabulary * (model.EmbeddingWidth ?? model.Hidden);

    /// <summary>One of the two matrices between an embedding of another width and the residual stream.</summary>
    private static double Projection(ModelArchitecture model) => (double)(model.EmbeddingWidth ?? 0) * model.Hidden;

    private static double Layers(ModelArchitecture model, Func<FeedForward, double> count)
    {
        double norm = (double)model.Hidden * (model.NormBias ? 2 : 1);
        double sum = norm;
        foreach (LayerGroup group in model.Layers)
        {
            double perLayer = 0;
            if (group.Mixer is { } mixer)
            {
                perLayer += mixer.MatrixParameters(model.Hidden) + mixer.VectorParameters(model.Hidden) + (norm * model.NormsPerPart);
            }

            if (group.FeedForward is { } feedForward)
            {
                perLayer += count(feedForward) + (norm * model.NormsPerPart);
            }

            sum += group.Count * perLayer;
        }

        return sum;
    }
}
