using CostModel.Catalogs;

namespace CostModel.Training;

/// <summary>Constants of training kernels that hold across hardware and software, fitted on published runs.</summary>
internal sealed record TrainingConstants
{
    private static readonly Lazy<TrainingConstants> s_default = new(() => ShippedFiles.Load("training-constants", "kernels", Read));

    internal static TrainingConstants Default => s_default.Value;

    /// <summary>Rows at which a matrix product reaches half its rate.</summary>
    internal required double HalfRows { get; init; }

    /// <summary>Share of the rate where a dimension is no multiple of 64 elements.</summary>
    internal required double MisalignedShare { get; init; }

    /// <summary>How much longer unfused attention products take where the head's width is no multiple of 8 elements.</summary>
    internal required double MisalignedHeadFactor { get; init; }

    /// <summary>Share of the matrix rate that unfused attention products reach.</summary>
    internal required double UnfusedAttentionShare { get; init; }

    /// <summary>Bytes per score of unfused attention: masks, softmax, dropout and their reads.</summary>
    internal required double UnfusedAttentionBytes { get; init; }

    /// <summary>Bytes per inner element of a feed-forward part for its activation function.</summary>
    internal required double ActivationBytes { get; init; }

    /// <summary>Bytes per element that is cast to 8 or 4 bits.</summary>
    internal required double CastBytes { get; init; }

    /// <summary>Bytes per logit of the loss: softmax in 32 bits, forward and backward.</summary>
    internal required double LossBytes { get; init; }

    /// <summary>Share of a layer's forward pass that selective recomputation repeats.</summary>
    internal required double SelectiveShare { get; init; }

    /// <summary>Bytes per parameter that the optimizer step moves.</summary>
    internal required double OptimizerBytes { get; init; }

    /// <summary>Share of the matrix rate that grouped products of experts reach.</summary>
    internal required double GroupedShare { get; init; }

    /// <summary>Rows of one expert at which its product reaches half that rate.</summary>
    internal required double ExpertHalfRows { get; init; }

    /// <summary>Share of the link bandwidth that expert all-to-all reaches within a scale-up domain.</summary>
    internal required double AllToAllInner { get; init; }

    /// <summary>Share of the link bandwidth that expert all-to-all reaches between domains.</summary>
    internal required double AllToAllOuter { get; init; }

    /// <summary>Bytes per token and channel of a recurrent mixer's scan.</summary>
    internal required double ScanBytes { get; init; }

    /// <summary>Seconds of launching a recurrent mixer's kernels.</summary>
    internal required double ScanLaunchSeconds { get; init; }

    /// <summary>Start-up times that ranks wait for each other at a collective within a layer, in multiples of the link's latency.</summary>
    internal required double CollectiveStarts { get; init; }

    /// <summary>Launch time of one adapter as a share of a layer's: about four kernels of sixteen.</summary>
    internal required double AdapterLaunchShare { get; init; }

    /// <summary>Bytes of memory traffic that turning one parameter from 4-bit NormalFloat into 16 bits takes as long as: far more than the 2.5 that move.</summary>
    internal required double DequantizationBytes { get; init; }

    /// <summary>Bytes a second between an accelerator and its host, for optimizer states that are paged out.</summary>
    internal required double HostBandwidth { get; init; }

    /// <summary>The share of unused blocks that an allocator which is short of memory cannot give back, for they are split and a part is in use.</summary>
    internal required double HeldFragmentation { get; init; }

    /// <summary>Power of an idle accelerator as a share of its design power.</summary>
    internal required double IdlePowerShare { get; init; }

    private static TrainingConstants Read(RecordReader record)
    {
        record.Text("id");
        CitationReader.Read(record);
        return new TrainingConstants
        {
            HalfRows = record.Number("halfRows"),
            MisalignedShare = record.Number("misalignedShare"),
            MisalignedHeadFactor = record.Number("misalignedHeadFactor"),
            UnfusedAttentionShare = record.Number("unfusedAttentionShare"),
            UnfusedAttentionBytes = record.Number("unfusedAttentionBytes"),
            ActivationBytes = record.Number("activationBytes"),
            CastBytes = record.Number("castBytes"),
            LossBytes = record.Number("lossBytes"),
            SelectiveShare = record.Number("selectiveShare"),
            OptimizerBytes = record.Number("optimizerBytes"),
            GroupedShare = record.Number("groupedShare"),
            ExpertHalfRows = record.Number("expertHalfRows"),
            AllToAllInner = record.Number("allToAllInner"),
            AllToAllOuter = record.Number("allToAllOuter"),
            ScanBytes = record.Number("scanBytes"),
            ScanLaunchSeconds = record.Quantity<Duration>("scanLaunch").TotalSeconds,
            CollectiveStarts = record.Number("collectiveStarts"),
            AdapterLaunchShare = record.Number("adapterLaunchShare"),
            DequantizationBytes = record.Number("dequantizationBytes"),
            HeldFragmentation = record.Number("heldFragmentation"),
            IdlePowerShare = record.Number("idlePowerShare"),
            HostBandwidth = record.Quantity<BytesPerSecond>("hostBandwidth").TotalBytesPerSecond,
        };
    }
}
