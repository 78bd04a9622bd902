using CostModel.Kernels;

namespace CostModel.Training;

/// <summary>What data parallelism adds to a step: gradients summed, parameters gathered, the optimizer's part of each rank.</summary>
internal sealed partial class StepModel
{
    private void DataParallel(in StepSettings settings, ref StepTime time)
    {
        double held = Hidden * Vocabulary / settings.Tensor;
        double heldExperts = 0;
        double dense = TrainedEmbeddings(held);
        double experts = 0;
        foreach (ref readonly LayerShape layer in Layers)
        {
            double count = (layer.Count + layer.Predicting) / settings.Pipeline;
            (double trainedDense, double trainedExperts) = Trained(layer, settings);
            dense += count * trainedDense;
            experts += count * trainedExperts;
            held += count * layer.DenseParameters / settings.Tensor;
            heldExperts += count * layer.ExpertParameters / settings.ExpertShards(layer.Experts);
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

            // Parameters for the forward and the backward pass, and gradients back; frozen ones have none.
            double bytes = FineTuning is { } tuned ? 2 * tuned.FrozenBytes : 6;
            double seconds = bytes * ((held * Others(shards) / denseBandwidth)
                + (heldExperts * Others(expertReplicas) / Network.GroupBandwidth(expertReplicas, expertStride)));
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
        time.Optimizer = (_constants.OptimizerBytes * owned / _memory) + (2 * PagedBytes * owned / _constants.HostBandwidth);
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
