"""A budget in minutes becomes a number of practice tasks, known before training begins."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from workbench.catalogue import catalogue
from workbench.config import RunConfig
from workbench.engine.setup import Setup, set_up
from workbench.engine.step import MetaStep, meta_step
from workbench.reproduce.plan import FEWEST_TASKS, Pace, fitted, pace, within

SMALL = {"filters": 4, "queries": 2, "validation_episodes": 4, "device": "cpu", "ways": 3}


def config(algorithm: str = "maml", **values: object) -> RunConfig:
    return catalogue().config("omniglot", algorithm, {**SMALL, **values}, preset="paper")  # type: ignore[dict-item]


def test_the_tasks_fill_what_validation_leaves_of_the_budget() -> None:
    made = fitted(config(meta_batch=4), Pace(practice=0.5, validation=0.1), seconds=100.0).train
    assert made.validation_episodes == 20  # a fifth of 100 s, at 0.1 s, in ten validations
    assert made.episodes == 160  # the other 80 s at 0.5 s
    assert made.validate_every == 16


def test_whole_meta_batches_are_planned_and_at_least_one() -> None:
    made = fitted(config(meta_batch=32), Pace(0.5, 0.0), seconds=70.0).train
    assert made.episodes == 4 * 32
    assert made.validate_every == 32
    assert fitted(config(meta_batch=32), Pace(100.0, 0.0), seconds=1.0).train.episodes == 32


def test_no_more_is_planned_than_the_paper_did() -> None:
    asked = config(episodes=64, meta_batch=32)
    assert fitted(asked, Pace(1e-6, 1e-6), seconds=600.0).train.episodes == 64


def test_slow_validation_keeps_enough_tasks_for_an_interval() -> None:
    assert fitted(config(), Pace(0.001, 100.0), seconds=60.0).train.validation_episodes == FEWEST_TASKS


def test_nothing_but_the_length_of_the_run_changes() -> None:
    asked = config("protonet")
    made = fitted(asked, Pace(0.5, 0.1), seconds=100.0)
    changed = {name for name, value in made.values().items() if value != asked.values()[name]}
    assert changed == {"episodes", "validate_every", "validation_episodes"}


def test_pace_divides_the_clock_by_the_tasks(small_omniglot: Path) -> None:
    """A clock that goes one second at each look: what is measured can be counted."""
    setup = set_up(RunConfig.from_json({**config(meta_batch=2).to_json(), "data": str(small_omniglot)}))
    ticks = itertools.count()
    found = pace(setup, seconds=3.0, clock=lambda: float(next(ticks)))
    # looks at 0 (began), 1, 2, 3 (the end of the loop after the third step of two tasks), 4 (read)
    assert found.practice == pytest.approx(4 / (3 * 2))
    assert found.validation == pytest.approx(1 / 4)


def test_steps_are_tried_in_both_halves_of_the_run(small_omniglot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with MAML++, whose gradients are of first order in the first half alone."""
    asked = config("maml_pp", meta_batch=2, episodes=1000)
    setup = set_up(RunConfig.from_json({**asked.to_json(), "data": str(small_omniglot)}))
    tried = []

    def watched(setup: Setup, episodes: int) -> MetaStep:
        tried.append(episodes / 1000)
        return meta_step(setup, episodes)

    monkeypatch.setattr("workbench.reproduce.plan.meta_step", watched)
    ticks = itertools.count()
    pace(setup, seconds=4.0, clock=lambda: float(next(ticks)))
    counted = tried[2:]  # after the two that warm up
    assert sum(each < 0.5 for each in counted) == sum(each > 0.5 for each in counted) == 2


def test_a_method_without_practice_is_left_as_it_is(small_omniglot: Path) -> None:
    asked = RunConfig.from_json({**config("nearest_pixel").to_json(), "data": str(small_omniglot)})
    assert within(asked, minutes=1.0) == asked


def test_a_long_budget_is_not_spent_on_finding_out(small_omniglot: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be stopped meanwhile."""
    tried: list[float] = []

    def known(_: Setup, seconds: float, __: object) -> Pace:
        tried.append(seconds)
        return Pace(1.0, 0.0)

    monkeypatch.setattr("workbench.reproduce.plan.pace", known)
    asked = RunConfig.from_json({**config(meta_batch=1).to_json(), "data": str(small_omniglot)})
    assert within(asked, 1.0).train.episodes == 57  # 3 s of 60 for finding out
    assert within(asked, 600.0).train.episodes == 36000 - 60
    assert tried == [3.0, 60.0]
