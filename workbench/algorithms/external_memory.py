"""The external memory of memory-augmented networks (Santoro et al. 2016, 1605.06065): least recently used access.

It has N slots of W numbers. R heads write to it and read from it, each with a key of its own. A head writes to the
slots that it read last, or to one that was used least, and reads by how alike the slots are to its key. In the paper it
writes the key itself. All tensors
may have any number of leading dimensions.
"""

from __future__ import annotations

from typing import NamedTuple

from torch import Tensor
from torch.nn import functional as F

SHORTEST = 1e-6  # keys and slots shorter than this count as of this length when they are compared


class Memory(NamedTuple):
    """What is held after a step.

    Attributes:
        slots: (…, N, W), what is written.
        read: (…, R, N), how each head's last reading was divided over the slots; w^r of the paper.
        usage: (…, N), how recently, and how much, each slot was read or written; w^u.
    """

    slots: Tensor
    read: Tensor
    usage: Tensor


class Access(NamedTuple):
    """What happened in a step.

    Attributes:
        written: (…, R, N), how each head's writing was divided over the slots; w^w.
        erased: (…, N), 1 for the slots that were set to zero first.
        found: (…, R, W), what each head read.
    """

    written: Tensor
    erased: Tensor
    found: Tensor


def empty(leading: tuple[int, ...], slots: int, width: int, heads: int, like: Tensor) -> Memory:
    """A memory of zeros, of which nothing was ever read; ``like`` gives the tensors' type and device."""
    shapes = (slots, width), (heads, slots), (slots,)
    return Memory(*(like.new_zeros(*leading, *shape) for shape in shapes))


def least_used(usage: Tensor, count: int) -> Tensor:
    """w^lu: usage (…, N) → (…, count, N), row i being 1 at the slot used i-th least; of equals, the first comes first.

    The paper gives all ``count`` heads one vector, which is 1 at all these slots, so that every head would write to
    every one of them. Here each head has one of them. With one head, both are the same.
    """
    places = usage.detach().argsort(dim=-1, stable=True)[..., :count]
    return F.one_hot(places, usage.shape[-1]).to(usage.dtype)


def access(
    memory: Memory, keys: Tensor, contents: Tensor, gates: Tensor, strengths: Tensor, decay: float
) -> tuple[Memory, Access]:
    """Write, then read.

    Args:
        memory: as the step before left it.
        keys: (…, R, W), what each head looks for.
        contents: (…, R, W), what each head writes.
        gates: (…, R), in 0..1: how much is written to what was read last, rather than to what was used least; σ(α).
        strengths: (…, R), how sharply each head reads; the paper has 1.
        decay: γ, what remains of the usage after a step.
    """
    least = least_used(memory.usage, keys.shape[-2])
    erased = least.sum(-2)
    written = gates[..., None] * memory.read + (1 - gates[..., None]) * least
    slots = memory.slots * (1 - erased)[..., None] + written.transpose(-1, -2) @ contents
    alike = F.normalize(keys, dim=-1, eps=SHORTEST) @ F.normalize(slots, dim=-1, eps=SHORTEST).transpose(-1, -2)
    read = (strengths[..., None] * alike).softmax(-1)
    usage = decay * memory.usage + read.sum(-2) + written.sum(-2)
    return Memory(slots, read, usage), Access(written, erased, read @ slots)
