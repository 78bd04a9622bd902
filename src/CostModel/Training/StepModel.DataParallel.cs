using CostModel.Kernels;

namespace CostModel.Training;

/// <summary>What data parallelism adds to a step: gradients summed, parameters gathered, the optimizer's part of each rank.</summary>
internal sealed partial class StepModel
{
    private void DataParallel(in StepSettings settings, ref StepTime time)
    {
        double dense = Hidden * Vocabulary / settings.Tensor;
        double experts = 0;
        foreach (ref readonly LayerShape layer in Layers)
        {
            dense += (layer.Count + layer.Predicting) * layer.DenseParameters / (settings.Tensor * settings.Pipeline);
            experts += (layer.Count + layer.Predicting) * layer.ExpertParameters / (settings.Pipeline * settings.ExpertShards(layer.Experts));
        }

        double replicas = settings.Replicas;
        double expertReplicas = settings.ExpertReplicas;
        double expertStride = Math.Min(settings.Expert, Network.Domain);
        bool gathersEachMicroBatch = settings.Sharding == ParameterSharding.Zero3 && settings.Pipeline <= 1;
        if (gathersEachMicroBatch)
        {
            double shards = Math.Min(settings.ShardGroup, replicas);
            double denseBandwidth = Stack.GathersOverAllPorts || shards * settings.Tensor <= Network.Domain
                ? Network.GroupBandwidth(shards, settings.Tensor)
                : Network.Outer;
            double seconds = 6 * ((dense * Others(shards) / denseBandwidth)
                + (experts * Others(expertReplicas) / Network.GroupBandwidth(expertReplicas, expertStride)));
            time.DataCommunication = settings.MicroBatches * Exposed(seconds, time.Stage, Stack.ShardExposure);
            time.DataCommunication += BetweenShardGroups(settings, dense, shards);
        }
        else
        {
            double bytes = settings.Sharding == ParameterSharding.None ? 4 : (_isHalf ? 4 : 2) + 2;
            double seconds = bytes * ((dense * Others(replicas) / Network.GroupBandwidth(replicas, settings.Tensor))
                + (experts * Others(expertReplicas) / Network.GroupBandwidth(expertReplicas, expertStride)));

            // Only the last micro-batch's backward pass and the first one's forward pass run beside it.
            time.DataCommunication = Exposed(seconds, time.Stage, Stack.DataExposure);
        }

        bool isSharded = settings.Sharding != ParameterSharding.None;
        double owned = isSharded ? (dense / Math.Min(settings.ShardGroup, replicas)) + (experts / expertReplicas) : dense + experts;
        time.Optimizer = _constants.OptimizerBytes * owned / _memory;
    }

    /// <summary>Gradients of each shard are added up over the groups that hold copies, once a step.</summary>
    private double BetweenShardGroups(in StepSettings settings, double dense, double shards)
    {
        double groups = settings.Replicas / shards;
        return groups <= 1 ? 0 : Stack.DataExposure * Network.AllReduceSeconds(4 * dense / shards, groups, settings.Tensor * shards);
    }

    /// <summary>The share of a ring's bytes that each member sends.</summary>
    private static double Others(double members) => members > 1 ? (members - 1) / members : 0;
}
