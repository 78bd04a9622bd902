using System.Globalization;
using System.Text.RegularExpressions;
using CostModel.Models;
using CostModel.Serving;

namespace CostModel.Documents.Observations;

/// <summary>
/// How a row of serving measurements spreads a model. Publications count differently: some say tensor 8 with attention data-parallel over
/// the same 8, others tensor 1 with data 8; experts may span more than either.
/// </summary>
internal static partial class ObservedServingLayout
{
    /// <summary>Experts of a layer from which published throughput tables spread them and give each accelerator its own attention.</summary>
    private const int ManyExperts = 64;

    internal static (ServingLayout Layout, double Replicas) Of(ObservationRow row, ModelArchitecture model)
    {
        int pipeline = Math.Max(1, row.Integer("pp") ?? 1);
        int tensor = row.Integer("tp") is > 0 and var given ? given : Math.Max(1, (row.Integer("num_gpus") ?? 1) / pipeline);
        int expert = Math.Max(1, row.Integer("ep") ?? 1);
        int data = Math.Max(1, row.Integer("attention_dp") ?? 1);
        int chips = row.Integer("num_gpus") is > 0 and var all ? all : tensor * pipeline * data;
        if (row["load"] == "offline" && row["ep"].Length == 0 && tensor > 1 && MostExperts(model) >= ManyExperts)
        {
            (expert, data) = (tensor, tensor);
        }

        int stage = data > 1 && tensor * data * pipeline <= chips ? tensor * data : tensor;
        int attention = data > 1 && stage == tensor ? Math.Max(1, tensor / data) : tensor;
        stage = expert > stage ? Math.Max(stage, Math.Min(expert, chips / pipeline)) : stage;
        data = Math.Max(1, stage / attention);
        var layout = new ServingLayout(attention, pipeline, Math.Min(expert, attention * data), data);
        return (layout, Math.Max(1, (double)chips / layout.Chips));
    }

    /// <summary>The pools of a disaggregated deployment; null where the row does not name them.</summary>
    internal static Disaggregation? PoolsOf(ObservationRow row, ModelArchitecture model)
    {
        Match pools = Pools().Match(row["notes"]);
        if (pools.Success)
        {
            return new Disaggregation(
                PoolOf(pools.Groups[2], pools.Groups[3], model), Number(pools.Groups[1]),
                PoolOf(pools.Groups[5], pools.Groups[6], model), Number(pools.Groups[4]));
        }

        Match workers = Workers().Match(row["notes"]);
        if (!workers.Success)
        {
            return null;
        }

        var each = new ServingLayout(Tensor: (int)Number(workers.Groups[3]));
        return new Disaggregation(each, Number(workers.Groups[1]), each, Number(workers.Groups[2]));
    }

    private static ServingLayout PoolOf(Group tensor, Group data, ModelArchitecture model)
    {
        var layout = new ServingLayout(Tensor: Math.Max(1, (int)Number(tensor)), AttentionData: Math.Max(1, (int)Number(data)));
        return layout.AttentionData > 1 && model.IsMixtureOfExperts ? layout with { Expert = layout.Stage } : layout;
    }

    private static int MostExperts(ModelArchitecture model)
        => model.Layers.Max(group => group.FeedForward is MixtureOfExperts experts ? experts.Experts : 0);

    private static double Number(Group group) => double.Parse(group.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"prefill ([\d.]+)x\(TP(\d+) DP(\d+)\) decode ([\d.]+)x\(TP(\d+) DP(\d+)\)")]
    private static partial Regex Pools();

    [GeneratedRegex(@"(\d+) prefill \+ (\d+) decode workers, TP(\d+) each")]
    private static partial Regex Workers();
}
