using CostModel.Models;

namespace CostModel.Training;

/// <summary>Every complete layout that a partial one allows on a number of accelerators.</summary>
internal sealed class LayoutSpace
{
    private readonly ModelDivisions _model;
    private readonly TrainingLayout _given;
    private readonly TrainingStack _stack;
    private readonly int _chips;
    private readonly int _batch;
    private readonly int _sequence;
    private readonly int _domain;
    private readonly int _experts;
    private readonly bool _isFrozen;

    /// <summary>The layouts of a run.</summary>
    /// <param name="model">What of the model is divided.</param>
    /// <param name="given">The parts of the layout that are given.</param>
    /// <param name="stack">The software.</param>
    /// <param name="chips">Accelerators.</param>
    /// <param name="batch">Sequences of a step.</param>
    /// <param name="sequence">Tokens of a sequence.</param>
    /// <param name="domain">Accelerators of a scale-up domain; tensor parallelism stays within.</param>
    /// <param name="isFrozen">Whether weights are frozen, so that copies of them need no gradients or optimizer states and may go unsharded.</param>
    internal LayoutSpace(
        ModelDivisions model, TrainingLayout given, TrainingStack stack, int chips, int batch, int sequence, int domain, bool isFrozen = false)
    {
        (_model, _given, _stack, _chips, _batch, _sequence, _domain, _isFrozen) = (model, given, stack, chips, batch, sequence, domain, isFrozen);
        _experts = stack.SplitsModel ? Math.Max(1, model.Experts) : 1;
    }

    /// <summary>The number of heads that tensor parallelism must divide.</summary>
    internal static int Heads(ModelArchitecture model) => model.Layers.Select(group => group.Mixer switch
    {
        Attention attention => attention.Heads,
        LatentAttention latent => latent.Heads,
        StateSpace state => state.Heads,
        LinearAttention linear => linear.ValueHeads,
        _ => 0,
    }).Where(heads => heads > 0).DefaultIfEmpty(1).Aggregate(Divisors.Gcd);

    /// <summary>The number of key-value heads that ranks which exchange heads for parts of a sequence must divide.</summary>
    internal static int KeyValueHeads(ModelArchitecture model) => model.Layers.Select(group => group.Mixer switch
    {
        Attention attention => attention.KeyValueHeads,
        LatentAttention latent => latent.Heads,
        _ => 0,
    }).Where(heads => heads > 0).DefaultIfEmpty(1).Aggregate(Divisors.Gcd);

    /// <summary>Calls back for every layout; allocates only for choices that are open.</summary>
    internal void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ILayoutVisitor
    {
        foreach (int tensor in _given.Tensor is { } stated ? Options.Only(stated) : Tensors())
        {
            foreach (int pipeline in _given.Pipeline is { } stages ? Options.Only(stages) : Pipelines(_chips / tensor))
            {
                foreach (int context in _given.Context is { } split ? Options.Only(split) : Contexts(_chips / tensor / pipeline))
                {
                    VisitData(ref visitor, tensor, pipeline, context);
                }
            }
        }
    }

    private Options Tensors() => Degrees(Divisors.Gcd(_model.Heads, _chips), _stack.SplitsModel, t => t <= _domain);

    private Options Pipelines(int ranks) => Degrees(ranks, _stack.SplitsModel && _stack.Pipelines, p => p <= _model.Layers);

    private Options Contexts(int ranks) => Degrees(ranks, _stack.SplitsModel, IsUsefulContext);

    private static Options Degrees(int ranks, bool isSupported, Func<int, bool> isAllowed)
        => isSupported ? Options.Of(Divisors.Of(ranks).Where(isAllowed)) : Options.Only(1);

    private bool IsUsefulContext(int context) => context == 1
        || (_sequence % (2 * context) == 0
            && _sequence / context >= 4096
            && (_given.ContextMethod != ContextMethod.AllToAll || _model.KeyValueHeads % context == 0));

