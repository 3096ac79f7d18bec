"""What can be done with the runs that are chosen, and why something cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gui.runs_stage import summary
from PySide6.QtGui import QKeySequence

from workbench.gui.models.run_actions import (
    ACTIONS,
    ENDED,
    GOES_ON,
    IN_TRAINING,
    LOADING,
    MENU,
    NO_CHECKPOINT,
    ONE,
    SOME,
    TESTING,
    TWO,
    UNUSABLE,
    Situation,
    why_not,
)
from workbench.runs.log import RunState

DONE = summary("done")
STOPPED = summary("stopped", state=RunState.STOPPED, can_continue=True)
FAILED = summary("failed", state=RunState.FAILED, can_continue=True)
LIVE = summary("live", state=RunState.RUNNING)
IDLE, TRAINING = Situation(), Situation(live=LIVE.path)


@pytest.mark.parametrize(
    ("key", "runs", "now", "reason"),
    [
        ("compare", [DONE], IDLE, TWO),
        ("compare", [DONE, STOPPED], IDLE, ""),
        ("export", [], IDLE, SOME),
        ("delete", [DONE, STOPPED], IDLE, ""),
        ("delete", [LIVE], TRAINING, ""),  # it then says why not, which a dead button could not
        ("rename", [DONE, STOPPED], IDLE, ONE),
        ("rename", [DONE], IDLE, ""),
        ("continue", [DONE], IDLE, ENDED),
        ("continue", [STOPPED], IDLE, ""),
        ("continue", [FAILED], IDLE, ""),
        ("continue", [STOPPED], TRAINING, IN_TRAINING),
        ("continue", [LIVE], TRAINING, GOES_ON),
        ("continue", [LIVE], IDLE, GOES_ON),  # in another process
        ("continue", [replace(STOPPED, can_continue=False)], IDLE, NO_CHECKPOINT),
        ("try", [FAILED], IDLE, UNUSABLE),
        ("try", [LIVE], TRAINING, ""),
        ("test", [DONE], IDLE, ""),
        ("test", [FAILED], IDLE, UNUSABLE),
        ("test", [DONE], replace(IDLE, is_testing=True), TESTING),
        ("test", [DONE], replace(IDLE, is_engine_ready=False), LOADING),
    ],
)
def test_an_action_says_why_it_is_not_possible(key: str, runs: list, now: Situation, reason: str) -> None:
    assert why_not(key, runs, now) == reason


def test_every_action_is_in_the_menu_once_and_needs_a_run() -> None:
    assert sorted(key for part in MENU for key in part) == sorted(ACTIONS)
    assert all(why_not(key, [], IDLE) for key in ACTIONS)


def test_every_key_is_one_that_qt_knows_and_none_is_used_twice() -> None:
    keys = [each.keys for each in ACTIONS.values() if each.keys]
    assert all(QKeySequence(each).toString() for each in keys) and len(set(keys)) == len(keys)
