"""A decoder-only transformer as the catalog's architectures are: RMS norms, grouped-query attention, gated feed-forward."""

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.checkpoint import checkpoint

import adapters
import timing


class Block(nn.Module):
    def __init__(self, hidden, ffn, heads, kv_heads):
        super().__init__()
        self.heads, self.kv_heads, self.dim = heads, kv_heads, hidden // heads
        self.before, self.after = nn.RMSNorm(hidden), nn.RMSNorm(hidden)
        self.qkv = nn.Linear(hidden, (heads + 2 * kv_heads) * self.dim, bias=False)
        self.out = nn.Linear(hidden, hidden, bias=False)
        self.up, self.down = nn.Linear(hidden, 2 * ffn, bias=False), nn.Linear(ffn, hidden, bias=False)

    def forward(self, x, cache=None):
        batch, length, _ = x.shape
        q, k, v = self.qkv(self.before(x)).view(batch, length, -1, self.dim).transpose(1, 2).split([self.heads, self.kv_heads, self.kv_heads], dim=1)
        if cache is not None:
            cache[0][:, :, -length:], cache[1][:, :, -length:] = k, v
            k, v = cache
        y = F.scaled_dot_product_attention(q, k, v, is_causal=cache is None, enable_gqa=self.heads != self.kv_heads)
        x = x + self.out(y.transpose(1, 2).reshape(batch, length, -1))
        gate, up = self.up(self.after(x)).chunk(2, dim=-1)
        return x + self.down(F.silu(gate) * up)


class Transformer(nn.Module):
    def __init__(self, layers, hidden, ffn, heads, kv_heads, vocab, recompute=False):
        super().__init__()
        self.recompute = recompute
        self.embed = nn.Embedding(vocab, hidden)
        self.blocks = nn.ModuleList(Block(hidden, ffn, heads, kv_heads) for _ in range(layers))
        self.norm, self.head = nn.RMSNorm(hidden), nn.Linear(hidden, vocab, bias=False)

    def forward(self, tokens, caches=None, last_only=False):
        x = self.embed(tokens)
        for i, block in enumerate(self.blocks):
            if self.recompute:
                x = checkpoint(block, x, use_reentrant=False)
            else:
                x = block(x, None if caches is None else caches[i])
        return self.head(self.norm(x[:, -1:] if last_only else x))


def training_step(shape, length, batch, repeats, compiled, ranks, rank=0, recompute=False, device="cuda", seconds_of=timing.seconds_of):
    """Seconds of a whole step with 16-bit compute: forward, backward, gradient reduction, Adam. All 32-bit weights learn; or,
    where `rank` is above zero, low-rank adapters of that rank beside every matrix of the blocks, whose own weights stay in 16 bits."""
    with torch.device(device):
        model = whole = Transformer(*shape, recompute)
    if rank > 0:
        adapters.add(whole, rank)
    if ranks > 1:
        model = nn.parallel.DistributedDataParallel(model, gradient_as_bucket_view=True)
    if compiled:
        # A graph of its own for each shape: the compiler gives up on a model that it has seen too many shapes of.
        torch._dynamo.reset()
        model = torch.compile(model, dynamic=False)
    optimizer = torch.optim.AdamW([one for one in whole.parameters() if one.requires_grad], fused=device == "cuda")
    tokens = torch.randint(0, shape[-1], (batch, length + 1), device=device)

    def step():
        with torch.autocast(device, dtype=torch.bfloat16):
            logits = model(tokens[:, :-1])
        F.cross_entropy(logits.flatten(0, 1).float(), tokens[:, 1:].flatten()).backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)

    return seconds_of(step, repeats)


def served(shape):
    torch.set_default_dtype(torch.bfloat16)
    try:
        with torch.device("cuda"):
            return Transformer(*shape)
    finally:
        torch.set_default_dtype(torch.float32)


@torch.no_grad()
def decoding_step(shape, length, batch, repeats):
    """Seconds of one token for a batch over caches of `length`, in a captured graph, as engines run it."""
    layers, hidden, _, heads, kv_heads, _ = shape
    model = served(shape)
    caches = [tuple(torch.randn(batch, kv_heads, length, hidden // heads, device="cuda", dtype=torch.bfloat16) for _ in range(2)) for _ in range(layers)]
    tokens = torch.zeros(batch, 1, dtype=torch.long, device="cuda")
    return timing.seconds_of(timing.captured(lambda: model(tokens, caches)), repeats)


@torch.no_grad()
def prefill(shape, length, repeats):
    """Seconds of reading one prompt of `length`, up to the logits of its last token."""
    model = served(shape)
    tokens = torch.zeros(1, length, dtype=torch.long, device="cuda")
    return timing.seconds_of(timing.captured(lambda: model(tokens, last_only=True)), repeats)
