"""The outer rate at the points where it is known."""

from __future__ import annotations

import pytest

from workbench.config import TrainConfig
from workbench.engine.schedule import outer_lr


def test_constant() -> None:
    assert outer_lr(TrainConfig(outer_lr=0.1), 999) == 0.1


def test_cosine_falls_from_the_rate_over_half_of_it_to_zero() -> None:
    train = TrainConfig(outer_lr=0.1, schedule="cosine", episodes=100)
    assert [outer_lr(train, n) for n in (0, 50, 100)] == pytest.approx([0.1, 0.05, 0.0])


def test_steps_halve_the_rate() -> None:
    train = TrainConfig(outer_lr=0.1, schedule="step", schedule_every=2000, schedule_factor=0.5)
    assert [outer_lr(train, n) for n in (1999, 2000, 4000)] == pytest.approx([0.1, 0.05, 0.025])
