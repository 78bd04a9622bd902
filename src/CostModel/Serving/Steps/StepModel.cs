using CostModel.Hardware;
using CostModel.Kernels;
using CostModel.Models;
using CostModel.Serving.Adapters;
using CostModel.Serving.Constants;
using CostModel.Serving.Engines;

namespace CostModel.Serving.Steps;

/// <summary>
/// Time of one engine step of one replica, operation by operation. Built once for a model, layout, precision, engine and accelerator;
/// evaluating it does not allocate.
/// </summary>
internal sealed class StepModel
{
    private const double ActivationBytes = 2;

    private readonly ServedLayer[] _layers;
    private readonly StepRates _rates;
    private readonly StepNetwork _network;
    private readonly ServingConstants _constants;
    private readonly Engine _engine;
    private readonly double _hidden;
    private readonly double _vocabulary;
    private readonly double _headWidth;
    private readonly double _layerCount;
    private readonly double _reducesPerLayer;

    internal StepModel(
        ModelArchitecture model,
        HardwareProfile hardware,
        Engine engine,
        ServingConstants constants,
        WeightFormat weights,
        CacheFormat cache,
        ServingLayout layout)
    {
        Layout = layout;
        Weights = WeightsOf(model, weights);
        _constants = constants;
        _engine = engine;
        _layers = [.. model.Layers.Select(group => ServedLayer.Of(group, model.Hidden, layout, engine.SplitsCache))];
        _rates = StepRates.Of(hardware, engine, constants, Weights.Dense, Weights.Expert, cache.BytesPerElement < 2);
        _network = StepNetwork.Of(hardware, engine, constants, layout);
        _hidden = model.Hidden;
        _vocabulary = (double)model.Vocabulary / layout.Tensor;
        _headWidth = model.EmbeddingWidth ?? model.Hidden;
        _layerCount = model.LayerCount;
        _reducesPerLayer = model.ParallelParts ? 0.5 : 1;
        CacheBytes = cache.BytesPerElement;
    }

    internal ServingLayout Layout { get; }

    /// <summary>Formats of dense matrices and of experts.</summary>
    internal (WeightFormat Dense, WeightFormat Expert) Weights { get; }

    internal ReadOnlySpan<ServedLayer> Layers => _layers;

    internal double CacheBytes { get; }

    internal Engine Engine => _engine;

    internal ServingConstants Constants => _constants;

    /// <summary>Adapters beside the model; null for none.</summary>
    internal AdapterModel? Adapters { get; init; }

    /// <summary>Whether requests come over HTTP; a benchmark in the process spares that.</summary>
    internal bool IsServed { get; init; } = true;

    /// <summary>The share of the model's work that a prediction module behind it costs for each drafted token.</summary>
    internal double DraftShare => 1 / Math.Max(1, _layerCount);

    internal double Seconds(in StepLoad load) => Evaluate(load).Seconds;

    internal StepTime Evaluate(in StepLoad load)
    {
        StepTime time = default;
        double stages = Layout.Pipeline;
        double sequences = load.Decoding / stages;
        double decoding = sequences * load.RowsPerSequence;
        double prompt = load.PromptTokens;
        double allRows = decoding + prompt;

        // Every group of data-parallel attention works on its own rows; a prompt stays on one of them.
        double groups = Math.Clamp(load.Prompts, 1, Layout.AttentionData);
        double promptRows = prompt / groups * Fullest(groups, load.Prompts / groups, load.PromptSpread);
        double groupSequences = sequences / Layout.AttentionData;
        double rows = (decoding / Layout.AttentionData) + promptRows;
        double exchange = 0;
        foreach (ref readonly ServedLayer layer in _layers.AsSpan())
        {
            if (layer.HasMixer)
            {
                time.Projections += layer.Count * Mixer(layer, rows);
                time.Attention += layer.Count * Sequence(layer, load, groupSequences, promptRows, rows);
                time.Elementwise += layer.Count * ((0.5 * _constants.ElementwiseLaunch * _engine.Latency) + Passes(rows)
                    + (layer.NormalisesQueries ? _constants.QueryNormLaunch * _engine.Latency : 0));
                time.Communication += layer.Count * Reduce(rows);
            }

            if (layer.DenseSize > 0)
            {
                time.FeedForward += layer.Count * Dense(layer.DenseSize, layer.InnerMatrices, rows);
                time.Communication += layer.Count * Reduce(rows);
            }
            else if (layer.HasExperts)
            {
                time.Experts += layer.Count * Experts(layer, rows, allRows);
                if (Layout.AttentionData > 1)
                {
                    exchange += layer.Count * _network.Exchange(
                        decoding / Layout.Stage, promptRows / Layout.Tensor, layer.TopK, _hidden);
                }
                else
                {
                    time.Communication += layer.Count * Reduce(rows);
                }
            }

            if (layer.HasFeedForward)
            {
                time.Elementwise += layer.Count * ((0.5 * _constants.ElementwiseLaunch * _engine.Latency) + Passes(rows));
            }
        }

        if (Adapters is { } adapters)
        {
            time.Projections += adapters.Seconds(rows, groupSequences + (prompt > 0 ? load.Prompts / groups : 0));
        }

        time.Head = Head((decoding / Layout.AttentionData) + (prompt > 0 ? Math.Min(prompt, load.Prompts) / groups : 0));
        time.Communication += (stages - 1) * _network.Hop;
        Compose(ref time, load, exchange);
        return time;
    }

