namespace CostModel.Training;

/// <summary>
/// Memory of one accelerator in training. Activations per layer follow Korthikanti et al. 2022, arXiv 2205.05198, equations 1 to 6,
/// written out per stored tensor so that gated, grouped-query, latent and expert layers follow too.
/// </summary>
internal sealed class MemoryModel
{
    private readonly StepModel _step;
    private readonly double _optimizerBytes;
    private readonly double _heldShare = TrainingConstants.Default.HeldFragmentation;

    internal MemoryModel(StepModel step, OptimizerKind optimizer, TrainingPrecision precision)
    {
        _step = step;
        _optimizerBytes = Optimizers.StateBytes(optimizer) - (step.FineTuning is null ? 0 : Optimizers.MasterBytes);
        GradientBytes = precision == TrainingPrecision.Fp16 ? step.Stack.Fp16GradientBytes : step.Stack.GradientBytes;
    }

    private MemoryModel(MemoryModel other)
    {
        (_step, _optimizerBytes, GradientBytes, Capacity) = (other._step, other._optimizerBytes, other.GradientBytes, other.Capacity);
    }

    /// <summary>Bytes of the gradient of a parameter; those of the stack where not given.</summary>
    internal double GradientBytes { get; private init; }

    /// <summary>Bytes that an accelerator has for a run; as many as it takes where not given.</summary>
    internal double Capacity { get; init; } = double.PositiveInfinity;

    /// <summary>The same with gradients of another format.</summary>
    internal MemoryModel WithGradients(GradientPrecision precision) => new(this) { GradientBytes = GradientPrecisions.Bytes(precision) };

    /// <summary>The fuller of the first stage, which holds most micro-batches in flight, and the last, which holds the logits.</summary>
    internal MemoryUse Evaluate(in StepSettings settings)
    {
        double stages = settings.Schedule == PipelineSchedule.DualPipe ? settings.Pipeline + 1 : settings.Pipeline;
        double chunks = settings.Chunks;
        double filling = settings.Pipeline <= 1 ? 1
            : Math.Min(settings.MicroBatches, stages) * (chunks > 1 ? 1 + ((settings.Pipeline - 1) / (settings.Pipeline * chunks)) : 1);
        MemoryUse first = Stage(settings, filling, isFirst: true);
        if (settings.Pipeline <= 1)
        {
            return first;
        }

        double draining = Math.Min(settings.MicroBatches, ((settings.Pipeline * (chunks - 1)) + 1) / chunks);
        MemoryUse last = Stage(settings, draining, isFirst: false);
        return last.AtEase > first.AtEase ? last : first;
    }

    private MemoryUse Stage(in StepSettings settings, double inFlight, bool isFirst)
    {
        bool holdsLogits = !isFirst || settings.Pipeline <= 1;
        (double dense, double experts) = TrainedParameters(settings, isFirst);
        double dataShards = settings.Sharding == ParameterSharding.None ? 1 : Math.Min(settings.ShardGroup, settings.Replicas);
        double expertShards = settings.Sharding == ParameterSharding.None ? 1 : settings.ExpertReplicas;
        bool shardsWeights = settings.Sharding == ParameterSharding.Zero3;

        // Pipeline stages add their gradients up over micro-batches before they share them out.
        bool shardsGradients = settings.Sharding == ParameterSharding.Zero2 || (shardsWeights && settings.Pipeline <= 1);
        double sharded = (dense / dataShards) + (experts / expertShards);
        var use = new MemoryUse
        {
            // Fully sharded parameters are kept in 32 bits and gathered in 16: the master copy is the weight. Adapters have no master copy.
            Weights = (shardsWeights && _step.FineTuning is null ? 0 : 2 * (dense + experts))
                + (Frozen(settings, isFirst) / (shardsWeights ? dataShards : 1)),
            Gradients = GradientBytes * (shardsGradients ? sharded : dense + experts),
            Optimizer = (_optimizerBytes + _step.Stack.OptimizerExtraBytes) * sharded,
            Activations = Activations(settings, isFirst, inFlight),
            Logits = holdsLogits ? _step.Stack.LogitBytes * settings.MicroBatchTokens * _step.Vocabulary / settings.Tensor : 0,
            Gathered = (shardsWeights && (_step.FineTuning is null || dataShards > 1) ? Gathered(settings) : 0) + Dequantized(settings),
            Context = _step.Stack.ContextBytes,
        };
        if (_step.Stack.FreesGradients && settings.MicroBatches == 1)
        {
            // Gradients come as activations and copies of weights go: what they take beyond these is all that adds to the peak.
            double gone = use.Activations + use.Logits + (shardsWeights || _step.FineTuning is not null ? 0 : use.Weights);
            use.Gradients = Math.Max(0, use.Gradients - gone);
        }

        double atEase = _step.Stack.Fragmentation * (use.Activations + use.Logits + use.Gathered);
        use.Fragmentation = Math.Clamp(Capacity - use.Total, _heldShare * atEase, atEase);
        use.Released = atEase - use.Fragmentation;
        return use;
    }

