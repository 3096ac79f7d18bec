"""What is collected over tasks: by class, by pair of classes and as a whole."""

from __future__ import annotations

import pytest
import torch
from sklearn.metrics import f1_score
from torch import Tensor

from workbench.tasks.labelled import LabelledTask, Support
from workbench.tasks.ranking import areas_under_curves
from workbench.tasks.report import Report

NAMES = ("ant", "bee", "cat", "dog")


def asked(classes: list[list[int]], labels: list[int], answers: list[list[int]]) -> tuple[LabelledTask, Tensor]:
    """Tasks over ``classes`` (T, way), their queries' labels (Q,), and logits that give ``answers`` (T, Q)."""
    tasks, way, q = len(classes), len(classes[0]), len(labels)
    support = Support(torch.zeros(tasks, way, 1, 1, 1), torch.arange(way).expand(tasks, -1), way)
    query_y = torch.tensor(labels).expand(tasks, -1)
    task = LabelledTask(support, torch.zeros(tasks, q, 1, 1, 1), query_y, torch.tensor(classes))
    return task, 3.0 * torch.nn.functional.one_hot(torch.tensor(answers), way)


def collected() -> Report:
    """Bees are taken for cats twice and for dogs once."""
    report = Report(NAMES)
    report.add(*asked([[1, 2], [3, 1]], [0, 0, 1, 1], [[1, 0, 1, 1], [0, 0, 1, 0]]))
    report.add(*asked([[2, 1]], [0, 0, 1, 1], [[0, 0, 0, 1]]))
    return report


def test_accuracy_by_class_counts_the_classes_of_the_data() -> None:
    assert collected().per_class() == {
        "bee": {"accuracy": pytest.approx(3 / 6), "questions": 6},
        "cat": {"accuracy": 1.0, "questions": 4},
        "dog": {"accuracy": 1.0, "questions": 2},
    }


def test_confusion_names_the_most_frequent_errors_first() -> None:
    assert collected().confusion() == [
        {"true": "bee", "predicted": "cat", "count": 2},
        {"true": "bee", "predicted": "dog", "count": 1},
        {"true": "cat", "predicted": "cat", "count": 4},
        {"true": "bee", "predicted": "bee", "count": 3},
        {"true": "dog", "predicted": "dog", "count": 2},
    ]


def test_macro_f1_by_hand_and_against_scikit_learn() -> None:
    answers = [[0, 0, 1, 1, 2, 2], [0, 1, 1, 1, 0, 0]]
    task, logits = asked([[0, 1, 2], [3, 2, 1]], [0, 0, 1, 1, 2, 2], answers)
    report = Report(NAMES)
    report.add(task, logits)
    found = report.metrics()["macro_f1"].tolist()
    # the second task: class 0 has F1 2·1/(3 + 2), class 1 2·2/(3 + 2), class 2 none
    assert found == pytest.approx([1.0, (0.4 + 0.8 + 0.0) / 3], abs=1e-6)
    assert found[1] == pytest.approx(f1_score([0, 0, 1, 1, 2, 2], answers[1], average="macro"), abs=1e-6)


def test_areas_and_calibration_are_those_of_the_probabilities() -> None:
    generator = torch.Generator().manual_seed(0)
    task, _ = asked([[0, 1, 2], [3, 2, 1]], [0, 0, 1, 1, 2, 2], [[0] * 6] * 2)
    logits = torch.randn(2, 6, 3, generator=generator)
    report = Report(NAMES)
    report.add(task, logits)
    rest, pairs = areas_under_curves(logits.double().softmax(-1), task.query_y)
    assert torch.equal(report.metrics()["auc_ovr"], rest)
    assert torch.equal(report.metrics()["auc_hand_till"], pairs)
    confidence, answer = logits.double().softmax(-1).max(-1)
    right = (answer == task.query_y).double()
    bins = (confidence * 15).ceil()
    gaps = [(confidence[bins == b].sum() - right[bins == b].sum()).abs() for b in bins.unique()]
    assert report.calibration_error() == pytest.approx(float(sum(gaps)) / 12, abs=1e-12)


def test_tasks_of_unknown_classes_are_refused() -> None:
    task, logits = asked([[0, 1]], [0, 1], [[0, 1]])
    with pytest.raises(ValueError, match="classes"):
        Report(NAMES).add(LabelledTask(task.support, task.query_x, task.query_y), logits)
