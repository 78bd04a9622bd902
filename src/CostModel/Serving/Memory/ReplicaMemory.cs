using CostModel.Hardware;
using CostModel.Models;
using CostModel.Serving.Constants;
using CostModel.Serving.Steps;

namespace CostModel.Serving.Memory;

/// <summary>What weights take of an accelerator, and how many sequences the rest holds.</summary>
internal sealed class ReplicaMemory
{
    private readonly StepModel _step;
    private readonly double _pipeline;

    internal ReplicaMemory(StepModel step, ModelArchitecture model, HardwareProfile hardware, double? share)
    {
        _step = step;
        _pipeline = step.Layout.Pipeline;
        Capacity = hardware.UsableMemory.TotalBytes;
        Weights = WeightBytes(step, model) + ((step.Adapters?.Bytes ?? 0) / _pipeline);
        MemoryShares shares = step.Constants.Memory;
        bool isDevice = hardware.Kind == HardwareKind.Device;
        if (step.Engine.SharesFreeMemory)
        {
            Working = shares.WorkingOfFree * step.Engine.Working;
            Share = share ?? shares.OfFree;
            Cache = Share * (Capacity - Weights - Working);
        }
        else
        {
            Working = (isDevice ? shares.WorkingOfDevice : shares.Working) * step.Engine.Working;
            Share = share ?? shares.OfTotal;
            Cache = (Share * Capacity) - Weights - Working;
        }
    }

    /// <summary>Bytes of an accelerator.</summary>
    internal double Capacity { get; }

    /// <summary>Bytes of weights on the fullest accelerator, adapters included.</summary>
    internal double Weights { get; }

    /// <summary>Bytes of activations, graphs and buffers.</summary>
    internal double Working { get; }

    /// <summary>The share of memory that the engine may use.</summary>
    internal double Share { get; }

    /// <summary>Bytes for caches on one accelerator; negative where the weights do not fit.</summary>
    internal double Cache { get; }

    /// <summary>Bytes that one sequence of so many live tokens takes on an accelerator.</summary>
    internal double SequenceBytes(double tokens)
    {
        double bytes = 0;
        foreach (ref readonly ServedLayer layer in _step.Layers)
        {
            const double stateBytes = 2;
            bytes += layer.Count * (layer.IsRecurrent
                ? layer.StateElements * stateBytes
                : ((layer.CacheElements * CachedTokens(layer, tokens)) + (layer.SelectorElements * tokens)) * _step.CacheBytes);
        }

        return bytes / _pipeline;
    }

    /// <summary>Sequences of so many live tokens that the replica holds; may be less than 1.</summary>
    internal double Sequences(double tokens)
        => Math.Max(0, Cache) * _step.Layout.AttentionData / Math.Max(1, SequenceBytes(tokens));

    /// <summary>A window limits what is kept; a selector of sparse attention does not.</summary>
    private static double CachedTokens(in ServedLayer layer, double tokens)
        => layer.SelectorFlops > 0 ? tokens : Math.Min(tokens, layer.Reach);

    private static double WeightBytes(StepModel step, ModelArchitecture model)
    {
        double dense = step.Weights.Dense.BytesPerParameter;
        double expert = step.Weights.Expert.BytesPerParameter;
        double hidden = model.Hidden;
        double bytes = 0;
        foreach (ref readonly ServedLayer layer in step.Layers)
        {
            const double half = 2;
            bytes += layer.Count * ((MixerWeights(layer, hidden) * dense)
                + (layer.DenseSize * (layer.InnerMatrices + 1) * hidden * dense)
                + (layer.SharedSize * (layer.InnerMatrices + 1) * hidden * dense)
                + (layer.Experts * layer.ExpertParameters * expert / step.Layout.Stage)
                + (layer.Experts * hidden * half) + (2 * hidden * layer.ExpertLatent * dense));
        }

        double tables = model.TiedEmbeddings ? 1 : 2;
        double head = (double)model.Vocabulary * (model.EmbeddingWidth ?? model.Hidden) * step.Weights.Dense.HeadBytes;
        return (bytes / step.Layout.Pipeline) + (tables * head / step.Layout.Tensor);
    }

    private static double MixerWeights(in ServedLayer layer, double hidden)
        => layer.IsLatent
            ? (hidden * (Math.Max(layer.QueryRank, 0) + layer.LatentWidth)) + layer.AbsorbedWeights
                + ((layer.QueryRank > 0 ? layer.QueryRank : hidden) * layer.LatentQueryColumns) + (hidden * layer.OutputRows)
            : hidden * (layer.InputColumns + layer.OutputRows);
}