    private void VisitData<TVisitor>(ref TVisitor visitor, int tensor, int pipeline, int context)
        where TVisitor : struct, ILayoutVisitor
    {
        int data = _given.Data ?? (_chips / (tensor * pipeline * context));
        if (data < 1 || tensor * pipeline * context * data != _chips || _batch % data != 0)
        {
            return;
        }

        int perReplica = _batch / data;
        foreach (int expert in _given.Expert is { } groups ? Options.Only(groups) : Experts(data * context * tensor))
        {
            foreach (int micro in _given.MicroBatch is { } stated ? Options.Only(stated) : MicroBatches(perReplica))
            {
                if (perReplica % micro != 0)
                {
                    continue;
                }

                foreach (int chunks in _given.VirtualPipeline is { } held ? Options.Only(held) : Chunks(pipeline, perReplica / micro))
                {
                    VisitMemory(ref visitor, new StepSettings
                    {
                        SequenceLength = _sequence,
                        MicroBatch = micro,
                        MicroBatches = perReplica / micro,
                        Tensor = tensor,
                        Pipeline = pipeline,
                        Chunks = pipeline > 1 ? chunks : 1,
                        Data = data,
                        Context = context,
                        Expert = expert,
                        ExpertTensor = _given.ExpertTensor ?? 1,
                        Sharding = ParameterSharding.Zero1,
                        ShardGroup = data * context,
                        Recompute = 0,
                        SelectiveRecompute = false,
                        Schedule = _given.Schedule ?? _stack.Schedule,
                    });
                }
            }
        }
    }

    /// <summary>The choices that trade time for memory: sharding and recomputation.</summary>
    private void VisitMemory<TVisitor>(ref TVisitor visitor, in StepSettings settings)
        where TVisitor : struct, ILayoutVisitor
    {
        ReadOnlySpan<ParameterSharding> shardings = _given.Sharding is { } sharding ? [sharding]
            : settings.Pipeline > 1 ? [ParameterSharding.Zero1]
            : !_stack.SplitsModel && !_isFrozen ? [ParameterSharding.Zero3] : [ParameterSharding.Zero1, ParameterSharding.Zero3];
        ReadOnlySpan<double> recomputations = _given.Recompute is { } recompute ? [recompute.TotalFraction] : [0, 0.25, 0.5, 0.75, 1];
        foreach (ParameterSharding one in shardings)
        {
            foreach (double share in recomputations)
            {
                visitor.Visit(settings with
                {
                    Sharding = one,
                    ShardGroup = _given.ShardGroup ?? settings.ShardGroup,
                    Recompute = share,
                    SelectiveRecompute = _given.SelectiveRecompute ?? (!_stack.FusedAttention && share == 0 && _stack.SequenceParallel),
                });
            }
        }
    }

    private Options Experts(int ranks) => _experts == 1 && _given.ExpertTensor is null ? Options.Only(1) : ExpertGroups(ranks);

    private Options ExpertGroups(int ranks) => Options.Of(Divisors.Of(_experts).Where(e => ranks % (e * (_given.ExpertTensor ?? 1)) == 0));

    private static Options MicroBatches(int perReplica) => Options.Of(Divisors.Of(perReplica).Where(b => b <= 64));

    /// <summary>Chunks that split the layers evenly; interleaving needs micro-batches in multiples of the stages.</summary>
    private Options Chunks(int pipeline, int microBatches)
    {
        if (pipeline <= 1 || !_stack.Interleaves || microBatches % pipeline != 0)
        {
            return Options.Only(1);
        }

        int perStage = (_model.Layers + pipeline - 1) / pipeline;
        return Options.Of(Divisors.Of(perStage));
    }

    /// <summary>What one part of a layout may be. A part that is stated costs no memory.</summary>
    private readonly struct Options
    {
        private readonly IEnumerable<int>? _open;
        private readonly int _only;

        private Options(IEnumerable<int>? open, int only) => (_open, _only) = (open, only);

        public Enumerator GetEnumerator() => new(_open?.GetEnumerator(), _only);

        internal static Options Only(int value) => new(null, value);

        internal static Options Of(IEnumerable<int> choices) => new(choices, 0);

        internal struct Enumerator(IEnumerator<int>? open, int only)
        {
            private bool _isPast;

            public readonly int Current => open is null ? only : open.Current;

            public bool MoveNext()
            {
                if (open is not null)
                {
                    return open.MoveNext();
                }

                bool isFirst = !_isPast;
                _isPast = true;
                return isFirst;
            }
        }
    }
}

/// <summary>What receives the layouts of a space; a struct, so that the loop stays free of calls through an interface.</summary>
internal interface ILayoutVisitor
{
    void Visit(in StepSettings settings);
}
