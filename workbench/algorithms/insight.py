"""What a learner lets people look at while it adapts, and while its predictor answers.

`Algorithm.adapt` calls a *trace* with insights, and a predictor that was adapted with one calls it at every answer.
They cost time only when someone looks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from torch import Tensor, nn

if TYPE_CHECKING:
    from workbench.algorithms.base import Predictor

INNER_STEP, TUNING_STEP = "inner step", "tuning step"
SAMPLED = "sampled classifier"  # one of several that answer together


@dataclass(frozen=True)
class Stage:
    """Where T tasks stand on the way to their predictor, or one of several answers that make up its own.

    Attributes:
        axis: what the stages count, in the singular: INNER_STEP, "example read", SAMPLED.
        number, last: which one this is; stages come in rising order, from 0 or 1 up to ``last``.
        values: name → (T,), such as "loss" and "accuracy" on the support set.
        layers: quantity → layer → (T,), such as "moved in this step" → "blocks.0" → a length.
        predictor: makes the predictor that adapting would end with here, where there is one. To be called at once,
            within the trace: what it is made from may be gone later.
        head: the same for a method that knows its head alone; `OnFeatures` makes a predictor of it.
        example: which image of the support set was read here, where they are read in turn.
    """

    axis: str
    number: int
    last: int
    values: Mapping[str, Tensor] = field(default_factory=dict)
    layers: Mapping[str, Mapping[str, Tensor]] = field(default_factory=dict)
    predictor: Callable[[], Predictor] | None = None
    head: Callable[[], nn.Module] | None = None
    example: int | None = None


@dataclass(frozen=True)
class Attention:
    """How attention was divided: reported by a predictor each time it answers, or while examples are read.

    Attributes:
        name: which one this is, where there are several, such as "layer 2" or "read head 1".
        of: who paid attention: "questions", or "examples" while they are read.
        over: to what: "examples", in the order of the support set that was given, or "memory slots".
        weights: (T, Q, S), for every one of Q the shares that S things receive; they sum to at most 1.
    """

    name: str
    of: str
    over: str
    weights: Tensor


Insight = Stage | Attention
Trace = Callable[[Insight], None]


def by_layer(weights: Mapping[str, Tensor], size: Callable[[list[Tensor]], Tensor]) -> dict[str, Tensor]:
    """What ``size`` says of the tensors of each layer: name of a weight → (T, *shape) becomes layer → (T,)."""
    layers: dict[str, list[Tensor]] = {}
    for name, each in weights.items():
        layers.setdefault(layer_of(name), []).append(each)
    return {layer: size(each) for layer, each in layers.items()}


def layer_of(name: str) -> str:
    """The layer that a weight belongs to: "net.blocks.0.kernel" is of "blocks.0", "head.bias" of "head"."""
    whole = name.replace("__", ".").removeprefix("net.").removeprefix("body.")  # buffers have no dots in their names
    return whole.rpartition(".")[0] or whole


def length(tensors: list[Tensor]) -> Tensor:
    """The Euclidean length of several tensors (T, *shape) together: (T,)."""
    return sum_of_squares(tensors).sqrt()


def sum_of_squares(tensors: list[Tensor]) -> Tensor:
    """(T,) from tensors (T, *shape)."""
    return sum((each.flatten(1).square().sum(1) for each in tensors), start=tensors[0].new_zeros(len(tensors[0])))


def mean(tensors: list[Tensor]) -> Tensor:
    """The mean of all entries of several tensors (T, *shape): (T,)."""
    return sum_of(tensors) / sum(each[0].numel() for each in tensors)


def sum_of(tensors: list[Tensor]) -> Tensor:
    """(T,) from tensors (T, *shape)."""
    return sum((each.flatten(1).sum(1) for each in tensors), start=tensors[0].new_zeros(len(tensors[0])))
