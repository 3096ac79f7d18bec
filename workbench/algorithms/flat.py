"""The weights of T tasks as one vector each, and back: learned optimisers treat all coordinates alike."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Layout:
    """Where each weight's entries lie in a vector of P entries.

    Attributes:
        slices: name → the entries of that weight, in the order of the names.
        shapes: name → the weight's shape, without the tasks' dimension.
    """

    slices: Mapping[str, slice]
    shapes: Mapping[str, torch.Size]

    @classmethod
    def of(cls, weights: Mapping[str, Tensor]) -> Layout:
        """The layout of weights, name → (T, *shape)."""
        shapes = {name: each.shape[1:] for name, each in weights.items()}
        slices, end = {}, 0
        for name, shape in shapes.items():
            slices[name] = slice(end, end + math.prod(shape))
            end = slices[name].stop
        return cls(slices, shapes)

    @property
    def size(self) -> int:
        """P, how many entries there are."""
        return max((each.stop for each in self.slices.values()), default=0)

    def flatten(self, weights: Mapping[str, Tensor]) -> Tensor:
        """Name → (T, *shape) becomes (T, P); the mapping's own order does not matter."""
        return torch.cat([weights[name].flatten(1) for name in self.slices], 1)

    def unflatten(self, flat: Tensor) -> dict[str, Tensor]:
        """(T, P) becomes name → (T, *shape), views of it."""
        return {name: flat[:, part].reshape(-1, *self.shapes[name]) for name, part in self.slices.items()}
