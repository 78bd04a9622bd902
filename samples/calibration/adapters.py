"""Low-rank adapters (LoRA, Hu et al. 2021): the weights of a matrix stay as they are, a product of two thin ones learns beside it."""

import torch
import torch.nn as nn


class Adapted(nn.Module):
    def __init__(self, frozen, rank):
        super().__init__()
        self.frozen = frozen
        device = frozen.weight.device
        self.down = nn.Linear(frozen.in_features, rank, bias=False, device=device)
        self.up = nn.Linear(rank, frozen.out_features, bias=False, device=device)
        nn.init.zeros_(self.up.weight)

    def forward(self, x):
        return self.frozen(x) + self.up(self.down(x))


def add(model, rank):
    """Freezes `model` in 16 bits and puts an adapter beside every matrix of its blocks."""
    model.to(torch.bfloat16).requires_grad_(False)
    for block in model.blocks:
        for name in ("qkv", "out", "up", "down"):
            setattr(block, name, Adapted(getattr(block, name), rank))
