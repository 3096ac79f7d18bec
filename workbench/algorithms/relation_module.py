"""The relation module of Sung et al.: a small network that scores how well a query fits each class of its task."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from workbench.nets.backbone import Statistics
from workbench.nets.channels_last import columns, from_columns
from workbench.nets.conv_block import ConvBlock
from workbench.nets.moments import moments
from workbench.nets.norm import Norm, batch_norm
from workbench.nets.pooling import max_pool
from workbench.nets.task_pass import TaskPass

FILTERS, HIDDEN = 64, 8  # the paper's


class RelationModule(nn.Module):
    """Two blocks of convolution, batch-norm, ReLU and 2×2 max-pooling, and two linear layers with a ReLU between.

    Where a map is too small to be halved, it is not.

    Args:
        map_shape: (C, h, w) of the maps that are compared.
    """

    def __init__(self, map_shape: tuple[int, int, int]) -> None:
        super().__init__()
        self.map_shape = map_shape
        channels, h, w = map_shape
        self.first = PairBlock(channels, FILTERS, size=_kernel(h, w), pool=_halved(h, w))
        h, w = (h // 2, w // 2) if _halved(h, w) else (h, w)
        self.second = ConvBlock("second", FILTERS, FILTERS, size=_kernel(h, w), pool=_halved(h, w))
        h, w = (h // 2, w // 2) if _halved(h, w) else (h, w)
        self.linear1 = nn.Linear(FILTERS * h * w, HIDDEN)
        self.linear2 = nn.Linear(HIDDEN, 1)

    def forward(
        self, classes: Tensor, queries: Tensor, statistics: Statistics | None = None
    ) -> tuple[Tensor, Statistics]:
        """Scores of all pairs of a query and a class of its task, before the sigmoid.

        Args:
            classes: (T, way, D), flattened maps.
            queries: (T, Q, D), flattened maps.
            statistics: what to normalise with; None takes each task's own over its pairs.

        Returns:
            (T, Q, way), and the statistics.
        """
        run = TaskPass(len(queries), None, statistics)
        shown, asked = (each.reshape(*each.shape[:2], *self.map_shape) for each in (classes, queries))
        z = run.unpack(self.second.of_tasks(self.first.of_pairs(shown, asked, run), run))
        scores: Tensor = self.linear2(F.relu(self.linear1(z)))
        return scores.reshape(len(queries), queries.shape[1], classes.shape[1]), tuple(run.used)

    def running_statistics(self, tasks: int) -> Statistics:
        """The averages kept from practice, for ``tasks`` tasks."""
        return tuple((norm.mean.expand(tasks, -1), norm.variance.expand(tasks, -1)) for norm in self._norms)

    def update_running(self, statistics: Statistics) -> None:
        """Let the averages follow ``statistics``, their mean over the tasks."""
        for norm, (mean, variance) in zip(self._norms, statistics, strict=True):
            norm.update_running(mean, variance)

    @property
    def _norms(self) -> tuple[Norm, Norm]:
        return self.first, self.second


class PairBlock(Norm):
    """A block on the maps of a class and of a query, one above the other, for all pairs of a task.

    Convolution is linear: the halves of its kernel go over every class and every query once, and the pairs are sums.
    For 5 classes and 75 queries that is 80 convolutions of half the depth instead of 375.
    """

    def __init__(self, channels: int, filters: int, *, size: int, pool: bool) -> None:
        super().__init__()
        self.padding, self.pool = size // 2, pool
        self.kernel = nn.Parameter(torch.empty(filters, 2 * channels, size, size))
        nn.init.kaiming_uniform_(self.kernel, a=math.sqrt(5))
        self.add_norm(filters)

    def of_pairs(self, classes: Tensor, queries: Tensor, run: TaskPass) -> Tensor:
        """(T, way, C, h, w) and (T, Q, C, h, w) → a map (T·Q·way, F, h', w') as `TaskPass` has it."""
        # as in ConvBlock: pooling comes first, and the scale's sign makes what follows increasing
        sign = torch.where(self.scale.detach() < 0, -1.0, 1.0).to(self.scale.dtype)
        z = self._sums(classes, queries, self.kernel * sign[:, None, None, None], run)
        given = run.given()
        mean, variance = moments(z, run.tasks) if given is None else (given[0] * sign, given[1])
        run.used.append((mean * sign, variance))
        z = max_pool(z) if self.pool else z
        out = F.relu_(batch_norm(columns(z, run.rows), mean, variance, self.scale * sign, self.shift))
        return from_columns(out, z.shape)

    def _sums(self, classes: Tensor, queries: Tensor, kernel: Tensor, run: TaskPass) -> Tensor:
        """The convolutions of all pairs, (T·Q·way, F, h, w), the channels last in memory."""
        for_class, for_query = kernel.chunk(2, 1)
        of_class, of_query = (self._convolved(*each, run) for each in ((classes, for_class), (queries, for_query)))
        z = of_class[:, None] + of_query[:, :, None]
        return z.flatten(0, 2).permute(0, 3, 1, 2)

    def _convolved(self, x: Tensor, kernel: Tensor, run: TaskPass) -> Tensor:
        """(T, N, C, h, w) → (T, N, h, w, F)."""
        z = run.conv(run.pack(x), kernel, padding=self.padding).permute(0, 2, 3, 1)
        return z.reshape(*x.shape[:2], *z.shape[1:])


def _kernel(h: int, w: int) -> int:
    """A single pixel has no neighbours to look at."""
    return 3 if max(h, w) > 1 else 1


def _halved(h: int, w: int) -> bool:
    return min(h, w) > 1