    /// <summary>Parameters that a stage trains on one rank: dense ones with an embedding, and experts; or the adapters beside them.</summary>
    private (double Dense, double Experts) TrainedParameters(in StepSettings settings, bool isFirst)
    {
        double dense = _step.TrainedEmbeddings(Embeddings(settings));
        double experts = 0;
        for (int i = 0; i < _step.Layers.Length; i++)
        {
            double count = OnStage(i, settings, isFirst);
            (double denseOfLayer, double expertsOfLayer) = _step.Trained(_step.Layers[i], settings);
            dense += count * denseOfLayer;
            experts += count * expertsOfLayer;
        }

        return (dense, experts);
    }

    /// <summary>Bytes of a stage's frozen parameters on one rank: layers as they are quantised, and embeddings in 16 bits.</summary>
    private double Frozen(in StepSettings settings, bool isFirst)
    {
        if (_step.FineTuning is not { } tuned)
        {
            return 0;
        }

        double layers = 0;
        for (int i = 0; i < _step.Layers.Length; i++)
        {
            ref readonly LayerShape layer = ref _step.Layers[i];
            layers += OnStage(i, settings, isFirst)
                * ((layer.DenseParameters / settings.Tensor) + (layer.ExpertParameters / settings.ExpertShards(layer.Experts)));
        }

        return (tuned.FrozenBytes * layers) + (2 * Embeddings(settings));
    }

    /// <summary>Parameters of the embedding or of the output head on one rank, or of both where they are on one stage.</summary>
    private double Embeddings(in StepSettings settings)
    {
        double copies = settings.Pipeline > 1 || _step.TiedEmbeddings ? 1 : 2;
        return copies * _step.Vocabulary * _step.Hidden / settings.Tensor;
    }

    /// <summary>The largest matrix of a dense layer in 16 bits, while its product runs, where it is kept in 4.</summary>
    private double Dequantized(in StepSettings settings)
    {
        if (_step.FineTuning is not { IsQuantized: true })
        {
            return 0;
        }

        double widest = 0;
        foreach (ref readonly LayerShape layer in _step.Layers)
        {
            widest = Math.Max(widest, Math.Max(Math.Max(layer.DenseSize, layer.SharedSize), Math.Max(layer.QueryWidth, layer.ScanInputWidth)));
        }

        return 2 * _step.Hidden * widest / settings.Tensor;
    }

    /// <summary>Layers of a group on the first stage or on the last one, of stages as full as any.</summary>
    private double OnStage(int group, in StepSettings settings, bool isFirst)
    {
        double count = _step.Layers[group].Count;
        double predicting = _step.Layers[group].Predicting;
        if (settings.Pipeline <= 1)
        {
            return count + predicting;
        }

        double leading = _step.LeadingLayers;
        double held = Math.Ceiling(_step.LayerCount / (settings.Pipeline * settings.Chunks)) * settings.Chunks;
        double led = isFirst ? Math.Min(leading, held / settings.Chunks) : 0;
        return group == 0 && leading > 0 ? led : ((held - led) * count / (_step.LayerCount - leading)) + (isFirst ? 0 : predicting);
    }

    private double Activations(in StepSettings settings, bool isFirst, double inFlight)
    {
        double tokens = settings.MicroBatchTokens;
        double keptPerMicroBatch = 0;
        double largest = 0;
        for (int i = 0; i < _step.Layers.Length; i++)
        {
            ref readonly LayerShape layer = ref _step.Layers[i];
            double full = tokens * LayerBytes(layer, settings);
            double input = 2 * tokens * _step.Hidden / (_step.Stack.SequenceParallel ? settings.Tensor : 1);
            keptPerMicroBatch += OnStage(i, settings, isFirst) * ((settings.Recompute * input) + ((1 - settings.Recompute) * _step.Stack.KeptActivations * full));
            largest = Math.Max(largest, full);
        }

        return (keptPerMicroBatch * inFlight) + (settings.Recompute > 0 ? largest : 0);
    }