    /// <summary>
    /// How much more the fullest of several groups has than the mean, where each takes equally many prompts of unequal length: the expected
    /// largest of so many normal values.
    /// </summary>
    private static double Fullest(double groups, double promptsEach, double spread)
    {
        if (spread <= 0 || groups <= 1)
        {
            return 1;
        }

        const double euler = 0.5772;
        double root = Math.Sqrt(2 * Math.Log(groups));
        double largest = root - ((Math.Log(Math.Log(groups) * 4 * Math.PI) - (2 * euler)) / (2 * root));
        return 1 + (Math.Max(0, largest) * spread / Math.Sqrt(Math.Max(1, promptsEach)));
    }

    /// <summary>
    /// A checkpoint of experts in four bits keeps everything else in half precision (gpt-oss, Kimi K2, DeepSeek-R1 NVFP4).
    /// </summary>
    private static (WeightFormat Dense, WeightFormat Expert) WeightsOf(ModelArchitecture model, WeightFormat weights)
        => weights.IsFourBit && model.IsMixtureOfExperts ? (WeightFormat.Bf16, weights) : (weights, weights);

    private double Mixer(in ServedLayer layer, double rows)
    {
        double bytes = Weights.Dense.BytesPerParameter;
        MatrixRates rates = _rates.Dense;
        if (!layer.IsLatent)
        {
            return SmallMatrix.Seconds(rows, layer.InputColumns, _hidden, bytes, rates)
                + SmallMatrix.Seconds(rows, _hidden, layer.OutputRows, bytes, rates);
        }

        double queries = layer.QueryRank > 0 ? layer.QueryRank : layer.LatentQueryColumns;
        double absorbed = SmoothMaximum.Of(
            2 * rows * layer.AbsorbedWeights / rates.FlopsPerSecond, layer.AbsorbedWeights * ActivationBytes / rates.BytesPerSecond);
        return SmallMatrix.Seconds(rows, queries + layer.LatentWidth, _hidden, bytes, rates)
            + (layer.QueryRank > 0 ? SmallMatrix.Seconds(rows, layer.LatentQueryColumns, layer.QueryRank, bytes, rates) : 0)
            + rates.Latency + absorbed
            + SmallMatrix.Seconds(rows, _hidden, layer.OutputRows, bytes, rates);
    }

    /// <summary>The part of a mixer that looks along the sequence.</summary>
    private double Sequence(in ServedLayer layer, in StepLoad load, double sequences, double promptRows, double rows)
    {
        if (layer.IsRecurrent)
        {
            const double stateTraffic = 2 * 4;
            double state = (sequences * layer.StateElements * stateTraffic) / _rates.StreamBytesPerSecond;
            double scan = _constants.RecurrentWork * 8 * promptRows * layer.StateElements / _rates.HalfFlopsPerSecond;
            return (_constants.RecurrentLaunch * _engine.Latency) + state + scan;
        }

        double seconds = layer.IsLatent ? _constants.LatentLaunch * _engine.Latency : 0;
        if (sequences > 0)
        {
            double positions = sequences * Math.Min(load.Context, layer.Reach);
            seconds += DecodeAttention.Seconds(
                positions * layer.CacheElements * CacheBytes,
                positions * load.RowsPerSequence * layer.DecodeFlopsPerPosition,
                _rates.CacheBytesPerSecond,
                _rates.PromptFlopsPerSecond,
                _rates.AttentionLatency);
        }

        if (promptRows > 0)
        {
            double attended = Math.Min(load.Attended, layer.Reach);
            seconds += PromptAttention.Seconds(
                promptRows * attended * layer.PromptFlopsPerPosition,
                attended,
                _rates.PromptFlopsPerSecond,
                _rates.PromptHalfLength,
                _rates.AttentionLatency);
        }

        return layer.SelectorFlops > 0 ? seconds + Selector(layer, load, sequences, promptRows) : seconds;
    }

