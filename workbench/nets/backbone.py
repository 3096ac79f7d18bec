"""What every network answers: features of T tasks at once, with shared or per-task weights."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from torch import Tensor, nn

from workbench.nets.preprocessing import Preprocessing

Weights = Mapping[str, Tensor]
"""Parameter name → (T, *shape): every task's own value of that parameter."""

Statistics = tuple[tuple[Tensor, Tensor], ...]
"""Per normalisation layer the mean and the variance, each (T, channels)."""


class Backbone(nn.Module, ABC):
    """A network from pictures to features.

    Attributes:
        preprocessing: what the network expects of its images.
        feature_dim: D, the length of one image's features.
    """

    preprocessing: Preprocessing
    feature_dim: int

    @abstractmethod
    def features(
        self, x: Tensor, weights: Weights | None = None, statistics: Statistics | None = None
    ) -> tuple[Tensor, Statistics]:
        """Features of T tasks, and the batch-norm statistics they were normalised with.

        Args:
            x: (T, N, C, H, W), values 0..255.
            weights: each task's own parameters, all of them; None shares the network's.
            statistics: what to normalise with; None takes each task's own over its N images.

        Returns:
            (T, N, D) features, and the statistics. Twice differentiable in x, weights and statistics.

        Raises:
            ValueError: the images are not of the size or the channels the network expects.
        """

    @abstractmethod
    def running_statistics(self, tasks: int) -> Statistics:
        """The averages kept from training, for ``tasks`` tasks."""

    @abstractmethod
    def update_running(self, statistics: Statistics) -> None:
        """Let the averages follow ``statistics``, their mean over the tasks."""

    @abstractmethod
    def forward(self, x: Tensor) -> Tensor:
        """Features by stock operations alone, as they are exported: (N, C, H, W) in 0..255 → (N, D)."""

    @abstractmethod
    def frozen(self, task: int, weights: Weights | None, statistics: Statistics) -> Backbone:
        """A copy for one task in evaluation mode, whose `forward` gives that task's features."""
