using CostModel.Models;

namespace CostModel.Training;

/// <summary>Every complete layout that a partial one allows on a number of accelerators.</summary>
internal sealed class LayoutSpace
{
    private readonly ModelArchitecture _model;
    private readonly TrainingLayout _given;
    private readonly TrainingStack _stack;
    private readonly int _chips;
    private readonly int _batch;
    private readonly int _sequence;
    private readonly int _domain;
    private readonly int _heads;
    private readonly int _keyValueHeads;
    private readonly int _experts;
    private readonly bool _isFrozen;

    /// <summary>The layouts of a run.</summary>
    /// <param name="model">The shape.</param>
    /// <param name="given">The parts of the layout that are given.</param>
    /// <param name="stack">The software.</param>
    /// <param name="chips">Accelerators.</param>
    /// <param name="batch">Sequences of a step.</param>
    /// <param name="sequence">Tokens of a sequence.</param>
    /// <param name="domain">Accelerators of a scale-up domain; tensor parallelism stays within.</param>
    /// <param name="isFrozen">Whether weights are frozen, so that copies of them need no gradients or optimizer states and may go unsharded.</param>
    internal LayoutSpace(
        ModelArchitecture model, TrainingLayout given, TrainingStack stack, int chips, int batch, int sequence, int domain, bool isFrozen = false)
    {
        (_model, _given, _stack, _chips, _batch, _sequence, _domain, _isFrozen) = (model, given, stack, chips, batch, sequence, domain, isFrozen);
        _heads = Heads(model);
        _keyValueHeads = KeyValueHeads(model);
        _experts = stack.SplitsModel
            ? model.Layers.Select(group => group.FeedForward).OfType<MixtureOfExperts>().Select(moe => moe.Experts).DefaultIfEmpty(1).Max()
            : 1;
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

    /// <summary>Calls back for every layout; allocates only at the start.</summary>
    internal void Visit<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ILayoutVisitor
    {
        foreach (int tensor in Options(_given.Tensor, Degrees(Divisors.Gcd(_heads, _chips), _stack.SplitsModel).Where(t => t <= _domain)))
        {
            foreach (int pipeline in Options(_given.Pipeline, Degrees(_chips / tensor, _stack.SplitsModel && _stack.Pipelines).Where(p => p <= _model.LayerCount)))
            {
                foreach (int context in Options(_given.Context, Degrees(_chips / tensor / pipeline, _stack.SplitsModel).Where(IsUsefulContext)))
                {
                    VisitData(ref visitor, tensor, pipeline, context);
                }
            }
        }
    }

    private static IEnumerable<int> Degrees(int ranks, bool isSupported) => isSupported ? Divisors.Of(ranks) : [1];

    private bool IsUsefulContext(int context) => context == 1 || (_sequence % (2 * context) == 0 && _sequence / context >= 4096 && (_given.ContextMethod != ContextMethod.AllToAll || _keyValueHeads % context == 0));

    private void VisitData<TVisitor>(ref TVisitor visitor, int tensor, int pipeline, int context)
        where TVisitor : struct, ILayoutVisitor
    {
        int data = _given.Data ?? (_chips / (tensor * pipeline * context));
        if (data < 1 || tensor * pipeline * context * data != _chips || _batch % data != 0)
        {
            return;
        }

        int perReplica = _batch / data;
        foreach (int expert in Options(_given.Expert, Divisors.Of(_experts).Where(e => data * context * tensor % (e * (_given.ExpertTensor ?? 1)) == 0)))
        {
            foreach (int micro in Options(_given.MicroBatch, Divisors.Of(perReplica).Where(b => b <= 64)))
            {
                if (perReplica % micro != 0)
                {
                    continue;
                }

                foreach (int chunks in Options(_given.VirtualPipeline, Chunks(pipeline, perReplica / micro)))
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

    /// <summary>Chunks that split the layers evenly; interleaving needs micro-batches in multiples of the stages.</summary>
    private IEnumerable<int> Chunks(int pipeline, int microBatches)
    {
        if (pipeline <= 1 || !_stack.Interleaves || microBatches % pipeline != 0)
        {
            return [1];
        }

        int perStage = (_model.LayerCount + pipeline - 1) / pipeline;
        return Divisors.Of(perStage);
    }

    private static IEnumerable<int> Options(int? given, IEnumerable<int> choices) => given is { } value ? [value] : choices;
}

/// <summary>What receives the layouts of a space; a struct, so that the loop stays free of calls through an interface.</summary>
internal interface ILayoutVisitor
{
    void Visit(in StepSettings settings);
}
