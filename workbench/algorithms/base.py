"""The contract of every algorithm: adapt to a support set, and return a predictor.

Training, evaluation and the drop pane all go through `Algorithm.adapt`. Adapted state lives in the Predictor's
buffers, never on the algorithm, so two panes can use one model at once.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from workbench.config import Value
from workbench.tasks.labelled import LabelledTask, Support

Trace = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Paper:
    authors: str
    year: int
    title: str
    arxiv: str = ""


@dataclass(frozen=True)
class Card:
    """What the window says of an algorithm. ``presets`` maps "fast" and "paper" to flat knob values."""

    name: str
    title: str
    family: str
    summary: str
    advice: str
    paper: Paper
    presets: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)


@dataclass(frozen=True)
class PredictorMeta:
    """What travels with an adapted predictor beside its tensors."""

    way: int
    class_names: tuple[str, ...] = ()
    badges: tuple[str, ...] = ()
    temperature: float = 1.0


class Predictor(nn.Module, ABC):
    """An adapted model of T tasks. Its buffers are the adapted tensors, with a leading task dimension."""

    meta: PredictorMeta

    @abstractmethod
    def embed(self, x: Tensor) -> Tensor:
        """Features of images: (T, Q, C, H, W) in 0..255 → (T, Q, D)."""

    @abstractmethod
    def forward(self, x: Tensor) -> Tensor:
        """Logits of queries: (T, Q, C, H, W) in 0..255 → (T, Q, way)."""


class Algorithm(nn.Module, ABC):
    """A meta-learner around a network.

    ``self.training`` (nn.Module.train / eval) says whether adaptation must be differentiable.
    Subclasses are discovered in this package; each sets ``card`` and ``Config`` and implements `adapt`.
    """

    card: ClassVar[Card]
    Config: ClassVar[type]
    stream: ClassVar[str] = "episodes"

    @abstractmethod
    def adapt(
        self,
        support: Support,
        *,
        steps: int | None = None,
        generator: torch.Generator | None = None,
        trace: Trace | None = None,
    ) -> Predictor:
        """Learn T tasks from their support sets; see `Support` for the shapes. Leaves the algorithm unchanged.

        ``steps`` overrides the number of inner steps where the method has any.
        """

    def meta_loss(
        self, task: LabelledTask, generator: torch.Generator | None = None
    ) -> tuple[Tensor, dict[str, Tensor]]:
        """The loss to minimise over a batch of tasks, a scalar, and metrics per task (T,)."""
        logits = self.adapt(task.support, generator=generator)(task.query_x)
        return task.loss(logits).mean(), task.metrics(logits.detach())
