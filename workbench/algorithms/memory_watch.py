"""Tells a trace how the memory of a memory-augmented network is used, and which examples what is found comes from."""

from __future__ import annotations

import torch
from torch import Tensor

from workbench.algorithms.external_memory import SHORTEST, Access, Memory
from workbench.algorithms.insight import Attention, Trace


class MemoryWatch:
    """Tells a trace how the memory was used while the examples were read, and at every answer.

    Args:
        trace: whom to tell.
        done: what happened to the memory at each example.
    """

    def __init__(self, trace: Trace, done: list[Access]) -> None:
        self._trace, self._held = trace, held(done)
        for head, written in enumerate(torch.stack([each.written for each in done], 1).detach().unbind(2), 1):
            trace(Attention(f"write head {head}", "examples", "memory slots", written))

    def answered(self, memory: Memory, done: Access) -> None:
        """Tell where each head read, and how much of what it found comes from which example."""
        of_examples = origins(memory.read, done, self._held).detach()
        for head, read in enumerate(memory.read.detach().unbind(2), 1):
            self._trace(Attention(f"read head {head}", "questions", "memory slots", read))
            self._trace(Attention(f"read head {head}", "questions", "examples", of_examples[:, :, head - 1]))


def held(done: list[Access]) -> Tensor:
    """How much each slot still holds of what was written at each example: (T, S, N)."""
    slots: list[Tensor] = []
    for each in done:
        slots = [earlier * (1 - each.erased) for earlier in slots] + [each.written.sum(-2)]
    return torch.stack(slots, 1).detach()


def origins(read: Tensor, done: Access, held: Tensor) -> Tensor:
    """Which share of what each head found was written at which example, (T, Q, R, S).

    What is found is a sum of what was written, each times how much of it was and not erased, times how much its slot is
    read: these are the shares. What the query wrote itself, just before, is counted but not returned.

    Args:
        read: (T, Q, R, N), of the queries.
        done: what the queries did before.
        held: (T, S, N), as `held` gives it.
    """
    before = (held * (1 - done.erased))[:, None].transpose(-1, -2)
    parts = read @ before
    own = read @ done.written.sum(-2)[..., None]
    return parts / (parts.sum(-1, keepdim=True) + own).clamp(min=SHORTEST)
