"""Micro-benchmarks of one accelerator, and of the links between several."""

import os
import sys

import torch
import torch.distributed as dist
import torch.nn.functional as F

import rows


def begin(ranks):
    """Whether there is a GPU; joins the other ranks where there are any."""
    if not torch.cuda.is_available():
        return False
    torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
    if ranks > 1:
        dist.init_process_group("nccl")
    return True


def end(ranks):
    if ranks > 1:
        dist.destroy_process_group()


def is_first(ranks):
    return ranks == 1 or dist.get_rank() == 0


def guarded(measure, name):
    """What does not fit into memory is left out, with a line that says so."""
    try:
        return measure()
    except torch.cuda.OutOfMemoryError:
        print(f"left out, does not fit: {name}", file=sys.stderr)
        return None
    finally:
        torch.cuda.empty_cache()


def seconds_of(work, repeats, warmup=3):
    """Median seconds of `work` on the device, by events."""
    for _ in range(warmup):
        work()
    times = []
    for _ in range(repeats):
        start, stop = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        start.record()
        work()
        stop.record()
        stop.synchronize()
        times.append(start.elapsed_time(stop) / 1e3)
    return rows.typical(times)


def measure(hardware, repeats, ranks):
    yield from gemm(hardware, repeats)
    yield from stream(hardware, repeats)
    yield from attention(hardware, repeats)
    if ranks > 1:
        yield from all_reduce(hardware, repeats, ranks)


def gemm(hardware, repeats):
    for m in (1, 16, 64, 256, 1024, 4096, 16384):
        for n in (4096, 14336):
            a = torch.randn(m, 4096, device="cuda", dtype=torch.bfloat16)
            b = torch.randn(n, 4096, device="cuda", dtype=torch.bfloat16)
            seconds = seconds_of(lambda: F.linear(a, b), repeats)
            yield rows.kernel_row("gemm", f"{m}x{n}x4096", "bf16", hardware, seconds, rows.gemm_teraflops(m, n, 4096), "TFLOP/s")


def stream(hardware, repeats):
    for megabytes in (64, 1024, 4096):
        source = torch.empty(megabytes << 20, device="cuda", dtype=torch.uint8)
        target = torch.empty_like(source)
        seconds = seconds_of(lambda: target.copy_(source), repeats)
        yield rows.kernel_row("copy", f"{megabytes}MiB", "", hardware, seconds, 2 * source.numel() / 1e9, "GB/s")


def attention(hardware, repeats):
    for length in (1024, 4096, 16384):
        q, k, v = (torch.randn(1, 32, length, 128, device="cuda", dtype=torch.bfloat16) for _ in range(3))
        seconds = seconds_of(lambda: F.scaled_dot_product_attention(q, k, v, is_causal=True), repeats)
        yield rows.kernel_row("attention", f"1x32x{length}x128", "bf16", hardware, seconds, rows.attention_teraflops(1, 32, length, 128), "TFLOP/s")
        # One query position over a cache reads it once: a measure of bandwidth.
        seconds = seconds_of(lambda: F.scaled_dot_product_attention(q[:, :, :1], k, v), repeats)
        yield rows.kernel_row("decode-attention", f"1x32x{length}x128", "bf16", hardware, seconds, 2 * k.numel() * 2 / 1e9, "GB/s")


def all_reduce(hardware, repeats, ranks):
    for kilobytes in (16, 1024, 65536, 1048576):
        data = torch.zeros(kilobytes * 512, device="cuda", dtype=torch.bfloat16)
        seconds = seconds_of(lambda: dist.all_reduce(data), repeats)
        yield rows.kernel_row("all-reduce", f"{kilobytes}KiBx{ranks}", "bf16", hardware, seconds, rows.all_reduce_gigabytes(2 * data.numel(), ranks), "GB/s")
