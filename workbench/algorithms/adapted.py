"""The predictor of methods whose adaptation changes weights: a network and a linear head per task."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from workbench.algorithms.base import Predictor, PredictorMeta
from workbench.algorithms.inner_loop import linear, with_prefix
from workbench.nets.backbone import Backbone, Statistics, Weights


class AdaptedPredictor(Predictor):
    """T tasks' weights, their names beginning with ``net.`` or ``head.``, held as buffers.

    Args:
        net: the network whose form the weights have; without ``net.`` weights, its own are shared.
        weights: name → (T, *shape).
        statistics: batch-norm statistics for the queries; None takes the queries' own (transductive).
        meta: what travels with the answers.
        tasks_at_once: how many tasks to compute together; 0 means all.
    """

    def __init__(
        self,
        net: Backbone,
        weights: Weights,
        statistics: Statistics | None,
        meta: PredictorMeta,
        tasks_at_once: int = 0,
    ) -> None:
        super().__init__()
        self.net, self.meta, self.tasks_at_once = net, meta, tasks_at_once
        self._names = tuple(weights)
        for name, value in weights.items():
            self.register_buffer(_buffer(name), value)
        self._layers = 0 if statistics is None else len(statistics)
        for layer, (mean, variance) in enumerate(statistics or ()):
            self.register_buffer(f"mean_{layer}", mean)
            self.register_buffer(f"variance_{layer}", variance)

    def embed(self, x: Tensor) -> Tensor:
        """See `Predictor.embed`."""
        return torch.cat([self._features(part, tasks) for tasks, part in self._parts(x)])

    def forward(self, x: Tensor) -> Tensor:
        """See `Predictor.forward`."""
        weight, bias = self.get_buffer("head_weight"), self.get_buffer("head_bias")
        return linear(self.embed(x), weight, bias)

    def _parts(self, x: Tensor) -> Sequence[tuple[slice, Tensor]]:
        """The tasks in parts of at most ``tasks_at_once``, with their images."""
        size = self.tasks_at_once or len(x)
        return [(slice(i, i + size), x[i : i + size]) for i in range(0, len(x), size)]

    def _features(self, x: Tensor, tasks: slice) -> Tensor:
        weights = {name: self.get_buffer(_buffer(name))[tasks] for name in self._names}
        of_net = with_prefix(weights, "net.") or None
        return self.net.features(x, of_net, self._statistics(tasks))[0]

    def _statistics(self, tasks: slice) -> Statistics | None:
        if not self._layers:
            return None
        buffers = ((self.get_buffer(f"mean_{i}"), self.get_buffer(f"variance_{i}")) for i in range(self._layers))
        return tuple((mean[tasks], variance[tasks]) for mean, variance in buffers)


def _buffer(name: str) -> str:
    """A buffer's name may not hold dots."""
    return name.replace(".", "_")
