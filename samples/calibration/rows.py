"""Rows of the observation files that `costmodel validate` and `costmodel calibrate` read. Needs no torch."""

import csv
import os
import statistics
import typing

TRAINING = ("id source year model layers hidden ffn_hidden gated_mlp heads kv_heads head_dim vocab seq_len global_batch_seqs micro_batch hardware "
            "num_chips tp pp cp dp ep sharding stack precision recompute tokens_per_second_per_chip notes").split()
FINETUNING = TRAINING + ["method", "adapter_rank", "adapter_targets"]
MEMORY = TRAINING[:TRAINING.index("tokens_per_second_per_chip")] + ["what", "gib", "notes"]
SERVING = ("id source year engine model hardware num_gpus tp pp ep weight_precision kv_precision input_tokens output_tokens load concurrency "
           "metric value notes").split()
KERNELS = "id hardware kind shape precision seconds value unit".split()

# layers, hidden, feed-forward size (gated), heads, key-value heads, vocabulary: one accelerator trains each of them.
TRAINED = {
    "probe-160m": (12, 768, 2048, 12, 12, 32000),
    "probe-400m": (24, 1024, 2816, 16, 16, 32000),
    "probe-1b": (16, 2048, 5632, 32, 8, 32000),
    "probe-3b": (26, 3072, 8192, 24, 8, 32000),
}

# Models whose shape the catalog knows under this id: served with random weights, which take as long as trained ones.
SERVED = {
    "llama-3.2-1b": (16, 2048, 8192, 32, 8, 128256),
    "llama-3.1-8b": (32, 4096, 14336, 32, 8, 128256),
}


class Way(typing.NamedTuple):
    """How a training step is run, besides its layout."""

    recompute: str = "none"
    compiled: bool = False

    @property
    def suffix(self):
        return ("-recompute" if self.recompute == "full" else "") + ("-compiled" if self.compiled else "")


def training_row(name, sequence, batch, hardware, stack, chips, year, seconds, way=Way(), shape=None):
    """One row of training; `seconds` of a step, or None where nothing was measured."""
    layers, hidden, ffn, heads, kv_heads, vocab = shape or TRAINED[name]
    return {
        "id": f"{name}-s{sequence}-b{batch}-g{chips}{way.suffix}", "source": "samples/calibration/measure.py", "year": year, "model": name,
        "layers": layers, "hidden": hidden, "ffn_hidden": ffn, "gated_mlp": 1, "heads": heads, "kv_heads": kv_heads, "head_dim": hidden // heads,
        "vocab": vocab, "seq_len": sequence, "global_batch_seqs": batch * chips, "micro_batch": batch, "hardware": hardware, "num_chips": chips,
        "tp": 1, "pp": 1, "cp": 1, "dp": chips, "ep": 1, "sharding": "none", "stack": stack, "precision": "bf16", "recompute": way.recompute,
        "tokens_per_second_per_chip": "" if seconds is None else f"{batch * sequence / seconds:.6g}",
    }


def memory_row(name, sequence, batch, hardware, stack, chips, year, gibibytes, way=Way()):
    """The most memory that tensors took during that step."""
    row = training_row(name, sequence, batch, hardware, stack, chips, year, None, way)
    return {column: row[column] for column in MEMORY if column in row} | {
        "what": "torch peak allocated", "gib": "" if gibibytes is None else f"{gibibytes:.5g}"}


def finetuning_row(name, sequence, batch, rank, hardware, stack, chips, year, seconds):
    """One row of learning low-rank adapters beside every matrix of the blocks; everything else keeps its 16-bit weights."""
    return training_row(name, sequence, batch, hardware, stack, chips, year, seconds, shape=SERVED[name]) | {
        "id": f"{name}-lora{rank}-s{sequence}-b{batch}-g{chips}", "method": "lora", "adapter_rank": rank, "adapter_targets": "all-linear"}


def served_row(name, hardware, year, input_tokens, output_tokens, concurrency, metric, seconds):
    return {
        "source": "samples/calibration/measure.py", "year": year, "engine": "PyTorch", "model": name,
        "hardware": hardware, "num_gpus": 1, "tp": 1, "pp": 1, "ep": 1, "weight_precision": "bf16", "kv_precision": "bf16",
        "input_tokens": input_tokens, "output_tokens": output_tokens, "load": "closed-loop", "concurrency": concurrency, "metric": metric,
        "value": "" if seconds is None else f"{1e3 * seconds:.6g}",
    }


def decode_row(name, length, batch, hardware, year, seconds):
    """One row of decoding at a static batch: milliseconds of a token."""
    return served_row(name, hardware, year, length, 64, batch, "tpot_ms", seconds) | {
        "id": f"{name}-l{length}-b{batch}", "notes": "static batch; CUDA graph of one decoding step, no engine"}


def prefill_row(name, length, hardware, year, seconds):
    """One row of reading one prompt on an idle machine: milliseconds to the first token."""
    return served_row(name, hardware, year, length, 64, 1, "ttft_ms", seconds) | {
        "id": f"{name}-prefill-l{length}", "notes": "CUDA graph of one prompt, no engine"}


def kernel_row(kind, shape, precision, hardware, seconds, amount, unit):
    """One micro-benchmark: `amount` of work in the unit's numerator (1e12 FLOPs or 1e9 bytes)."""
    return {"id": "-".join(filter(None, (kind, precision, shape))), "hardware": hardware, "kind": kind, "shape": shape, "precision": precision,
            "seconds": f"{seconds:.6g}", "value": f"{amount / seconds:.6g}", "unit": unit}


def gemm_teraflops(m, n, k):
    return 2 * m * n * k / 1e12


def attention_teraflops(batch, heads, length, head_dim):
    """Causal: half of two products of length x length x head_dim."""
    return 2 * batch * heads * length * length * head_dim / 1e12


def all_reduce_gigabytes(size, ranks):
    """Bytes that cross a rank's link in a ring, as bus bandwidth counts them."""
    return 2 * (ranks - 1) / ranks * size / 1e9


def typical(times):
    """The median: a neighbour or a clock change must not decide."""
    return statistics.median(times)


def write(path, columns, rows):
    """Writes whole or not at all."""
    with open(path + ".partial", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    os.replace(path + ".partial", path)
