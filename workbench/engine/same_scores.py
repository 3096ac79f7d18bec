"""What a model did on each of the shared tasks: its scores, and its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional as F

from workbench.engine.evaluate import Measured
from workbench.engine.paired_bootstrap import Scores
from workbench.tasks.calibration import BINS
from workbench.tasks.labelled import LabelledTask
from workbench.tasks.report import Report

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Kept:
    """Of E tasks of Q questions each.

    Attributes:
        measured: means and intervals.
        entropy: of the answers in nats, (E,).
        scores: what can be better or worse.
        answers: (E, Q), the slot that each question was taken for.
        right: (E, way), right answers about each slot.
        classes: (E, way), which class of the shared pictures the slot holds.
        questions: about each slot.
        badges: what must be said of it.
    """

    measured: Measured
    entropy: Tensor
    scores: Scores
    answers: npt.NDArray[np.int16]
    right: Whole
    classes: Whole
    questions: int
    badges: tuple[str, ...]


class TaskRecord(Report):
    """A report that keeps the answers to every task as well."""

    def __init__(self, class_names: Sequence[str], temperature: float = 1.0) -> None:
        super().__init__(class_names, temperature)
        self._answers_by_task: list[Tensor] = []
        self._right: list[Tensor] = []
        self._classes: list[Tensor] = []
        self._gaps: list[Tensor] = []

    def add(self, task: LabelledTask, logits: Tensor) -> None:
        """As `Report.add`."""
        super().add(task, logits)
        logits, labels = logits.detach().cpu().double(), task.query_y.cpu()
        answers = logits.argmax(-1)
        slots = F.one_hot(labels, logits.shape[-1])
        self._answers_by_task.append(answers.short())
        self._right.append((slots * (answers == labels)[..., None]).sum(1))
        if task.classes is not None:  # `Report` refuses tasks that do not know their classes
            self._classes.append(task.classes.cpu())
        self._gaps.append(gaps((logits / self._temperature).softmax(-1), labels))

    def kept(self, measured: Measured, badges: tuple[str, ...]) -> Kept:
        """All of it, with what `measure` found on the same tasks."""
        by_task = self.metrics()
        entropy = by_task.pop("entropy")
        plain = {name: measured.by_task[name].cpu().double() for name in ("accuracy", "loss")}
        values = {name: each.numpy() for name, each in {**plain, **by_task}.items()}
        answers, right = torch.cat(self._answers_by_task), torch.cat(self._right)
        return Kept(
            measured,
            entropy,
            Scores(values, torch.cat(self._gaps).numpy()),
            answers.numpy(),
            right.numpy(),
            torch.cat(self._classes).numpy(),
            answers.shape[1] // right.shape[1],
            badges,
        )


def gaps(probabilities: Tensor, labels: Tensor) -> Tensor:
    """Right answers less confidence by bin, as `Calibration` parts them: (T, Q, way) and (T, Q) → (T, bins), summed
    and divided by Q."""
    edges = torch.linspace(0, 1, BINS + 1, dtype=torch.float64)[1:-1]
    confidence, answer = probabilities.max(-1)
    found = torch.zeros(len(labels), BINS, dtype=torch.float64)
    found.scatter_add_(1, torch.bucketize(confidence, edges), (answer == labels).double() - confidence)
    return found / labels.shape[1]
