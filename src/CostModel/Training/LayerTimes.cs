namespace CostModel.Training;

/// <summary>Seconds of each operation in the forward pass of one layer on one rank, for one micro-batch.</summary>
internal struct LayerTimes
{
    /// <summary>Products before the attention core: queries, keys, values; the inputs of a scan.</summary>
    internal double InputProjection;

    /// <summary>The product behind the attention core or scan.</summary>
    internal double OutputProjection;

    internal double AttentionCore;

    internal double Scan;

    internal double DenseFeedForward;

    internal double RoutedExperts;

    /// <summary>Shared experts, router, and projections into and out of a latent.</summary>
    internal double SharedExperts;

    internal double Elementwise;

    /// <summary>Low-rank adapters beside frozen matrices.</summary>
    internal double Adapters;

    /// <summary>Their backward pass.</summary>
    internal double AdaptersBackward;

    /// <summary>Turning frozen matrices from 4 bits into 16, before their products in either direction.</summary>
    internal double Dequantization;

    /// <summary>Adding weight gradients to those of earlier micro-batches, in the backward pass.</summary>
    internal double Gradients;

    /// <summary>Host time of launching all of it.</summary>
    internal double Launch;

    /// <summary>Waiting for the host, which nothing hides.</summary>
    internal double Wait;

    /// <summary>Tensor-parallel communication that is not hidden.</summary>
    internal double TensorCommunication;

    /// <summary>Keys and values passed around the ranks that share a sequence, as far as attention does not hide it.</summary>
    internal double ContextCommunication;

    /// <summary>Expert all-to-all that is not hidden.</summary>
    internal double AllToAll;

    /// <summary>Backward over forward time of the products: 2, or 1 where weights are frozen and only their inputs' gradients are needed.</summary>
    internal double ProductBackwardRatio;

    /// <summary>Backward over forward time of the attention core.</summary>
    internal double AttentionBackwardRatio;

    internal readonly double Products => InputProjection + OutputProjection + DenseFeedForward + RoutedExperts + SharedExperts;

    /// <summary>Time on the accelerator in the forward pass.</summary>
    internal readonly double ForwardCompute => Products + AttentionCore + Elementwise + Scan + Adapters + Dequantization;

    /// <summary>Time on the accelerator in the backward pass: two products for each, and the reads of both directions.</summary>
    internal readonly double BackwardCompute
        => (ProductBackwardRatio * Products) + (AttentionBackwardRatio * AttentionCore) + (1.5 * Elementwise) + (2.5 * Scan) + Gradients
            + AdaptersBackward + Dequantization;

    internal readonly double Communication => TensorCommunication + ContextCommunication + AllToAll;

    internal readonly double Forward => Hidden(ForwardCompute, Launch) + Wait + Communication;

    internal readonly double Backward => Hidden(BackwardCompute, 2 * Launch) + (2 * Wait) + Communication;

    /// <summary>The longer of two that run side by side, with the little that is lost where they are alike: a 4-norm.</summary>
    internal static double Hidden(double compute, double launch)
    {
        double c = compute * compute;
        double l = launch * launch;
        return Math.Sqrt(Math.Sqrt((c * c) + (l * l)));
    }
}
