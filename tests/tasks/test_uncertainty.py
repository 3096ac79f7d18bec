"""Entropies by the formula, and by how many examples the question's class had."""

from __future__ import annotations

import math

import pytest
import torch

from workbench.tasks.uncertainty import ByShots, entropy


def test_entropy_is_that_of_information_theory() -> None:
    found = entropy(torch.tensor([[1.0, 0.0, 0.0], [0.5, 0.25, 0.25], [1 / 3] * 3], dtype=torch.float64))
    assert found.tolist() == pytest.approx([0.0, 1.5 * math.log(2), math.log(3)])


def test_questions_are_told_apart_by_the_examples_of_their_own_class() -> None:
    """Two tasks of three classes, with 1, 2 and 1 examples; the second time in other slots."""
    by_shots = ByShots()
    certain, unsure = [1.0, 0.0, 0.0], [0.0, 0.5, 0.5]
    probabilities = torch.tensor([[certain, unsure], [certain, unsure]], dtype=torch.float64)
    by_shots.add(probabilities, torch.tensor([[0, 1], [1, 2]]), torch.tensor([[0, 1, 1, 2], [0, 0, 1, 2]]))
    assert by_shots.means() == {
        1: {"accuracy": pytest.approx(1 / 3), "entropy": pytest.approx(math.log(2) / 3), "questions": 3},
        2: {"accuracy": 1.0, "entropy": pytest.approx(math.log(2)), "questions": 1},
    }