    /// <summary>
    /// Bytes per token that the backward pass of one layer needs. Inputs of products may be kept in the format that these run in. Where attention is
    /// fused, selective recomputation is of what else is cheap: outputs of norms and of activation functions, and what a latent is expanded to
    /// (Megatron-Core, recompute_modules: layernorm, moe_act, mlp, mla_up_proj).
    /// </summary>
    private double LayerBytes(in LayerShape layer, in StepSettings settings)
    {
        TrainingStack stack = _step.Stack;
        double tensor = settings.Tensor;
        bool sharesSequence = stack.SequenceParallel || (settings.SelectiveRecompute && !stack.FusedAttention);
        double shared = sharesSequence ? tensor : 1;
        bool isSelective = stack.FusedAttention && settings.SelectiveRecompute;
        double input = isSelective ? 0 : _step.KeptInputBytes;
        double hidden = _step.Hidden;
        double mask = stack.FusedAttention ? 0 : hidden;
        double bytes = 2 * layer.Parts * (((2 + input) * hidden) + mask) / shared;
        if (layer.HasAttention)
        {
            double expanded = isSelective ? 0 : layer.QueryWidth + layer.ExpandedWidth;
            double stored = layer.IsLatent
                ? ((expanded + layer.OutputWidth) / tensor) + ((layer.QueryRank + layer.LatentWidth) / shared)
                : (layer.QueryWidth + (2 * layer.KeyValueWidth) + layer.OutputWidth) / tensor;
            bytes += 2 * stored;
            bytes += stack.FusedAttention || settings.SelectiveRecompute ? 0 : 5 * layer.Heads * settings.SequenceLength / tensor;
        }
        else if (layer.HasScan)
        {
            bytes += 2 * (layer.ScanInputWidth + layer.ScanWidth) / tensor;
        }

        double inner = (2 * (layer.Matrices - 1)) + input;
        bytes += layer.DenseSize * inner / tensor;
        if (layer.HasExperts)
        {
            double perRouted = ((2 + _step.KeptInputBytes) * layer.ExpertInput) + (layer.ExpertSize * inner);
            bytes += ((layer.TopK * perRouted) + (layer.SharedSize * inner)) / tensor;
        }

        return _step.FineTuning is { } tuned ? bytes - Unread(layer, tensor, shared) + (2 * tuned.Rank * layer.Adapters.Matrices) : bytes;
    }

    /// <summary>
    /// Bytes per token that frozen matrices need not keep: their inputs serve only weight gradients. Norms, the attention core and activation
    /// functions keep theirs, and so do adapters.
    /// </summary>
    private double Unread(in LayerShape layer, double tensor, double shared)
    {
        bool hasMixer = layer.HasAttention || layer.HasScan;
        double unread = hasMixer && !layer.Adapters.ReadsMixerInput ? _step.Hidden / shared : 0;
        if (layer.Adapters.ReadsFeedForward)
        {
            return _step.KeptInputBytes * unread;
        }

        unread += layer.DenseSize > 0 || layer.HasExperts ? _step.Hidden / shared : 0;
        unread += (layer.DenseSize + layer.SharedSize) / tensor;
        unread += layer.HasExperts ? layer.TopK * (layer.ExpertInput + layer.ExpertSize) / tensor : 0;
        return _step.KeptInputBytes * unread;
    }

    /// <summary>Two layers' parameters in 16 bits: the one in use and the next.</summary>
    private double Gathered(in StepSettings settings)
    {
        double largest = 0;
        foreach (ref readonly LayerShape layer in _step.Layers)
        {
            largest = Math.Max(largest, (layer.DenseParameters / settings.Tensor) + (layer.ExpertParameters / settings.ExpertShards(layer.Experts)));
        }

        double gathered = settings.Pipeline > 1 ? Math.Ceiling(_step.LayerCount / settings.Pipeline) : 2;
        return (_step.FineTuning?.FrozenBytes ?? 2) * gathered * largest;
    }
}
