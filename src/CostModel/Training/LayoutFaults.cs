using CostModel.Validation;

namespace CostModel.Training;

/// <summary>What is wrong with the parts of a layout that are given, each with the numbers that do not go together.</summary>
internal static class LayoutFaults
{
    internal static void Check(TrainingRun run, ModelDivisions model, int chips, int batch, int sequence, FaultCollector faults)
    {
        TrainingLayout layout = run.Layout;
        int heads = model.Heads;
        if (layout.Tensor is { } tensor && heads % tensor != 0)
        {
            Add(faults, "tensor", $"{heads} heads do not divide among {tensor} tensor-parallel ranks", Nearest(tensor, Divisors.Of(heads)));
        }

        if (layout.Tensor is { } across && run.Hardware is { ScaleUp: null, ScaleOut: null } alone && across > 1)
        {
            Add(faults, "tensor", $"'{alone.Id}' has no link over which {across} ranks could share a matrix", "1");
        }

        if (layout.Pipeline is { } pipeline && pipeline > model.Layers)
        {
            Add(faults, "pipeline", $"{pipeline} stages need at least as many layers, and the model has {model.Layers}", Text(model.Layers));
        }

        CheckChunks(layout, model, faults);
        CheckContext(layout, model, sequence, faults);
        CheckNetwork(run, chips, faults);
        CheckExperts(layout, model, chips, faults);
        CheckProduct(layout, chips, faults);
        CheckBatch(layout, chips, batch, faults);
    }

    /// <summary>
    /// Chunks need not be equal: Megatron and torchtitan place layers freely, and the fullest stage decides. But none may be empty; embedding, loss
    /// and each prediction module may stand for a layer, as in Llama 3 405B, whose 126 layers make 128 chunks.
    /// </summary>
    private static void CheckChunks(TrainingLayout layout, ModelDivisions model, FaultCollector faults)
    {
        if (layout is not { VirtualPipeline: { } chunks and > 1, Pipeline: { } stages and > 1 })
        {
            return;
        }

        int places = model.Layers + model.PredictionModules + 2;
        if ((long)stages * chunks > places)
        {
            string message = $"{stages} stages of {chunks} chunks make {(long)stages * chunks}, and the model has {model.Layers} layers to fill them "
                + $"({places} with embedding, loss and prediction modules)";
            Add(faults, "virtualPipeline", message, Text(Math.Max(1, places / stages)));
        }
    }

    private static void CheckContext(TrainingLayout layout, ModelDivisions model, int sequence, FaultCollector faults)
    {
        if (layout.Context is not { } context || context == 1)
        {
            return;
        }

        if (sequence % context != 0)
        {
            Add(faults, "context", $"a sequence of {sequence} tokens does not divide among {context} ranks", Nearest(context, Divisors.Of(sequence)));
        }

        int heads = model.KeyValueHeads;
        int shared = context * (layout.Tensor ?? 1);
        if (layout.ContextMethod == ContextMethod.AllToAll && heads % context != 0)
        {
            Add(faults, "context", $"{heads} key-value heads do not divide among {context} ranks that exchange heads (all-to-all)", Nearest(context, Divisors.Of(heads)));
        }
        else if (layout.ContextMethod == ContextMethod.AllToAll && model.Heads % shared != 0)
        {
            string message = $"{model.Heads} heads do not divide among {context} ranks that exchange heads and {layout.Tensor} tensor-parallel ones, {shared} in all";
            Add(faults, "context", message, null);
        }
    }

    /// <summary>More accelerators than a scale-up domain holds need links between domains.</summary>
    private static void CheckNetwork(TrainingRun run, int chips, FaultCollector faults)
    {
        if (run.Hardware is { ScaleOut: null, ScaleUp: { Domain: > 0 and var domain } } hardware && run.NetworkBandwidth is null && chips > domain)
        {
            faults.Add(new Fault(
                FaultCodes.Layout,
                "training.chips",
                $"{chips} chips of '{hardware.Id}' would need a network between nodes, and it has links among {domain} only",
                $"use at most {domain} chips, or state training.networkBandwidth"));
        }
    }

    private static void CheckExperts(TrainingLayout layout, ModelDivisions model, int chips, FaultCollector faults)
    {
        if (layout.Expert is not { } expert || expert == 1)
        {
            return;
        }

        int experts = model.Experts;
        if (experts == 0)
        {
            Add(faults, "expert", $"the model has no experts that {expert} ranks could share", "1");
        }
        else if (experts % expert != 0)
        {
            Add(faults, "expert", $"{experts} experts do not divide among {expert} ranks", Nearest(expert, Divisors.Of(experts)));
        }

        int ranks = chips / (layout.Pipeline ?? 1);
        if (expert > ranks)
        {
            Add(faults, "expert", $"{expert} ranks are more than the {ranks} of one pipeline stage", Text(ranks));
        }
    }

    private static void CheckProduct(TrainingLayout layout, int chips, FaultCollector faults)
    {
        long product = (long)(layout.Tensor ?? 1) * (layout.Pipeline ?? 1) * (layout.Context ?? 1) * (layout.Data ?? 1);
        bool isComplete = layout is { Tensor: not null, Pipeline: not null, Context: not null, Data: not null };
        if (isComplete ? product != chips : chips % product != 0)
        {
            Add(
                faults,
                "data",
                $"tensor {layout.Tensor ?? 1} x pipeline {layout.Pipeline ?? 1} x context {layout.Context ?? 1} x data {layout.Data ?? 1} "
                    + $"= {product} does not make up {chips} chips",
                null);
        }
    }

    private static void CheckBatch(TrainingLayout layout, int chips, int batch, FaultCollector faults)
    {
        if (layout is not { Tensor: { } tensor, Pipeline: { } pipeline })
        {
            return;
        }

        int ranks = tensor * pipeline * (layout.Context ?? 1);
        int data = layout.Data ?? Math.Max(1, chips / ranks);
        if (batch % data != 0)
        {
            Add(faults, "data", $"a batch of {batch} sequences does not divide among {data} data-parallel ranks", Nearest(data, Divisors.Of(batch)));
        }
        else if (layout.MicroBatch is { } micro && batch / data % micro != 0)
        {
            Add(
                faults,
                "microBatch",
                $"{batch / data} sequences of one rank do not divide into micro-batches of {micro}",
                Nearest(micro, Divisors.Of(batch / data)));
        }
    }

    private static void Add(FaultCollector faults, string part, string message, string? nearest)
        => faults.Add(new Fault(
            FaultCodes.Layout, $"training.parallelism.{part}", message, nearest is null ? null : $"the nearest that works is {nearest}"));

    private static string Nearest(int value, IEnumerable<int> choices) => Text(choices.MinBy(choice => Math.Abs(choice - value)));

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
