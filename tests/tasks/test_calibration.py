"""The expected calibration error: by hand, and against torchmetrics."""

from __future__ import annotations

import pytest
import torch
from torchmetrics.functional.classification import multiclass_calibration_error

from workbench.tasks.calibration import BINS, Calibration


def test_two_bins_worked_out_by_hand() -> None:
    probabilities = torch.tensor([[0.9, 0.1], [0.2, 0.8], [0.4, 0.6], [1.0, 0.0]], dtype=torch.float64)
    calibration = Calibration(bins=4)
    calibration.add(probabilities, torch.tensor([0, 0, 1, 0]))
    # (0.75, 1]: confidences 0.9, 0.8, 1.0, two of three right; (0.5, 0.75]: 0.6, right
    assert calibration.error() == pytest.approx((abs(2 - 2.7) + abs(1 - 0.6)) / 4, abs=1e-12)


def test_many_answers_in_parts_give_what_torchmetrics_gives() -> None:
    generator = torch.Generator().manual_seed(0)
    probabilities = torch.randn(900, 5, generator=generator, dtype=torch.float64).mul(2).softmax(-1)
    labels = torch.randint(0, 5, (900,), generator=generator)
    calibration = Calibration()
    for part in range(0, 900, 100):
        calibration.add(probabilities[part : part + 100], labels[part : part + 100])
    expected = multiclass_calibration_error(probabilities, labels, num_classes=5, n_bins=BINS, norm="l1")
    assert calibration.error() == pytest.approx(expected.item(), abs=1e-6)


def test_confidence_that_is_right_as_often_as_it_says_has_no_error() -> None:
    calibration = Calibration()
    calibration.add(torch.tensor([[0.75, 0.25]] * 4, dtype=torch.float64), torch.tensor([0, 0, 0, 1]))
    assert calibration.error() == pytest.approx(0, abs=1e-12)
