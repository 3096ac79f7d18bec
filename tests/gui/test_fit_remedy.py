"""Settings that are offered where a dataset does not suffice, and what an algorithm cannot be asked for."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from gui.classes_stage import Desk, desk  # noqa: F401
from PySide6.QtWidgets import QPushButton

from workbench.catalogue import catalogue
from workbench.config import RunConfig, SplitConfig, TaskConfig
from workbench.engine.mixture import shared_preprocessing
from workbench.engine.model import build
from workbench.gui.models.classes import ClassFacts
from workbench.gui.models.fit import obstacles
from workbench.gui.models.fit_limits import limits
from workbench.gui.models.fit_remedy import remedy, remedy_words
from workbench.tasks.labelled import TaskError


def facts(counts: list[int], parts: list[int]) -> ClassFacts:
    return ClassFacts(tuple(f"class {number}" for number in range(len(counts))), tuple(counts), tuple(parts))


def config(**task: Any) -> RunConfig:
    return RunConfig(task=TaskConfig(**task))


def test_only_the_setting_that_is_too_high_is_lowered_and_as_little_as_can_be() -> None:
    enough = config(ways=5, shots=1, queries=15, train_ways=20, train_queries=5)
    made = facts([8] * 40, [0] * 26 + [1] * 6 + [2] * 8)
    assert remedy(made, enough, "episodes") == {"queries": 7}
    assert remedy_words({"queries": 7}, enough, _knobs("protonet")) == (
        "Set it to 7",
        "Questions per class: 7 in place of 15",
    )


def test_practice_and_validation_are_mended_together() -> None:
    asked = config(ways=5, shots=5, queries=15, train_ways=20, train_queries=5)
    made = facts([12] * 14, [0] * 10 + [1] * 4)
    changes = remedy(made, asked, "episodes")
    assert changes == {"ways": 4, "queries": 7, "train_ways": 10}
    assert remedy_words(changes, asked, _knobs("protonet"))[0] == "Adjust 3 settings"


def test_nothing_is_offered_where_nothing_is_wrong_or_nothing_helps() -> None:
    asked = config(ways=2, shots=1, queries=1)
    assert remedy(facts([9] * 6, [0] * 6), asked, "episodes") == {}
    assert remedy(facts([9] * 3, [0, 0, 1]), asked, "episodes") == {}, "one class makes no task"
    assert remedy(facts([1] * 6, [0] * 6), asked, "episodes") == {}


@pytest.mark.parametrize("seed", range(60))
def test_what_is_offered_lets_the_run_begin(seed: int) -> None:
    draw = random.Random(seed)
    count = draw.randint(2, 14)
    made = facts([draw.randint(1, 9) for _ in range(count)], [draw.choice((0, 0, 1)) for _ in range(count)])
    asked = config(ways=draw.randint(2, 6), shots=draw.randint(1, 5), queries=draw.randint(1, 9))
    asked = replace(asked, task=replace(asked.task, train_ways=draw.choice((0, 9)), train_shots=draw.choice((0, 3))))
    asked = replace(asked, split=SplitConfig(rotations=draw.random() < 0.3))
    changes = remedy(made, asked, "episodes")
    if changes:
        mended = replace(asked, task=replace(asked.task, **changes))
        assert obstacles(made, asked, "episodes") and not obstacles(made, mended, "episodes")
        assert all(value < asked.values()[name] for name, value in changes.items())


def test_one_click_in_the_panel_mends_it(desk: Desk) -> None:  # noqa: F811
    desk.describe([8] * 12, [0] * 6 + [1] * 6)
    notice = desk.panel.mismatch
    assert "Lower “Questions per class” to at most 7" in notice.sentence
    button = next(each for each in notice.findChildren(QPushButton) if each.text() == "Set it to 7")
    button.click()
    assert desk.window.algorithm.values()["queries"] == 7
    assert not notice.isVisible() and notice.action == "" and not desk.fit.insist()


@pytest.mark.parametrize(("slots", "train_ways", "ways"), [(5, 0, 7), (5, 5, 6), (5, 5, 5), (10, 5, 8), (5, 9, 9)])
@pytest.mark.parametrize("name", ["snail", "mann"])
def test_the_limit_of_a_learner_is_told_as_the_engine_would(name: str, slots: int, train_ways: int, ways: int) -> None:
    asked = catalogue().config("glyphs", name, {"ways": ways, "train_ways": train_ways, "label_slots": slots})
    learner = build(asked, shared_preprocessing(asked))
    try:
        learner.check_way(ways)
    except TaskError:
        (words,) = limits(asked)
        assert f"has {ways} classes" in words and f"at most {learner.slots} apart" in words
    else:
        assert limits(asked) == []


def test_start_refuses_more_classes_than_the_learner_tells_apart(desk: Desk) -> None:  # noqa: F811
    desk.describe([20] * 60, [0] * 30 + [1] * 15 + [2] * 15)
    desk.window.wiring.algorithm.choose("snail")
    desk.window.algorithm.set_values({"ways": 12, "train_ways": 5, "label_slots": 5})
    assert desk.fit.insist()
    assert "made to tell at most 5 apart" in desk.panel.mismatch.sentence


def _knobs(algorithm: str) -> dict[str, Any]:
    return {knob.name: knob for knob in catalogue().all_knobs(algorithm)}
