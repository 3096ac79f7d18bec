"""The first half of a predictor: the network as T tasks use it."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from workbench.nets.backbone import Backbone, Statistics, Weights


class Body(nn.Module):
    """A network with T tasks' own weights and batch-norm statistics, which are held as buffers.

    Args:
        net: the network whose form the weights have.
        weights: name → (T, *shape), of those parameters that the tasks have of their own; None shares all.
        statistics: what to normalise queries with; None takes the queries' own (transductive).
        tasks_at_once: how many tasks to compute together; 0 means all.
    """

    def __init__(
        self,
        net: Backbone,
        weights: Weights | None = None,
        statistics: Statistics | None = None,
        tasks_at_once: int = 0,
    ) -> None:
        super().__init__()
        self.net, self.tasks_at_once = net, tasks_at_once
        self._names = tuple(weights or ())
        self._layers = None if statistics is None else len(statistics)
        for name, value in (weights or {}).items():
            self.register_buffer(_buffer(name), value)
        for layer, (mean, variance) in enumerate(statistics or ()):
            # copies: the network's own may move on, and what is shared cannot be saved as each task's own
            self.register_buffer(f"mean_{layer}", mean.clone())
            self.register_buffer(f"variance_{layer}", variance.clone())

    def forward(self, x: Tensor) -> Tensor:
        """Features of images: (T, Q, C, H, W) in 0..255 → (T, Q, D)."""
        return torch.cat([self._features(part, tasks) for tasks, part in self._parts(x)])

    def with_own_weights(self, tasks: int) -> Body:
        """The same body, in which every task has a copy of all weights that may be adapted."""
        own = {name: each.detach().expand(tasks, *each.shape) for name, each in self.net.adaptable().items()}
        own |= {name: self.get_buffer(_buffer(name)) for name in self._names}
        return Body(self.net, own, self._statistics(slice(None)), self.tasks_at_once)

    def frozen(self, task: int) -> Backbone:
        """A copy of the network for one task, whose `Backbone.forward` gives that task's features.

        Raises:
            ValueError: queries are normalised with their own statistics.
        """
        weights = {name: self.get_buffer(_buffer(name)) for name in self._names}
        statistics = self._statistics(slice(None))
        if statistics is None and self.net.fixed:
            statistics = self.net.running_statistics(task + 1)
        if statistics is None:
            raise ValueError("the network normalises queries with their own statistics")
        return self.net.frozen(task, weights, statistics)

    def weight_buffers(self) -> dict[str, Tensor]:
        """The buffers that hold the tasks' own weights, by the buffers' names."""
        return {_buffer(name): self.get_buffer(_buffer(name)) for name in self._names}

    def _parts(self, x: Tensor) -> Sequence[tuple[slice, Tensor]]:
        """The tasks in parts of at most ``tasks_at_once``, with their images."""
        size = self.tasks_at_once or len(x)
        return [(slice(i, i + size), x[i : i + size]) for i in range(0, len(x), size)]

    def _features(self, x: Tensor, tasks: slice) -> Tensor:
        weights = {name: self.get_buffer(_buffer(name))[tasks] for name in self._names}
        return self.net.features(x, weights or None, self._statistics(tasks))[0]

    def _statistics(self, tasks: slice) -> Statistics | None:
        if self._layers is None:
            return None
        buffers = ((self.get_buffer(f"mean_{i}"), self.get_buffer(f"variance_{i}")) for i in range(self._layers))
        return tuple((mean[tasks], variance[tasks]) for mean, variance in buffers)


def _buffer(name: str) -> str:
    """A buffer's name may not hold dots."""
    return name.replace(".", "__")
