"""What learned optimisers share that treat every coordinate of the weights by itself, and all by the same rule."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

P = 10  # of `preprocessed`, as in the paper
Memory = tuple[Tensor, Tensor]
"""Hidden values and cells of an LSTM, (units, N) each."""


def preprocessed(values: Tensor, p: float = P) -> Tensor:
    """Size and sign of values of many magnitudes (Andrychowicz et al. 2016, 1606.04474, appendix A):
    (log|v| / p, sgn v) where |v| ≥ e^−p, else (−1, e^p v). (*shape) → (2, *shape)."""
    least = math.exp(-p)
    large = values.abs() >= least
    size = torch.where(large, values.abs().clamp(min=least).log() / p, -1.0)
    return torch.stack([size, torch.where(large, values.sign(), values / least)])


class CoordinateLSTM(nn.Module):
    """An LSTM cell that N coordinates share, each with hidden values and cells of its own.

    It computes what its `nn.LSTMCell` does, with the coordinates as columns: the gates of all of them then lie
    together in memory, which is twice as fast for a hundred thousand coordinates, there and back. `nn.LSTM` is as
    fast, but keeps five times as much for the way back.
    """

    def __init__(self, inputs: int, units: int) -> None:
        super().__init__()
        self.cell = nn.LSTMCell(inputs, units)

    def start(self, like: Tensor) -> Memory:
        """The zeros that N coordinates begin with; ``like`` is (…, N)."""
        zeros = like.new_zeros(self.cell.hidden_size, like.shape[-1])
        return zeros, zeros

    def forward(self, x: Tensor, memory: Memory) -> Memory:
        """(inputs, N) and the memory before → the memory after."""
        hidden, cell = memory
        weight = torch.cat([self.cell.weight_ih, self.cell.weight_hh], 1)
        bias = self.cell.bias_ih + self.cell.bias_hh
        enter, keep, candidate, leave = torch.addmm(bias[:, None], weight, torch.cat([x, hidden])).chunk(4)
        cell = keep.sigmoid() * cell + enter.sigmoid() * candidate.tanh()
        return leave.sigmoid() * cell.tanh(), cell
