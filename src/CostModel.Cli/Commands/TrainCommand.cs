using System.CommandLine;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel train</c>: one training run, from flags.</summary>
internal static class TrainCommand
{
    internal static Command Create()
        => new FlagQuestion(new Command("train", "FLOPs, GPU-hours, days and dollars of a training run."), "training.hardware", answersWithoutMoney: true)
            .With("--model", "model", "The model: an id (costmodel list models), or a config.json.")
            .With("--parameters", "model.parameters", "Parameters, instead of a model, as 70B.")
            .With("--active-parameters", "model.activeParameters", "Parameters that one token multiplies, for a mixture of experts.")
            .With("--tokens", "training.tokens", "Training tokens, as 1.4T.")
            .With("--hardware", "training.hardware", "The accelerator (costmodel list hardware).")
            .With("--chips", "training.chips", "Accelerators.")
            .With("--sequence-length", "training.sequenceLength", "Tokens of one training sequence.")
            .With("--precision", "training.precision", "Number format of the matrix products.")
            .With("--batch-tokens", "training.batchTokens", "Tokens of one optimizer step, as 4M.")
            .With("--stack", "training.stack", "Training software (costmodel list stacks).")
            .With("--tensor", "training.parallelism.tensor", "Ranks that share each matrix.")
            .With("--pipeline", "training.parallelism.pipeline", "Pipeline stages.")
            .With("--virtual-pipeline", "training.parallelism.virtualPipeline", "Chunks of layers of one stage.")
            .With("--context", "training.parallelism.context", "Ranks that share each sequence.")
            .With("--expert", "training.parallelism.expert", "Ranks that share the experts of a layer.")
            .With("--micro-batch", "training.parallelism.microBatch", "Sequences that one rank processes at once.")
            .With("--sharding", "training.parallelism.sharding", "What data-parallel ranks share out: none, zero1, zero2, zero3.")
            .With("--schedule", "training.parallelism.schedule", "Pipeline schedule: 1f1b, zero-bubble, dualpipe.")
            .With("--recompute", "training.recompute", "Share of activations computed again, as 100%.")
            .With("--optimizer", "training.optimizer", "Optimizer, for its memory.")
            .With("--method", "training.method", "What is trained: full, lora, qlora.")
            .With("--adapter-rank", "training.adapterRank", "Inner width of low-rank adapters.")
            .With("--adapter-targets", "training.adapterTargets", "Matrices with an adapter: query-value, attention, all-linear.")
            .With("--utilization", "training.utilization", "Steady model FLOPs utilisation, as 40%; implies napkin depth.")
            .With("--goodput", "training.goodput", "Share of billed time that makes progress.")
            .With("--gpu-hours", "training.gpuHours", "Billed accelerator-hours, where known instead of computed.")
            .With("--duration", "training.duration", "How long the accelerators worked, where known, as '21 days'.")
            .With("--deadline", "training.deadline", "Time to finish in: asks for the accelerators, as '30 days'.")
            .With("--budget", "training.budget", "Money: asks for the tokens, as '1M USD'.")
            .Build();
}
