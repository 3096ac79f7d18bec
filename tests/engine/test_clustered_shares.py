"""Shares of right answers by class: their intervals hold the truth, though answers of one task go together."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.engine.clustered_shares import share, shares


def parts(rng: np.random.Generator, tasks: int, questions: int, mean: float, together: float) -> np.ndarray:
    """Shares in tasks; ``together`` in 0..1 is how much the answers of a task go together (beta-binomial)."""
    strength = (1 - together) / together
    chance = rng.beta(mean * strength, (1 - mean) * strength, tasks)
    return rng.binomial(questions, chance) / questions


@pytest.mark.parametrize(("tasks", "mean", "together"), [(20, 0.9, 0.3), (60, 0.8, 0.6), (60, 0.97, 0.05)])
def test_the_interval_holds_the_truth(tasks: int, mean: float, together: float) -> None:
    found = [share(parts(np.random.default_rng(seed), tasks, 15, mean, together), 15) for seed in range(600)]
    held = np.mean([abs(each.value - mean) <= each.ci95 for each in found])
    assert held >= 0.93
    alone = [1.96 * (each.value * (1 - each.value) / (15 * tasks)) ** 0.5 for each in found]
    if together >= 0.3:
        naive = np.mean([abs(each.value - mean) <= half for each, half in zip(found, alone, strict=True)])
        assert naive < 0.8, "as if answers were had one by one"


def test_it_is_no_wider_than_it_must_be_where_answers_are_independent() -> None:
    rng = np.random.default_rng(0)
    found = share(rng.binomial(15, 0.7, 200) / 15, 15)
    assert found.ci95 == pytest.approx(1.96 * (0.7 * 0.3 / 3000) ** 0.5, rel=0.2)


def test_all_right_is_not_certain() -> None:
    few, many = share(np.ones(5), 15), share(np.ones(500), 15)
    assert few.value == many.value == 1 and few.ci95 > 0.3 and 0.001 < many.ci95 < 0.01
    assert share(np.ones(1), 15).ci95 > 0.9


def test_slots_are_put_together_by_class() -> None:
    right = np.array([[3, 0], [1, 2], [3, 3]])
    classes = np.array([[4, 7], [7, 4], [9, 4]])
    found = shares(right, classes, 3)
    assert list(found) == [4, 7, 9]
    assert found[4].value == pytest.approx((3 + 2 + 3) / 9) and found[7].value == pytest.approx(1 / 6)
    assert found[4] == share(np.array([1.0, 2 / 3, 1.0]), 3)
