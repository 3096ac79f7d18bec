"""The blocks of SNAIL (Mishra et al. 2018, 1707.03141): causal attention, and dense blocks of dilated convolutions.

Each block is used in two ways. `read` goes over a sequence, and keeps what any later position will need of it.
`answer` takes positions that follow the sequence, each as if it were the next one: it gives what the block would give
at the last position of the longer sequence.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

import torch
from torch import Tensor, nn
from torch.nn import functional as F

KEY_GAIN = 4.0  # times PyTorch's first weights, under which attention would be all but even
Kept = tuple[Tensor, ...]
"""What a block keeps of the sequences of T tasks; every tensor has a leading task dimension."""


class Block(nn.Module, ABC):
    """A causal layer whose output is its input with something added behind; ``width`` is that of the output."""

    width: int

    @abstractmethod
    def read(self, inputs: Tensor) -> tuple[Tensor, Kept]:
        """Sequences (T, S, C) → (T, S, width), each position from itself and those before; and what is kept."""

    @abstractmethod
    def answer(self, inputs: Tensor, kept: Kept) -> tuple[Tensor, Tensor | None]:
        """Next positions (T, Q, C), each on its own → (T, Q, width), and the attention (T, Q, S) paid, if any."""


class AttentionBlock(Block):
    """softmax(q·k / √K) over all positions up to one's own, whose values are read.

    Queries and keys begin as the same projection, so that at first attention goes to what is alike. From independent
    ones, which begin with no preference, it takes about seven times as long until anything is learned.

    Args:
        inputs: C.
        keys, values: the lengths of keys and values.
    """

    def __init__(self, inputs: int, keys: int, values: int) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(inputs, each) for each in (keys, keys, values))
        self.width, self._scale = inputs + values, math.sqrt(keys)
        with torch.no_grad():
            self.key.weight.mul_(KEY_GAIN)
        self.query.load_state_dict(self.key.state_dict())

    def read(self, inputs: Tensor) -> tuple[Tensor, Kept]:
        """See `Block.read`; keys (T, S, K) and values (T, S, V) are kept."""
        keys, values = self.key(inputs), self.value(inputs)
        scores = self.query(inputs) @ keys.transpose(1, 2) / self._scale
        later = torch.ones(scores.shape[1:], dtype=torch.bool, device=scores.device).triu(1)
        shares = scores.masked_fill(later, -torch.inf).softmax(-1)
        return torch.cat([inputs, shares @ values], -1), (keys, values)

    def answer(self, inputs: Tensor, kept: Kept) -> tuple[Tensor, Tensor]:
        """See `Block.answer`. The share that a position pays to itself is left out of what is returned."""
        keys, values = kept
        query = self.query(inputs)
        own = (query * self.key(inputs)).sum(-1, keepdim=True)
        shares = (torch.cat([query @ keys.transpose(1, 2), own], -1) / self._scale).softmax(-1)
        others, self_share = shares[..., :-1], shares[..., -1:]
        return torch.cat([inputs, others @ values + self_share * self.value(inputs)], -1), others


class DenseBlock(Block):
    """tanh(a) · sigmoid(b), where a and b see two positions ``dilation`` apart; before the start there are zeros.

    Args:
        inputs: C.
        filters: how many numbers are added behind the input.
        dilation: how far back the earlier one of the two positions lies.
    """

    def __init__(self, inputs: int, filters: int, dilation: int) -> None:
        super().__init__()
        self.conv = nn.Conv1d(inputs, 2 * filters, 2, dilation=dilation)
        self.width, self.dilation = inputs + filters, dilation

    def read(self, inputs: Tensor) -> tuple[Tensor, Kept]:
        """See `Block.read`; (T, 1, C) is kept, the input at the position that the next one will look back to."""
        padded = F.pad(inputs, (0, 0, self.dilation, 0))
        seen = inputs.shape[1]
        return self._appended(inputs, padded[:, :seen]), (padded[:, seen, None].clone(),)

    def answer(self, inputs: Tensor, kept: Kept) -> tuple[Tensor, None]:
        """See `Block.answer`; no attention is paid."""
        return self._appended(inputs, kept[0]), None

    def _appended(self, now: Tensor, earlier: Tensor) -> Tensor:
        # products of matrices: for sequences as short as these, they are faster than the convolution they make up
        of_earlier, of_now = self.conv.weight.unbind(-1)
        both = F.linear(now, of_now, self.conv.bias) + F.linear(earlier, of_earlier)
        content, gate = both.chunk(2, -1)
        return torch.cat([now, content.tanh() * gate.sigmoid()], -1)


def temporal_blocks(inputs: int, filters: int, horizon: int) -> list[Block]:
    """TCBlock of the paper: ⌈log₂ horizon⌉ dense blocks, which together see ``horizon`` positions.

    Dilations are 1, 2, 4, … as in the paper's Figure 2; its pseudocode begins with 2, and would miss every other
    position.
    """
    blocks: list[Block] = []
    for level in range(math.ceil(math.log2(horizon))):
        blocks.append(DenseBlock(inputs, filters, 2**level))
        inputs = blocks[-1].width
    return blocks
