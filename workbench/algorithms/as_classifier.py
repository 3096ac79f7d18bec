"""What methods share that practise as a plain classifier of all their classes at once (stream "class_batches")."""

from __future__ import annotations

from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from workbench.algorithms.on_features import OnFeatures
from workbench.tasks.class_batches import ClassBatch


class AsClassifier(OnFeatures):
    """Cross-entropy over all practised classes; `fit` makes another head when a task comes.

    Subclasses set ``classifier``, (B, D) → (B, ways), and have a knob ``batch``.
    """

    stream: ClassVar[str] = "class_batches"
    classifier: nn.Module

    def meta_loss(self, task: Any, generator: torch.Generator | None = None) -> tuple[Tensor, dict[str, Tensor]]:
        """See `Algorithm.meta_loss`: of class batches, each normalised as a whole; of tasks, as `OnFeatures` has it."""
        if not isinstance(task, ClassBatch):
            return super().meta_loss(task, generator)
        x = task.x.reshape(task.tasks, -1, *task.x.shape[1:])
        features = self.normalised_together(x).flatten(0, 1)
        self.practised_on(features.detach())
        logits: Tensor = self.classifier(features)
        losses = task.loss(logits, self.label_smoothing if self.training else 0.0)
        return losses.mean(), task.metrics(logits.detach())

    def practised_on(self, features: Tensor) -> None:
        """Take note of features of practice, (B, D); by default of nothing."""
