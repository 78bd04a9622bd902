namespace CostModel.Training;

/// <summary>
/// Memory of one accelerator in training. Activations per layer follow Korthikanti et al. 2022, arXiv 2205.05198, equations 1 to 6,
/// written out per stored tensor so that gated, grouped-query, latent and expert layers follow too.
/// </summary>
internal sealed class MemoryModel
{
    /// <summary>Logits are kept in 16 bits, and in 32 bits for the loss and its gradient.</summary>
    private const double LogitBytes = 2 + 4 + 4;

    private readonly StepModel _step;
    private readonly MemoryConstants _constants;
    private readonly double _optimizerBytes;
    private readonly double _gradientBytes;

    internal MemoryModel(StepModel step, MemoryConstants constants, OptimizerKind optimizer, TrainingPrecision precision)
    {
        _step = step;
        _constants = constants;
        _optimizerBytes = Optimizers.StateBytes(optimizer);

        // Half-precision gradients are added up in 32 bits, except in the mixed-precision recipes of the fp16 years.
        _gradientBytes = precision == TrainingPrecision.Fp16 ? 2 : 4;
    }

    internal MemoryUse Evaluate(in StepSettings settings)
    {
        (double dense, double experts) = Parameters(settings);
        double dataShards = settings.Sharding == ParameterSharding.None ? 1 : Math.Min(settings.ShardGroup, settings.Replicas);
        double expertShards = settings.Sharding == ParameterSharding.None ? 1 : settings.ExpertReplicas;
        bool shardsGradients = settings.Sharding is ParameterSharding.Zero2 or ParameterSharding.Zero3;
        bool shardsWeights = settings.Sharding == ParameterSharding.Zero3;
        double sharded = (dense / dataShards) + (experts / expertShards);
        var use = new MemoryUse
        {
            // Fully sharded parameters are kept in 32 bits and gathered in 16: the master copy is the weight.
            Weights = shardsWeights ? 0 : 2 * (dense + experts),
            Gradients = _gradientBytes * (shardsGradients ? sharded : dense + experts),
            Optimizer = _optimizerBytes * sharded,
            Activations = Activations(settings),
            Logits = LogitBytes * settings.MicroBatchTokens * _step.Vocabulary / settings.Tensor,
            Gathered = shardsWeights ? Gathered(settings) : 0,
            Context = _constants.ContextBytes,
        };
        use.Fragmentation = _constants.FragmentationShare * use.Allocated;
        return use;
    }

    /// <summary>Parameters of the fullest stage on one rank: dense ones with the embedding, and experts.</summary>
    private (double Dense, double Experts) Parameters(in StepSettings settings)
    {
        double dense = 0;
        double experts = 0;
        double stage = StageShare(settings);
        foreach (ref readonly LayerShape layer in _step.Layers)
        {
            dense += layer.Count * stage * layer.DenseParameters / settings.Tensor;
            experts += layer.Count * stage * layer.ExpertParameters / Math.Min(settings.Expert, Math.Max(1, layer.Experts));
        }

        double embeddings = settings.Pipeline > 1 ? 1 : 2;
        return (dense + (embeddings * _step.Vocabulary * _step.Hidden / settings.Tensor), experts);
    }

    /// <summary>Share of all layers that the fullest stage holds.</summary>
    private double StageShare(in StepSettings settings)
        => settings.Pipeline <= 1 ? 1 : Math.Ceiling(_step.LayerCount / (settings.Pipeline * settings.Chunks)) * settings.Chunks / _step.LayerCount;

    private double Activations(in StepSettings settings)
    {
        double tokens = settings.MicroBatchTokens;
        double keptPerMicroBatch = 0;
        double largest = 0;
        foreach (ref readonly LayerShape layer in _step.Layers)
        {
            double full = tokens * LayerBytes(layer, settings);
            double input = 2 * tokens * _step.Hidden / (_step.Stack.SequenceParallel ? settings.Tensor : 1);
            keptPerMicroBatch += layer.Count * ((settings.Recompute * input) + ((1 - settings.Recompute) * full));
            largest = Math.Max(largest, full);
        }

        double inFlight = InFlight(settings);
        return (keptPerMicroBatch * StageShare(settings) * inFlight) + (settings.Recompute > 0 ? largest : 0);
    }

    /// <summary>Micro-batches whose activations the first stage holds at once.</summary>
    private static double InFlight(in StepSettings settings)
    {
        if (settings.Pipeline <= 1)
        {
            return 1;
        }

        double stages = settings.Schedule == PipelineSchedule.DualPipe ? settings.Pipeline + 1 : settings.Pipeline;
        double interleaved = settings.Chunks > 1 ? 1 + ((settings.Pipeline - 1) / (settings.Pipeline * settings.Chunks)) : 1;
        return Math.Min(settings.MicroBatches, stages) * interleaved;
    }

    /// <summary>Bytes per token that the backward pass of one layer needs.</summary>
    private double LayerBytes(in LayerShape layer, in StepSettings settings)
    {
        TrainingStack stack = _step.Stack;
        double tensor = settings.Tensor;
        bool sharesSequence = stack.SequenceParallel || (settings.SelectiveRecompute && !stack.FusedAttention);
        double shared = sharesSequence ? tensor : 1;
        double hidden = _step.Hidden;
        double mask = stack.FusedAttention ? 0 : hidden;
        double bytes = 2 * layer.Parts * ((4 * hidden) + mask) / shared;
        if (layer.HasAttention)
        {
            double stored = layer.IsLatent
                ? ((layer.QueryWidth + layer.ExpandedWidth + layer.OutputWidth) / tensor) + ((layer.QueryRank + layer.LatentWidth) / shared)
                : (layer.QueryWidth + (2 * layer.KeyValueWidth) + layer.OutputWidth) / tensor;
            bytes += 2 * stored;
            bytes += stack.FusedAttention || settings.SelectiveRecompute ? 0 : 5 * layer.Heads * settings.SequenceLength / tensor;
        }
        else if (layer.HasScan)
        {
            bytes += 2 * (layer.ScanInputWidth + layer.ScanWidth) / tensor;
        }

        bytes += 2 * layer.DenseSize * layer.Matrices / tensor;
        if (layer.HasExperts)
        {
            double perRouted = (2 * layer.ExpertInput) + (layer.ExpertSize * layer.Matrices);
            bytes += 2 * ((layer.TopK * perRouted) + (layer.SharedSize * layer.Matrices)) / tensor;
        }

        return bytes;
    }

    /// <summary>Two layers' parameters in 16 bits: the one in use and the next.</summary>
    private double Gathered(in StepSettings settings)
    {
        double largest = 0;
        foreach (ref readonly LayerShape layer in _step.Layers)
        {
            largest = Math.Max(largest, (layer.DenseParameters / settings.Tensor) + (layer.ExpertParameters / Math.Min(settings.Expert, Math.Max(1, layer.Experts))));
        }

        double gathered = settings.Pipeline > 1 ? StageShare(settings) * _step.LayerCount : 2;
        return 2 * gathered * largest;
    }
}
