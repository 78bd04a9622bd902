namespace CostModel.Training;

/// <summary>What frozen weights save in a step, and what adapters beside them add.</summary>
internal sealed partial class StepModel
{
    /// <summary>Adapters beside frozen weights; null where all weights are trained.</summary>
    internal FineTuning? FineTuning { get; }

    /// <summary>Parameters of a layer that a rank trains: all that it holds, or its part of the adapters.</summary>
    internal (double Dense, double Experts) Trained(in LayerShape layer, in StepSettings settings) => FineTuning is { } tuned
        ? (tuned.Rank * layer.Adapters.DenseWidth / settings.Tensor, tuned.Rank * layer.Adapters.ExpertWidth / settings.ExpertShards(layer.Experts))
        : (layer.DenseParameters / settings.Tensor, layer.ExpertParameters / settings.ExpertShards(layer.Experts));

    /// <summary>Embeddings and output head that a rank trains: as many as there are, or none.</summary>
    internal double TrainedEmbeddings(double parameters) => FineTuning is null ? parameters : 0;

    /// <summary>
    /// Adapters are two thin products, far too narrow to fill the arithmetic units, and passes over what they are added to: they take the time of
    /// their bytes, and of launching kernels of their own. Frozen layers in 4 bits are turned into 16 bits before each product.
    /// </summary>
    private void Adapters(in LayerShape layer, in StepSettings settings, FineTuning tuned, ref LayerTimes times)
    {
        AdapterShape adapters = layer.Adapters;
        double tokens = settings.MicroBatchTokens;
        double read = tokens * adapters.Inputs / settings.Tensor;
        double written = tokens * adapters.Outputs / settings.Tensor;
        double inner = tokens * tuned.Rank * adapters.Matrices;
        double flops = 2 * tuned.Rank * (read + written);

        // Read the input, write and read the inner part, write its product, and read both to write their sum. Backward: read the output's gradient
        // for both matrices, the input for one, and add to the input's gradient.
        times.Adapters = LayerTimes.Hidden(flops / _halfRate, ((2 * read) + (4 * inner) + (8 * written)) / _memory);
        times.AdaptersBackward = LayerTimes.Hidden(2 * flops / _halfRate, ((10 * read) + (8 * inner) + (4 * written)) / _memory);
        times.Launch += _constants.AdapterLaunchShare * adapters.Matrices * Stack.LaunchSeconds;
        if (tuned.IsQuantized)
        {
            double parameters = (layer.DenseParameters / settings.Tensor) + (layer.ExpertParameters / settings.ExpertShards(layer.Experts));
            times.Dequantization = _constants.DequantizationBytes * parameters / _memory;
        }
    }
}
