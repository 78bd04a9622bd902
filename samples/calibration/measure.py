#!/usr/bin/env python3
"""Measures your own accelerator: kernels, training steps and decoding. Writes what `costmodel validate` and `costmodel calibrate` read.

python3 measure.py --hardware h100-sxm-80gb --out observations          one GPU
torchrun --nproc-per-node 8 measure.py --hardware h100-sxm-80gb ...     several: adds all-reduce and data-parallel steps
python3 measure.py --hardware h100-sxm-80gb --out plan --dry-run        no GPU, no torch: the rows that would be measured
"""

import argparse
import datetime
import itertools
import os
import sys

import rows


def arguments(given=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hardware", required=True, help="catalog id of the accelerator, as costmodel list hardware prints it")
    parser.add_argument("--out", required=True, help="folder for kernels.csv, training.csv and serving.csv")
    parser.add_argument("--stack", default="pytorch-eager", help="catalog id of the training stack that stands for plain PyTorch")
    parser.add_argument("--models", nargs="+", default=list(rows.TRAINED), choices=list(rows.TRAINED), help="shapes to train")
    parser.add_argument("--served", nargs="+", default=list(rows.SERVED), choices=list(rows.SERVED), help="shapes to decode")
    parser.add_argument("--lengths", nargs="+", type=int, default=[1024, 2048, 8192], help="tokens of a sequence")
    parser.add_argument("--batches", nargs="+", type=int, default=[1, 4, 16], help="sequences of a training step on one accelerator")
    parser.add_argument("--decode-batches", nargs="+", type=int, default=[1, 8, 64], help="sequences decoded together")
    parser.add_argument("--prompts", nargs="+", type=int, default=[512, 2048, 8192, 32768], help="tokens of a prompt, read on an idle machine")
    parser.add_argument("--ranks", nargs="+", type=int, default=[16, 64], help="ranks of the low-rank adapters to learn")
    parser.add_argument("--repeats", type=int, default=10, help="timed repetitions, of which the median counts")
    parser.add_argument("--compile", action="store_true", help="torch.compile the training step (name a --stack that stands for it)")
    parser.add_argument("--recompute", default="none", choices=["none", "full"], help="whether every block's activations are computed again")
    parser.add_argument("--skip", nargs="+", default=[], choices=["training", "serving", "kernels", "finetuning"], help="files not to write")
    parser.add_argument("--dry-run", action="store_true", help="write the rows without measurements")
    return parser.parse_args(given)


def plan(options, year, ranks):
    """What would be measured: the file, its columns, the arguments of each measurement, and the row that these make of a result."""
    machine = (options.hardware, options.stack, ranks, year)
    way = rows.Way(options.recompute, options.compile)
    trained = list(itertools.product(options.models, options.lengths, options.batches))
    tuned = list(itertools.product(options.served, options.lengths, options.batches, options.ranks))
    decoded = list(itertools.product(options.served, options.lengths, options.decode_batches))
    return {
        "training": (trained, lambda one, seconds: rows.training_row(*one, *machine, seconds, way)),
        "memory": (trained, lambda one, gibibytes: rows.memory_row(*one, *machine, gibibytes, way)),
        "finetuning": (tuned, lambda one, seconds: rows.finetuning_row(*one, *machine, seconds)),
        "decoding": (decoded, lambda one, seconds: rows.decode_row(*one, options.hardware, year, seconds)),
        "prefill": (list(itertools.product(options.served, options.prompts)),
                    lambda one, seconds: rows.prefill_row(*one, options.hardware, year, seconds)),
    }


def measured(items, measure, name):
    """The results of what fits into memory, each with its arguments."""
    import timing

    for number, one in enumerate(items, 1):
        result = timing.guarded(lambda: measure(*one), f"{name} {one}")
        if result is not None:
            print(f"{name} {number} of {len(items)}: {one}", file=sys.stderr)
            yield one, result


def write(options, name, columns, written):
    path = os.path.join(options.out, name)
    rows.write(path, columns, written)
    print(f"{len(written)} rows in {path}")


def main(given=None):
    options = arguments(given)
    os.makedirs(options.out, exist_ok=True)
    ranks = int(os.environ.get("WORLD_SIZE", "1"))
    planned = plan(options, datetime.date.today().year, ranks)

    def made(name, results=None):
        items, row = planned[name]
        return [row(one, result) for one, result in ([(one, None) for one in items] if results is None else results)]

    if options.dry_run:
        write(options, "training.csv", rows.TRAINING, made("training"))
        write(options, "memory.csv", rows.MEMORY, made("memory"))
        write(options, "finetuning.csv", rows.FINETUNING, made("finetuning"))
        write(options, "serving.csv", rows.SERVING, made("decoding") + made("prefill"))
        print("a dry run: the rows that would be measured, without measurements")
        return 0

    try:
        import kernels
        import timing
        import transformer
    except ImportError as missing:
        print(f"error: {missing.name} is missing: install PyTorch (pytorch.org), or see the plan with --dry-run", file=sys.stderr)
        return 2

    if not kernels.begin(ranks):
        print("error: PyTorch sees no GPU here; see the plan with --dry-run", file=sys.stderr)
        return 2

    def keep(*file):
        """Each file appears when it is whole, so that a run cut short leaves the earlier ones."""
        if kernels.is_first(ranks):
            write(options, *file)

    def train(model, length, batch, rank=0):
        shape = rows.SERVED[model] if rank else rows.TRAINED[model]
        return timing.peak_gibibytes(lambda: transformer.training_step(
            shape, length, batch, options.repeats, options.compile, ranks, rank, options.recompute == "full"))

    if "training" not in options.skip:
        steps = list(measured(planned["training"][0], train, "training"))
        keep("training.csv", rows.TRAINING, made("training", [(one, seconds) for one, (seconds, _) in steps]))
        keep("memory.csv", rows.MEMORY, made("memory", [(one, gibibytes) for one, (_, gibibytes) in steps]))
    if "serving" not in options.skip:
        served = made("decoding", measured(
            planned["decoding"][0], lambda model, *one: transformer.decoding_step(rows.SERVED[model], *one, options.repeats), "decoding"))
        read = made("prefill", measured(
            planned["prefill"][0], lambda model, length: transformer.prefill(rows.SERVED[model], length, options.repeats), "prefill"))
        keep("serving.csv", rows.SERVING, served + read)
    if "kernels" not in options.skip:
        keep("kernels.csv", rows.KERNELS, list(kernels.measure(options.hardware, options.repeats, ranks)))
    if "finetuning" not in options.skip:
        tuned = measured(planned["finetuning"][0], lambda *one: train(*one)[0], "finetuning")
        keep("finetuning.csv", rows.FINETUNING, made("finetuning", tuned))
    kernels.end(ranks)
    return 0


if __name__ == "__main__":
    sys.exit(main())
