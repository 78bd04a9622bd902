namespace CostModel.Training;

/// <summary>One operation of a layer's forward pass on one rank, with what its backward pass takes.</summary>
internal readonly record struct LayerPart(string Name, double Seconds, double BackwardRatio, double Flops, double Bytes, StepBound Bound)
{
    /// <summary>FLOPs of the backward pass over those of the forward pass; half of the usual where weights are frozen.</summary>
    internal double BackwardFlops { get; private init; } = 2;

    /// <summary>The operations of a layer. Their seconds are those of <see cref="LayerTimes"/>; their FLOPs and bytes say why.</summary>
    internal static IEnumerable<LayerPart> Of(StepModel step, LayerShape layer, StepSettings settings, LayerTimes times)
    {
        double tokens = settings.MicroBatchTokens;
        double tensor = settings.Tensor;
        double hidden = step.Hidden;
        double width = layer.HasScan ? layer.ScanInputWidth
            : layer.IsLatent ? layer.LatentWidth + layer.QueryRank + ((layer.QueryRank > 0 ? layer.QueryRank / hidden : 1) * layer.QueryWidth)
                + (layer.LatentRank / hidden * layer.ExpandedWidth)
            : layer.QueryWidth + (2 * layer.KeyValueWidth);
        double output = layer.HasScan ? layer.ScanWidth : layer.OutputWidth;
        yield return Product("input projections", times.InputProjection, tokens, hidden, width / tensor, 1);
        yield return Core();
        yield return Product("output projection", times.OutputProjection, tokens, output / tensor, hidden, 1);
        yield return Product("feed-forward", times.DenseFeedForward, tokens, hidden, layer.DenseSize * layer.Matrices / tensor, 1);
        double held = layer.HasExperts ? layer.Experts / Math.Min(settings.Expert, layer.Experts) : 1;
        yield return Product("routed experts", times.RoutedExperts, tokens / tensor * layer.TopK, layer.ExpertInput, layer.ExpertSize * layer.Matrices, held);
        yield return Product(
            "shared experts and router",
            times.SharedExperts,
            tokens,
            hidden,
            ((layer.Matrices * layer.SharedSize) + (2 * layer.ExpertLatent) + layer.Experts) / tensor,
            1);
        if (step.FineTuning is { } tuned)
        {
            double flops = 2 * tokens * tuned.Rank * (layer.Adapters.Inputs + layer.Adapters.Outputs) / tensor;
            double backward = times.Adapters > 0 ? times.AdaptersBackward / times.Adapters : 0;
            yield return new LayerPart("adapters", times.Adapters, backward, flops, times.Adapters * step.MemoryRate, StepBound.Memory);
            yield return new LayerPart("turning 4-bit weights into 16 bits", times.Dequantization, 1, 0, times.Dequantization * step.MemoryRate, StepBound.Memory);
        }

        yield return new LayerPart("norms, activations, casts, permutation", times.Elementwise, 1.5, 0, times.Elementwise * step.MemoryRate, StepBound.Memory);
        yield return new LayerPart("tensor-parallel collectives, not hidden", times.TensorCommunication, 1, 0, 0, StepBound.Network);
        yield return new LayerPart("context-parallel exchange, not hidden", times.ContextCommunication, 1, 0, 0, StepBound.Network);
        yield return new LayerPart("expert all-to-all, not hidden", times.AllToAll, 1, 0, 0, StepBound.Network);
        yield return new LayerPart("waiting for the host to size experts' batches", times.Wait, 2, 0, 0, StepBound.Host);

        LayerPart Product(string name, double seconds, double rows, double inner, double columns, double matrices)
        {
            double flops = seconds > 0 ? 2 * rows * inner * columns : 0;
            double bytes = seconds > 0 ? step.ProductBytes(rows, inner, columns, matrices) : 0;
            StepBound bound = bytes / step.MemoryRate > 0.9 * seconds ? StepBound.Memory : StepBound.Compute;
            return new LayerPart(name, seconds, times.ProductBackwardRatio, flops, bytes, bound) { BackwardFlops = times.ProductBackwardRatio };
        }

        LayerPart Core()
        {
            if (layer.HasScan)
            {
                return new LayerPart("scan", times.Scan, 2.5, tokens / tensor * layer.ScanFlops, times.Scan * step.MemoryRate, StepBound.Memory);
            }

            double flops = 4 * tokens * layer.AttendedPositions(settings.SequenceLength) * layer.CoreWidth / tensor;
            flops += tokens * settings.SequenceLength * layer.SelectorWidth / tensor;
            double bytes = 2 * tokens * ((2 * layer.OutputWidth) + (2 * layer.KeyValueWidth)) / tensor;
            StepBound bound = step.Stack.FusedAttention ? StepBound.Compute : StepBound.Memory;
            return new LayerPart("attention core", times.AttentionCore, times.AttentionBackwardRatio, flops, bytes, bound);
        }
    }
}
