using CostModel.Hardware;
using CostModel.Kernels;
using CostModel.Models;
using CostModel.Serving.Steps;

namespace CostModel.Serving.Adapters;

/// <summary>
/// What adapters add to a step and take of memory. A matrix of inner x columns gets two of rank r: inner x r on every accelerator and r x columns
/// divided with it. Each step reads the distinct adapters of its sequences once and starts two grouped kernels for each matrix (Punica, Chen et
/// al. 2023, arXiv 2310.18547; S-LoRA, Sheng et al. 2023, arXiv 2311.03285).
/// </summary>
internal sealed class AdapterModel
{
    /// <summary>Adapters are kept in half precision, whatever the base is in.</summary>
    private const double BytesPerParameter = 2;

    /// <summary>What trainers default to (PEFT examples, Unsloth).</summary>
    private const int UsualRank = 16;

    /// <summary>Seconds that a grouped kernel takes to start inside a captured graph: leaves of Punica's 2 ms a token on a 7B model what the reads of 32 adapters do not explain.</summary>
    private const double KernelSeconds = 2e-6;

    private readonly double _kernels;
    private readonly double _bytesPerSecond;
    private readonly double _flopsPerSecond;
    private readonly double _resident;
    private readonly double _share;

    internal AdapterModel(ModelArchitecture model, HardwareProfile hardware, ServingLayout layout, AdapterSet set)
    {
        _resident = set.Resident ?? 1;
        _share = set.Share?.TotalFraction ?? 1;
        _bytesPerSecond = hardware.Kernels.Stream * hardware.MemoryBandwidth.TotalBytesPerSecond;
        _flopsPerSecond = hardware.Kernels.GemmOf(NumberFormat.Bf16).Compute * hardware.DensePeak(NumberFormat.Bf16).TotalFlopsPerSecond;
        foreach (LayerGroup group in model.Layers)
        {
            ServedLayer layer = ServedLayer.Of(group, model.Hidden, layout, splitsCache: false);
            (double parameters, double matrices) = Of(layer, model.Hidden, set.Rank ?? UsualRank);
            Parameters += layer.Count * parameters;
            _kernels += 2 * layer.Count * matrices;
        }
    }

    /// <summary>Parameters of one adapter on one accelerator, over all stages.</summary>
    internal double Parameters { get; }

    /// <summary>Bytes of all resident adapters on one accelerator, over all stages.</summary>
    internal double Bytes => _resident * Parameters * BytesPerParameter;

    /// <summary>Seconds that a step takes longer.</summary>
    /// <param name="rows">Token rows of one accelerator.</param>
    /// <param name="sequences">Sequences that they belong to.</param>
    internal double Seconds(double rows, double sequences)
    {
        double users = _share * sequences;
        double distinct = _resident * (1 - Math.Pow(1 - (1 / _resident), users));
        return (_kernels * KernelSeconds) + SmoothMaximum.Of(
            2 * _share * rows * Parameters / _flopsPerSecond, distinct * Parameters * BytesPerParameter / _bytesPerSecond);
    }

    /// <summary>
    /// Parameters of a layer's adapters, and the matrices that they stand beside as engines fuse them: query, key and value; output; gate and up; down.
    /// </summary>
    private static (double Parameters, double Matrices) Of(in ServedLayer layer, double hidden, double rank)
    {
        double parameters = 0;
        double matrices = 0;
        if (layer.HasMixer)
        {
            // A latent layer's down- and up-projections of queries take the place of query, key and value.
            double columns = layer.IsLatent ? layer.QueryRank + layer.LatentWidth + layer.LatentQueryColumns : layer.InputColumns;
            double inner = layer.IsLatent ? (2 * hidden) + layer.QueryRank : layer.IsRecurrent ? hidden : 3 * hidden;
            parameters += rank * (inner + columns + layer.OutputRows + hidden);
            matrices += 2;
        }

        double size = layer.DenseSize + layer.SharedSize;
        if (size > 0)
        {
            parameters += rank * ((layer.InnerMatrices * (hidden + size)) + size + hidden);
            matrices += 2;
        }

        return (parameters, matrices);
    }
}