    private double Selector(in ServedLayer layer, in StepLoad load, double sequences, double promptRows)
    {
        double scored = (sequences * load.Context * load.RowsPerSequence) + (promptRows * load.Attended);
        return (2 * _rates.Dense.Latency) + SmoothMaximum.Of(
            scored * layer.SelectorFlops / _rates.Dense.FlopsPerSecond,
            sequences * load.Context * layer.SelectorElements / _rates.StreamBytesPerSecond);
    }

    private double Dense(double size, double innerMatrices, double rows)
    {
        double bytes = Weights.Dense.BytesPerParameter;
        return SmallMatrix.Seconds(rows, innerMatrices * size, _hidden, bytes, _rates.Dense)
            + SmallMatrix.Seconds(rows, _hidden, size, bytes, _rates.Dense);
    }

    private double Experts(in ServedLayer layer, double rows, double allRows)
    {
        double stage = Layout.Stage;
        double distinct = ExpertMatrices.Distinct(layer.Experts, layer.TopK, allRows, _constants.ExpertEvenness);
        double expertGroups = Layout.Expert;
        double imbalance = 1 + (_constants.ExpertImbalance * Math.Sqrt((expertGroups - 1) / expertGroups));
        double routed = ExpertMatrices.Work(
            allRows * layer.TopK / stage,
            distinct / stage,
            layer.ExpertParameters,
            Weights.Expert.BytesPerParameter,
            ((layer.ExpertInput * 2) + layer.ExpertSize) * 2 * ActivationBytes,
            _constants.ExpertPadding,
            _rates.Expert);
        double seconds = _rates.Expert.Latency + (imbalance * routed)
            + SmallMatrix.Work(rows, layer.Experts, _hidden, ActivationBytes, _rates.Head);
        if (layer.SharedSize > 0)
        {
            seconds += Dense(layer.SharedSize, layer.InnerMatrices, rows);
        }

        if (layer.ExpertLatent > 0)
        {
            double bytes = Weights.Dense.BytesPerParameter;
            seconds += SmallMatrix.Seconds(rows, layer.ExpertLatent, _hidden, bytes, _rates.Dense)
                + SmallMatrix.Seconds(rows, _hidden, layer.ExpertLatent, bytes, _rates.Dense);
        }

        return seconds;
    }

    private double Reduce(double rows) => _reducesPerLayer * _network.Reduce.Seconds(rows * _hidden * ActivationBytes);

    /// <summary>Half of a layer's elementwise traffic: one part of two.</summary>
    private double Passes(double rows)
        => 0.5 * _constants.ElementwisePasses * rows * _hidden * ActivationBytes / _rates.StreamBytesPerSecond;

    private double Head(double rows)
    {
        const double logitBytes = 4;
        double weights = _vocabulary * _headWidth * Weights.Dense.HeadBytes;
        double logits = rows * _vocabulary * logitBytes * _constants.SamplingPasses;
        return _rates.Dense.Latency + SmoothMaximum.Of(
            2 * rows * _vocabulary * _headWidth / _rates.Head.FlopsPerSecond, (weights + logits) / _rates.Head.BytesPerSecond);
    }

    /// <summary>Two halves of a batch, one of which computes while the other's rows travel, hide the exchange as far as it is the shorter.</summary>
    private void Compose(ref StepTime time, in StepLoad load, double exchange)
    {
        double accelerator = _engine.OverlapsExchange && Layout.Stage > _network.Domain
            ? SmoothMaximum.Loose(time.Accelerator, exchange)
            : time.Accelerator + exchange;
        time.Communication += exchange;
        if (load.PromptTokens > 0)
        {
            double passes = _engine.PassTokens > 0 ? Math.Max(1, load.PromptTokens / _engine.PassTokens) : 1;
            double launch = _constants.PromptLaunch * _engine.PromptLaunch * _layerCount * passes;
            accelerator = SmoothMaximum.Loose(accelerator, launch);
        }

        // Each group has a scheduler of its own.
        double served = (IsServed ? 1 : _constants.HostInProcess) / Layout.AttentionData;
        double beside = (_constants.HostStep * _engine.HostStep) + (served * _constants.HostSequence * _engine.HostSequence * load.Decoding);
        double alone = (_constants.HostSerial * _engine.HostSerial) + (served * _constants.HostRequest * _engine.HostRequest * load.Admitted);
        time.Host = beside + alone;
        time.Seconds = SmoothMaximum.Loose(accelerator, beside) + alone;
    }
}
