using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Validation;

namespace CostModel.Training;

/// <summary>Reads a training stack from a document. What a stack that extends another leaves out, it takes from that one.</summary>
internal static class TrainingStackReader
{
    internal static TrainingStack Read(RecordReader record, Func<string, TrainingStack?> find)
    {
        TrainingStack parent = Parent(record, find);
        return new TrainingStack
        {
            Id = record.Text("id"),
            Name = record.Text("name"),
            FromYear = record.OptionalNumber("fromYear") ?? parent.FromYear,
            Platform = record.OptionalText("platform") ?? parent.Platform,
            Aliases = record.Texts("aliases"),
            FusedAttention = record.Flag("fusedAttention", parent.FusedAttention),
            SplitsModel = record.Flag("splitsModel", parent.SplitsModel),
            Pipelines = record.Flag("pipelines", parent.Pipelines),
            SequenceParallel = record.Flag("sequenceParallel", parent.SequenceParallel),
            Compiled = record.Flag("compiled", parent.Compiled),
            Interleaves = record.Flag("interleaves", parent.Interleaves),
            Schedule = record.OptionalText("schedule") is { } schedule ? ScheduleOf(record, schedule) : parent.Schedule,
            MatrixShare = NotNegative(record, "matrixShare", parent.MatrixShare),
            AttentionShare = ReadAttention(record.Child("attentionShare"), parent.AttentionShare),
            ElementwiseBytes = NotNegative(record, "elementwiseBytes", parent.ElementwiseBytes),
            LaunchSeconds = Seconds(record, "launch", parent.LaunchSeconds),
            ExpertWaitSeconds = Seconds(record, "expertWait", parent.ExpertWaitSeconds),
            PerExpertSeconds = Seconds(record, "perExpert", parent.PerExpertSeconds),
            ExpertMatrixShare = NotNegative(record, "expertMatrixShare", parent.ExpertMatrixShare),
            ExpertBiasBytes = NotNegative(record, "expertBiasBytes", parent.ExpertBiasBytes),
            TrainsPredictionModules = record.Flag("trainsPredictionModules", parent.TrainsPredictionModules),
            PermuteBytes = NotNegative(record, "permuteBytes", parent.PermuteBytes),
            TensorExposure = NotNegative(record, "tensorExposure", parent.TensorExposure),
            DataExposure = NotNegative(record, "dataExposure", parent.DataExposure),
            ShardExposure = NotNegative(record, "shardExposure", parent.ShardExposure),
            ExpertExposure = NotNegative(record, "expertExposure", parent.ExpertExposure),
            GathersOverAllPorts = record.Flag("gathersOverAllPorts", parent.GathersOverAllPorts),
            RankWaitSeconds = Seconds(record, "rankWait", parent.RankWaitSeconds),
            GradientBytes = NotNegative(record, "gradientBytes", parent.GradientBytes),
            FreesGradients = record.Flag("freesGradients", parent.FreesGradients),
            Fp16GradientBytes = NotNegative(record, "fp16GradientBytes", parent.Fp16GradientBytes),
            OptimizerExtraBytes = NotNegative(record, "optimizerExtraBytes", parent.OptimizerExtraBytes),
            LogitBytes = NotNegative(record, "logitBytes", parent.LogitBytes),
            KeepsNarrowInputs = record.Flag("keepsNarrowInputs", parent.KeepsNarrowInputs),
            KeptActivations = NotNegative(record, "keptActivations", parent.KeptActivations),
            ContextBytes = record.OptionalQuantity<Bytes>("context")?.TotalBytes ?? parent.ContextBytes,
            Fragmentation = NotNegative(record, "fragmentation", parent.Fragmentation),
            BatchPerDevice = record.Flag("batchPerDevice", parent.BatchPerDevice),
            Sources = CitationReader.Read(record),
        };
    }

    private static TrainingStack Parent(RecordReader record, Func<string, TrainingStack?> find)
    {
        if (record.OptionalText("extends") is not { } id)
        {
            return new TrainingStack { Id = "", Name = "" };
        }

        if (find(id) is { } parent)
        {
            return parent;
        }

        record.Refuse("extends", FaultCodes.UnknownId, $"there is no stack '{id}' to extend");
        return new TrainingStack { Id = "", Name = "" };
    }

    private static PipelineSchedule ScheduleOf(RecordReader record, string text)
    {
        if (PipelineSchedules.Names.TryGetValue(text, out PipelineSchedule schedule))
        {
            return schedule;
        }

        record.Refuse("schedule", FaultCodes.BadValue, $"there is no schedule '{text}': choose one of {string.Join(", ", PipelineSchedules.Names.Keys)}");
        return PipelineSchedule.OneForwardOneBackward;
    }

    private static ImmutableDictionary<string, double> ReadAttention(RecordReader? shares, ImmutableDictionary<string, double> parent)
    {
        if (shares is null)
        {
            return parent;
        }

        foreach (DataEntry entry in shares.Entries)
        {
            parent = parent.SetItem(entry.Key, NotNegative(shares, entry.Key, 1));
        }

        return parent;
    }

    private static double Seconds(RecordReader record, string key, double otherwise)
        => record.OptionalQuantity<Duration>(key)?.TotalSeconds ?? otherwise;

    private static double NotNegative(RecordReader record, string key, double otherwise)
    {
        double value = record.OptionalNumber(key) ?? otherwise;
        if (value < 0)
        {
            record.Refuse(key, FaultCodes.OutOfRange, FormattableString.Invariant($"'{key}' must be at least 0, not {value}"));
        }

        return value;
    }
}
