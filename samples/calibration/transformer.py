"""A decoder-only transformer as the catalog's architectures are: RMS norms, grouped-query attention, gated feed-forward."""

import torch
import torch.nn as nn
import torch.nn.functional as F

import kernels


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
    def __init__(self, layers, hidden, ffn, heads, kv_heads, vocab):
        super().__init__()
        self.embed = nn.Embedding(vocab, hidden)
        self.blocks = nn.ModuleList(Block(hidden, ffn, heads, kv_heads) for _ in range(layers))
        self.norm, self.head = nn.RMSNorm(hidden), nn.Linear(hidden, vocab, bias=False)

    def forward(self, tokens, caches=None):
        x = self.embed(tokens)
        for i, block in enumerate(self.blocks):
            x = block(x, None if caches is None else caches[i])
        return self.head(self.norm(x))


def training_step(shape, length, batch, repeats, compiled, ranks, device="cuda", seconds_of=kernels.seconds_of):
    """Seconds of a whole step with 32-bit weights and 16-bit compute: forward, backward, gradient reduction, Adam."""
    model = whole = Transformer(*shape).to(device)
    if ranks > 1:
        model = nn.parallel.DistributedDataParallel(model, gradient_as_bucket_view=True)
    if compiled:
        model = torch.compile(model)
    optimizer = torch.optim.AdamW(whole.parameters(), fused=device == "cuda")
    tokens = torch.randint(0, shape[-1], (batch, length + 1), device=device)

    def step():
        with torch.autocast(device, dtype=torch.bfloat16):
            logits = model(tokens[:, :-1])
        F.cross_entropy(logits.flatten(0, 1).float(), tokens[:, 1:].flatten()).backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)

    return seconds_of(step, repeats)


@torch.no_grad()
def decoding_step(shape, length, batch, repeats):
    """Seconds of one token for a batch over caches of `length`, in a captured graph, as engines run it."""
    layers, hidden, _, heads, kv_heads, _ = shape
    torch.set_default_dtype(torch.bfloat16)
    try:
        with torch.device("cuda"):
            model = Transformer(*shape)
            caches = [tuple(torch.zeros(batch, kv_heads, length, hidden // heads) for _ in range(2)) for _ in range(layers)]
            tokens = torch.zeros(batch, 1, dtype=torch.long)
    finally:
        torch.set_default_dtype(torch.float32)
    for _ in range(3):
        model(tokens, caches)
    torch.cuda.synchronize()
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        model(tokens, caches)
    return kernels.seconds_of(graph.replay, repeats)
