"""What is said of a model beside its accuracy: collected over all tasks it is measured on, without keeping them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from workbench.tasks.calibration import Calibration
from workbench.tasks.labelled import LabelledTask
from workbench.tasks.ranking import areas_under_curves
from workbench.tasks.uncertainty import ByShots, entropy


class Report:
    """Collects answers. Of each task four numbers are kept, beside counts by class.

    Args:
        class_names: of the images that tasks are drawn from.
        temperature: that the model was calibrated with; it matters to the calibration error alone.
    """

    def __init__(self, class_names: Sequence[str], temperature: float = 1.0) -> None:
        self._names, self._temperature = tuple(class_names), temperature
        self._per_task: dict[str, list[Tensor]] = {"macro_f1": [], "auc_ovr": [], "auc_hand_till": [], "entropy": []}
        self._calibration, self._uncalibrated = Calibration(), Calibration()
        self._by_shots = ByShots()
        self._answers: Counter[int] = Counter()

    def add(self, task: LabelledTask, logits: Tensor) -> None:
        """The answers to T tasks: logits (T, Q, way). Raises ValueError when the task's classes are not known."""
        # Apple's GPUs have no float64
        logits, labels = logits.detach().cpu().double(), task.query_y.cpu()
        probabilities = logits.softmax(-1)
        rest, pairs = areas_under_curves(probabilities, labels)
        found = {"macro_f1": _macro_f1(probabilities, labels), "auc_ovr": rest, "auc_hand_till": pairs}
        found["entropy"] = entropy(probabilities).mean(-1)
        self._by_shots.add(probabilities, labels, task.support.y.cpu())
        for name, values in found.items():
            self._per_task[name].append(values)
        self._calibration.add((logits / self._temperature).softmax(-1).flatten(0, 1), labels.flatten())
        self._uncalibrated.add(probabilities.flatten(0, 1), labels.flatten())
        self._count(task, probabilities.argmax(-1), labels)

    def _count(self, task: LabelledTask, answers: Tensor, labels: Tensor) -> None:
        if task.classes is None:
            raise ValueError("A report by class needs tasks that know their classes.")
        classes = task.classes.cpu()
        codes = classes.gather(1, labels) * len(self._names) + classes.gather(1, answers)
        found, counts = torch.unique(codes, return_counts=True)
        self._answers.update(dict(zip(found.tolist(), counts.tolist(), strict=True)))

    def metrics(self) -> dict[str, Tensor]:
        """Macro-averaged F1, the areas of `areas_under_curves` and the mean entropy of the answers in nats, for each of
        the n tasks: name → (n,)."""
        return {name: torch.cat(values) for name, values in self._per_task.items()}

    def calibration_error(self) -> float:
        """See `Calibration.error`, over the answers to all questions, at the model's temperature."""
        return self._calibration.error()

    def calibration_error_uncalibrated(self) -> float:
        """The same at temperature 1."""
        return self._uncalibrated.error()

    def by_shots(self) -> dict[int, dict[str, float | int]]:
        """See `ByShots.means`."""
        return self._by_shots.means()

    def confusion(self) -> list[dict[str, Any]]:
        """How often class ``true`` was taken for ``predicted``: errors first, the most frequent at the top."""
        pairs = [(divmod(code, len(self._names)), count) for code, count in self._answers.items()]
        pairs.sort(key=lambda pair: (pair[0][0] == pair[0][1], -pair[1], pair[0]))
        return [
            {"true": self._names[true], "predicted": self._names[predicted], "count": count}
            for (true, predicted), count in pairs
        ]

    def per_class(self) -> dict[str, dict[str, float | int]]:
        """Each class that was asked for, in the data's order: its share of right answers, and the questions."""
        asked: Counter[int] = Counter()
        right: Counter[int] = Counter()
        for code, count in self._answers.items():
            true, predicted = divmod(code, len(self._names))
            asked[true] += count
            right[true] += count * (true == predicted)
        return {
            self._names[each]: {"accuracy": right[each] / asked[each], "questions": asked[each]}
            for each in sorted(asked)
        }


def _macro_f1(probabilities: Tensor, labels: Tensor) -> Tensor:
    """(T,) from probabilities (T, Q, way) and labels (T, Q)."""
    # imported at its first use: it takes as long to load as torch, and Try it can do without
    from torchmetrics.functional.classification import multiclass_f1_score

    f1: Tensor = multiclass_f1_score(
        probabilities.transpose(1, 2),
        labels,
        num_classes=probabilities.shape[2],
        average="macro",
        multidim_average="samplewise",
        validate_args=False,
    )
    return f1.double()
