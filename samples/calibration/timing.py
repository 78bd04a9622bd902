"""Seconds on the device, free of what the host does meanwhile."""

import sys

import torch

import rows


def seconds_of(work, repeats, warmup=3):
    """Median seconds of `work` in a row of runs, as in a loop that does not stop to look."""
    for _ in range(warmup):
        work()
    marks = [torch.cuda.Event(enable_timing=True) for _ in range(repeats + 1)]
    marks[0].record()
    for mark in marks[1:]:
        work()
        mark.record()
    marks[-1].synchronize()
    return rows.typical([start.elapsed_time(stop) / 1e3 for start, stop in zip(marks, marks[1:])])


def captured(work):
    """`work` as a graph, as engines run it: a launch by the host costs more than a small kernel takes."""
    side = torch.cuda.Stream()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(3):
            work()
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        work()
    return graph.replay


def kernel_seconds(work, operands, repeats):
    """Seconds of one call of `work`; `operands` come in turns, so that none still lies in the cache."""

    def all_of_them():
        for one in operands:
            work(*one)

    return seconds_of(captured(all_of_them), repeats) / len(operands)


def copies(size, cold=512e6):
    """How many operands of `size` bytes exceed any last-level cache together."""
    return int(max(2, min(64, cold // size)))


def guarded(measure, name):
    """What does not fit into memory is left out, with a line that says so."""
    try:
        return measure()
    except torch.cuda.OutOfMemoryError:
        print(f"left out, does not fit: {name}", file=sys.stderr)
        return None
    finally:
        torch.cuda.empty_cache()


def peak_gibibytes(measure):
    """The result of `measure`, and the most memory that was allocated meanwhile."""
    torch.cuda.reset_peak_memory_stats()
    result = measure()
    return result, torch.cuda.max_memory_allocated() / 2**30
