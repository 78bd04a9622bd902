namespace CostModel.Models;

/// <summary>Counts parameters from the shape.</summary>
internal static class ParameterTally
{
    /// <summary>All parameters, embeddings, positions, biases and norms included.</summary>
    internal static double Total(ModelArchitecture model)
        => Layers(model, feedForward => feedForward.Parameters(model.Hidden))
            + (Head(model) * (model.TiedEmbeddings ? 1 : 2))
            + ((double)model.LearnedPositions * model.Hidden);

    /// <summary>Parameters that a token multiplies, output head in, input embedding out.</summary>
    internal static double Active(ModelArchitecture model)
        => Layers(model, feedForward => feedForward.ActiveParameters(model.Hidden)) + Head(model);

    /// <summary>The output head: one row per vocabulary entry.</summary>
    internal static double Head(ModelArchitecture model) => (double)model.Vocabulary * model.Hidden;

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
