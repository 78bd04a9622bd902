using System.CommandLine;

namespace CostModel.Cli.Commands;

/// <summary><c>costmodel serve</c>: one deployment, from flags.</summary>
internal static class ServeCommand
{
    internal static Command Create()
        => WithServing(new FlagQuestion(
            new Command("serve", "Speed, fleet and cost per query of a deployment."), "serving.hardware", answersWithoutMoney: true))
            .Instead(TraceAnswer.Trace, TraceAnswer.Print)
            .Build();

    internal static FlagQuestion WithServing(FlagQuestion question)
        => question
            .With("--model", "model", "The model: an id (costmodel list models), or a config.json.")
            .With("--hardware", "serving.hardware", "The accelerator (costmodel list hardware).")
            .With("--chips", "serving.chips", "Accelerators of one replica.")
            .With("--precision", "serving.precision", "Number format of the weights.")
            .With("--engine", "serving.engine", "Inference engine (costmodel list engines).")
            .With("--cache-precision", "serving.cachePrecision", "Number format of cached keys and values.")
            .With("--tensor", "serving.parallelism.tensor", "Accelerators that split each attention layer.")
            .With("--pipeline", "serving.parallelism.pipeline", "Stages of layers.")
            .With("--expert", "serving.parallelism.expert", "Groups that experts are divided over.")
            .With("--attention-data", "serving.parallelism.attentionData", "Groups that each hold all of attention.")
            .With("--concurrency", "serving.concurrency", "Requests in flight on one replica.")
            .With("--rate", "serving.requestRate", "Requests a second at one replica, arriving at random.")
            .With("--ttft", "serving.objective.ttft", "Time to the first token at most, as '500 ms'.")
            .With("--tpot", "serving.objective.tpot", "Time per output token at most, as '50 ms'.")
            .With("--throughput", "serving.throughput", "Output tokens a second of one replica, where known.")
            .With("--utilization", "serving.utilization", "Share of the throughput that demand uses.")
            .With("--fleet-chips", "serving.fleet.chips", "Accelerators of a fleet whose size is known.")
            .With("--queries", "workload.queries", "Queries, as 20M/day.")
            .With("--input-tokens", "workload.inputTokens", "Mean input tokens of a query.")
            .With("--output-tokens", "workload.outputTokens", "Mean output tokens of a query.")
            .With("--cached-share", "workload.cachedShare", "Share of input tokens that a prefix cache serves.")
            .With("--peak-to-mean", "workload.peakToMean", "The busiest hour's rate over the mean rate.");
}
