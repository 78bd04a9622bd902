"""Micro-benchmarks of one accelerator, and of the links between several."""

import os

import torch
import torch.distributed as dist
import torch.nn.functional as F

import rows
from timing import copies, kernel_seconds, seconds_of


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


def measure(hardware, repeats, ranks):
    yield from gemm(hardware, repeats)
    if torch.cuda.get_device_capability() >= (8, 9):
        yield from gemm_of_8_bits(hardware, repeats)
    yield from stream(hardware, repeats)
    yield from attention(hardware, repeats)
    if ranks > 1:
        yield from all_reduce(hardware, repeats, ranks)


def shapes():
    for m in (1, 16, 64, 256, 1024, 4096, 16384):
        for n, k in ((4096, 4096), (14336, 4096), (4096, 14336), (8192, 8192)):
            yield m, n, k


def gemm(hardware, repeats):
    for m, n, k in shapes():
        a = torch.randn(m, k, device="cuda", dtype=torch.bfloat16)
        weights = [(torch.randn(n, k, device="cuda", dtype=torch.bfloat16),) for _ in range(copies(2 * n * k))]
        seconds = kernel_seconds(lambda b: F.linear(a, b), weights, repeats)
        yield rows.kernel_row("gemm", f"{m}x{n}x{k}", "bf16", hardware, seconds, rows.gemm_teraflops(m, n, k), "TFLOP/s")


def gemm_of_8_bits(hardware, repeats):
    """One scale a tensor. Products of fewer than 16 rows are padded by engines, too."""
    one = torch.ones((), device="cuda")
    for m, n, k in shapes():
        a = torch.randn(max(16, m), k, device="cuda").to(torch.float8_e4m3fn)
        weights = [(torch.randn(n, k, device="cuda", dtype=torch.bfloat16).to(torch.float8_e4m3fn),) for _ in range(copies(n * k))]
        seconds = kernel_seconds(lambda b: torch._scaled_mm(a, b.t(), one, one, out_dtype=torch.bfloat16, use_fast_accum=True), weights, repeats)
        yield rows.kernel_row("gemm", f"{m}x{n}x{k}", "fp8", hardware, seconds, rows.gemm_teraflops(m, n, k), "TFLOP/s")


def stream(hardware, repeats):
    for megabytes in (64, 1024, 4096):
        size = megabytes << 20
        pairs = [tuple(torch.empty(size, device="cuda", dtype=torch.uint8) for _ in range(2)) for _ in range(copies(2 * size))]
        seconds = kernel_seconds(lambda source, target: target.copy_(source), pairs, repeats)
        yield rows.kernel_row("copy", f"{megabytes}MiB", "", hardware, seconds, 2 * size / 1e9, "GB/s")


def attention(hardware, repeats):
    """Eight key-value heads for 32 of queries, as most models have them."""
    for length in (1024, 4096, 16384):
        q, k, v = (torch.randn(1, heads, length, 128, device="cuda", dtype=torch.bfloat16) for heads in (32, 8, 8))
        seconds = kernel_seconds(lambda *qkv: F.scaled_dot_product_attention(*qkv, is_causal=True, enable_gqa=True), [(q, k, v)] * 4, repeats)
        yield rows.kernel_row("attention", f"1x32x8x{length}x128", "bf16", hardware, seconds, rows.attention_teraflops(1, 32, length, 128), "TFLOP/s")
        for batch in (1, 16, 64):
            # One query position over a cache reads it once: a measure of bandwidth.
            one = torch.randn(batch, 32, 1, 128, device="cuda", dtype=torch.bfloat16)
            caches = [tuple(torch.randn(batch, 8, length, 128, device="cuda", dtype=torch.bfloat16) for _ in range(2))
                      for _ in range(copies(4 * batch * k.numel()))]
            seconds = kernel_seconds(lambda k, v: F.scaled_dot_product_attention(one, k, v, enable_gqa=True), caches, repeats)
            yield rows.kernel_row("decode-attention", f"{batch}x32x8x{length}x128", "bf16", hardware, seconds, 4 * batch * k.numel() / 1e9, "GB/s")


def all_reduce(hardware, repeats, ranks):
    for kilobytes in (16, 1024, 65536, 1048576):
        data = torch.zeros(kilobytes * 512, device="cuda", dtype=torch.bfloat16)
        seconds = seconds_of(lambda: dist.all_reduce(data), repeats)
        yield rows.kernel_row("all-reduce", f"{kilobytes}KiBx{ranks}", "bf16", hardware, seconds, rows.all_reduce_gigabytes(2 * data.numel(), ranks), "GB/s")
