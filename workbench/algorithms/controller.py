"""The controller of a memory-augmented network: an LSTM beside an external memory (Santoro et al. 2016, 1605.06065)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.algorithms.external_memory import Access, Memory, access, empty

LABEL_GAIN, KEY_GAIN, GATE, STRENGTH = 4.0, 2.0, 3.0, 8.0  # of the first weights, as found by trying
BESIDE = 0.1  # how much the LSTM has to say of keys at first, where the picture itself has


class State(NamedTuple):
    """What is held between two positions of a sequence, of T tasks or of Q queries of each.

    Attributes:
        label: (…, M), that of the last example: it enters with what comes next.
        hidden, cell: (…, H), of the LSTM.
        found: (…, R · W), what was read from the memory: it enters with what comes next, too.
        memory: the external memory.
    """

    label: Tensor
    hidden: Tensor
    cell: Tensor
    found: Tensor
    memory: Memory

    def for_queries(self, queries: int) -> State:
        """The same state for each of Q queries: (T, …) → (T, Q, …), the memory (T, 1, …)."""
        held = (self.label, self.hidden, self.cell, self.found)
        label, hidden, cell, found = (each[:, None].expand(-1, queries, -1) for each in held)
        return State(label, hidden, cell, found, Memory(*(each[:, None] for each in self.memory)))


class Direct(nn.Module):
    """A way for pictures and labels to the memory past the LSTM, and for heads to write other things than their keys.

    At first, heads in turn write the picture as keys look for it, and the label that has just come. It is that of the
    picture before, and is added where that picture was found. So the memory is of use from the beginning: after 3,200
    tasks of Omniglot, 92 % of questions about new classes were answered right. The LSTM alone was guessing after 5,700.
    """

    def __init__(self, width: int, labels: int, units: int, slot_width: int, heads: int) -> None:
        super().__init__()
        self.sought = nn.Linear(width, slot_width, bias=False)
        self.written = nn.Linear(labels + width + units, heads * slot_width)
        nn.init.orthogonal_(self.sought.weight)
        of_labels, of_pictures = torch.randn(slot_width, labels), self.sought.weight
        first = torch.zeros(heads, slot_width, labels + width + units)
        first[0::2, :, labels : labels + width] = of_pictures.detach()
        first[1::2, :, :labels] = of_labels
        self.written.weight = nn.Parameter(first.flatten(0, 1))
        nn.init.zeros_(self.written.bias)
        self.heads = heads

    def forward(self, hidden: Tensor, features: Tensor, label: Tensor) -> tuple[Tensor, Tensor]:
        """LSTM's output (…, H), features (…, D), label (…, M) → sought (…, 1, W), by all heads, written (…, R, W)."""
        written = self.written(torch.cat([label, features, hidden], -1))
        return self.sought(features)[..., None, :], written.unflatten(-1, (self.heads, -1))


class Controller(nn.Module):
    """Reads a position of a sequence, writes to the memory, reads from it, and guesses the label.

    What was read enters the LSTM with the next position, as in neural Turing machines (Graves et al. 2014, 1410.5401);
    the paper's formulas do not mention it. So the LSTM sees a label beside what was just written of its picture.

    Args:
        width: D, of the features.
        labels: M, the number of label slots.
        units: H, the size of the LSTM.
        slots, slot_width, heads: of the memory.
        decay: γ of the memory's usage.
        sharp: whether each head says how sharply it reads; without, the strength is 1, as in the paper.
        direct: whether pictures and labels reach the memory also past the LSTM, see `Direct`; not so in the paper.
    """

    def __init__(
        self,
        width: int,
        labels: int,
        units: int,
        slots: int,
        slot_width: int,
        heads: int,
        decay: float,
        *,
        sharp: bool,
        direct: bool,
    ) -> None:
        super().__init__()
        self.labels, self.slots, self.slot_width, self.heads, self.decay = labels, slots, slot_width, heads, decay
        self.cell = nn.LSTMCell(labels + width + heads * slot_width, units)
        self.keys = nn.Linear(units, heads * slot_width)
        self.gates = nn.Linear(units, heads)
        self.strengths = nn.Linear(units, heads) if sharp else None
        self.direct = Direct(width, labels, units, slot_width, heads) if direct else None
        self.output = nn.Linear(units + heads * slot_width, labels)
        self._begin()

    @torch.no_grad()
    def _begin(self) -> None:
        """First weights with which the memory is of use from the beginning; the paper does not tell its own."""
        self.cell.weight_ih[:, : self.labels] *= LABEL_GAIN  # a label is one number among many
        nn.init.orthogonal_(self.keys.weight, KEY_GAIN * (BESIDE if self.direct else 1))
        nn.init.zeros_(self.keys.bias)  # what all keys share tells nothing apart
        # in turn, heads begin by writing to new slots, and by adding to what was read last: the next label, for one
        self.gates.bias.copy_(GATE * (-1.0) ** torch.arange(1, self.heads + 1))
        if self.strengths is not None:
            self.strengths.bias.fill_(STRENGTH)

    def start(self, tasks: int, like: Tensor) -> State:
        """Before anything was read; ``like`` gives the tensors' type and device."""
        nothing = like.new_zeros(tasks, self.cell.hidden_size)
        memory = empty((tasks,), self.slots, self.slot_width, self.heads, like)
        label, found = (like.new_zeros(tasks, each) for each in (self.labels, self.heads * self.slot_width))
        return State(label, nothing, nothing, found, memory)

    def read(self, features: Tensor, labels: Tensor) -> Iterator[tuple[State, Access]]:
        """The state after each example of sequences: features (T, S, D), labels (T, S, M)."""
        state = self.start(len(features), features)
        for position, label in zip(features.unbind(1), labels.unbind(1), strict=True):
            after, done = self.step(state, position)
            state = after._replace(label=label)
            yield state, done

    def step(self, state: State, features: Tensor) -> tuple[State, Access]:
        """One position, features (…, D): the state after it, and what was done to the memory."""
        inputs = torch.cat([state.label, features, state.found], -1)
        lstm = self.cell(inputs.flatten(0, -2), (state.hidden.flatten(0, -2), state.cell.flatten(0, -2)))
        hidden, cell = (each.reshape(*inputs.shape[:-1], -1) for each in lstm)
        keys, contents = self._sought_and_written(hidden, features, state.label)
        gates, strengths = self.gates(hidden).sigmoid(), self._strengths(hidden)
        memory, done = access(state.memory, keys, contents, gates, strengths, self.decay)
        return State(state.label, hidden, cell, done.found.flatten(-2), memory), done

    def guess(self, state: State) -> Tensor:
        """The logits of all label slots, (…, M), from the LSTM's output and what was read."""
        logits: Tensor = self.output(torch.cat([state.hidden, state.found], -1))
        return logits

    def _sought_and_written(self, hidden: Tensor, features: Tensor, label: Tensor) -> tuple[Tensor, Tensor]:
        """What each head looks for, and what it writes, (…, R, W) each."""
        keys = self.keys(hidden).unflatten(-1, (self.heads, self.slot_width))
        if self.direct is None:
            return keys.tanh(), keys.tanh()
        sought, written = self.direct(hidden, features, label)
        return (keys + sought).tanh(), written.tanh()

    def _strengths(self, hidden: Tensor) -> Tensor:
        if self.strengths is None:
            return hidden.new_ones(*hidden.shape[:-1], self.heads)
        return 1 + F.softplus(self.strengths(hidden))
