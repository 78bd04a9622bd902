#!/usr/bin/env python3
"""Measures your own accelerator: kernels, training steps and decoding. Writes what `costmodel validate` and `costmodel calibrate` read.

python3 measure.py --hardware h100-sxm-80gb --out observations          one GPU
torchrun --nproc-per-node 8 measure.py --hardware h100-sxm-80gb ...     several: adds all-reduce and data-parallel steps
python3 measure.py --hardware h100-sxm-80gb --out plan --dry-run        no GPU, no torch: the rows that would be measured
"""

import argparse
import datetime
import os
import sys

import rows


def arguments(given=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hardware", required=True, help="catalog id of the accelerator, as costmodel list hardware prints it")
    parser.add_argument("--out", required=True, help="folder for kernels.csv, training.csv and serving.csv")
    parser.add_argument("--stack", default="pytorch-fsdp", help="catalog id of the training stack that stands for plain PyTorch")
    parser.add_argument("--models", nargs="+", default=list(rows.TRAINED), choices=list(rows.TRAINED), help="shapes to train")
    parser.add_argument("--served", nargs="+", default=list(rows.SERVED), choices=list(rows.SERVED), help="shapes to decode")
    parser.add_argument("--lengths", nargs="+", type=int, default=[1024, 2048, 8192], help="tokens of a sequence")
    parser.add_argument("--batches", nargs="+", type=int, default=[1, 4, 16], help="sequences of a training step on one accelerator")
    parser.add_argument("--decode-batches", nargs="+", type=int, default=[1, 8, 64], help="sequences decoded together")
    parser.add_argument("--repeats", type=int, default=10, help="timed repetitions, of which the median counts")
    parser.add_argument("--compile", action="store_true", help="torch.compile the training step")
    parser.add_argument("--dry-run", action="store_true", help="write the rows without measurements")
    return parser.parse_args(given)


def plan(options, year, ranks):
    """Rows without measurements, and what each is of."""
    trained = [(name, length, batch) for name in options.models for length in options.lengths for batch in options.batches]
    served = [(name, length, batch) for name in options.served for length in options.lengths for batch in options.decode_batches]
    return (
        [(one, lambda seconds, one=one: rows.training_row(*one, options.hardware, options.stack, ranks, year, seconds)) for one in trained],
        [(one, lambda seconds, one=one: rows.decode_row(*one, options.hardware, year, seconds)) for one in served],
    )


def main(given=None):
    options = arguments(given)
    os.makedirs(options.out, exist_ok=True)
    year = datetime.date.today().year
    ranks = int(os.environ.get("WORLD_SIZE", "1"))
    training, serving = plan(options, year, ranks)
    if options.dry_run:
        rows.write(os.path.join(options.out, "training.csv"), rows.TRAINING, [row(None) for _, row in training])
        rows.write(os.path.join(options.out, "serving.csv"), rows.SERVING, [row(None) for _, row in serving])
        print(f"{len(training)} training steps and {len(serving)} decoding steps would be measured; nothing was")
        return 0

    try:
        import kernels
        import transformer
    except ImportError as missing:
        print(f"error: {missing.name} is missing: install PyTorch (pytorch.org), or see the plan with --dry-run", file=sys.stderr)
        return 2

    if not kernels.begin(ranks):
        print("error: PyTorch sees no GPU here; see the plan with --dry-run", file=sys.stderr)
        return 2

    def measured(items, measure):
        for one, row in items:
            seconds = kernels.guarded(lambda: measure(*one), f"{one}")
            if seconds is not None:
                yield row(seconds)

    results = {
        "kernels.csv": (rows.KERNELS, list(kernels.measure(options.hardware, options.repeats, ranks))),
        "training.csv": (rows.TRAINING, list(measured(
            training, lambda *one: transformer.training_step(rows.TRAINED[one[0]], *one[1:], options.repeats, options.compile, ranks)))),
        "serving.csv": (rows.SERVING, list(measured(serving, lambda *one: transformer.decoding_step(rows.SERVED[one[0]], *one[1:], options.repeats)))),
    }
    if kernels.is_first(ranks):
        for name, (columns, written) in results.items():
            rows.write(os.path.join(options.out, name), columns, written)
            print(f"{len(written)} rows in {os.path.join(options.out, name)}")
    kernels.end(ranks)
    return 0


if __name__ == "__main__":
    sys.exit(main())
