"""The Dataset panel tells what does not go together before Start, and Start refuses."""

from __future__ import annotations

from typing import Any

from gui.classes_stage import Desk, desk  # noqa: F401

from workbench.engine.commands import CancelRequest, CheckRun, Start
from workbench.engine.replies import RequestFailed

FEW = [0] * 4 + [1] * 2 + [2] * 2


def test_too_few_classes_are_told_in_the_panel_and_start_refuses(desk: Desk) -> None:  # noqa: F811
    desk.describe([20] * 8, FEW)
    assert desk.panel.mismatch.isVisible() and desk.panel.mismatch.is_error
    assert "A practice task needs 5 classes, but there are only 4 for training" in desk.panel.mismatch.sentence
    assert "only 2 for validation" in desk.panel.mismatch.details
    desk.window.menus.start.trigger()
    assert not desk.engine.sent_of(Start)


def test_a_mended_setting_takes_the_sentence_away_and_start_begins(desk: Desk) -> None:  # noqa: F811
    desk.describe([20] * 8, FEW)
    row = desk.window.algorithm.form.rows["ways"]
    row.field.put(2)
    row.field.changed.emit()
    desk.fit.refresh()
    assert not desk.panel.mismatch.isVisible()
    desk.window.menus.start.trigger()
    assert desk.engine.sent_of(Start)[0].config.task.ways == 2


def test_start_says_it_again_where_it_was_dismissed(desk: Desk) -> None:  # noqa: F811
    desk.describe([20] * 8, FEW)
    desk.panel.mismatch.clear()
    desk.fit.refresh()
    assert not desk.panel.mismatch.isVisible(), "what was dismissed is not said again at every change"
    desk.window.menus.start.trigger()
    assert desk.panel.mismatch.isVisible()


def test_a_test_that_would_not_go_is_a_hint(desk: Desk) -> None:  # noqa: F811
    desk.describe([20] * 12, [0] * 5 + [1] * 5 + [2] * 2)
    assert "only 2 for test" in desk.panel.mismatch.sentence
    assert not desk.panel.mismatch.is_error
    desk.window.menus.start.trigger()
    assert desk.engine.sent_of(Start)


def test_what_the_engine_refuses_is_told_and_asked_once(desk: Desk, qtbot: Any) -> None:  # noqa: F811
    desk.describe([20] * 10, [0] * 5 + [1] * 5)
    asked = desk.engine.sent_of(CheckRun)
    reason = "koch needs images of at least 65 pixels a side, but they have 28."
    desk.engine.replyReceived.emit(RequestFailed(asked[-1].request_id, reason))
    desk.fit.refresh()
    assert desk.panel.mismatch.sentence == reason
    assert desk.fit.insist()
    assert desk.engine.sent_of(CheckRun) == asked
    desk.window.algorithm.set_values({"backbone": "koch"})
    desk.fit.refresh()
    assert len(desk.engine.sent_of(CheckRun)) == len(asked) + 1
    assert not desk.fit.obstacles


def test_nothing_is_told_of_a_dataset_that_is_not_open_yet(desk: Desk) -> None:  # noqa: F811
    desk.describe([20] * 8, FEW)
    desk.window.wiring.dataset.adopt({"split": "group"})
    desk.fit.refresh()
    assert desk.fit.facts is None
    assert not desk.panel.mismatch.isVisible()


def test_of_several_datasets_the_engine_looks_at_each_anew_when_the_task_changes(desk: Desk) -> None:  # noqa: F811
    form = desk.window.algorithm
    form.set_values({"mixture": "textures"})
    desk.fit.refresh()
    before = desk.engine.sent_of(CheckRun)
    assert not any(each.config.mixture.mixture for each in before), "the dataset itself is not open yet"
    desk.describe([20] * 40, [0] * 20 + [1] * 10 + [2] * 10)
    (first,) = [each for each in desk.engine.sent_of(CheckRun) if each.config.mixture.mixture]
    form.set_values({"ways": 7})
    desk.fit.refresh()
    second = desk.engine.sent_of(CheckRun)[-1]
    assert second.config.task.ways == 7
    assert [each.request_id for each in desk.engine.sent_of(CancelRequest)][-1] == first.request_id
    reason = "textures: a task needs 7 classes, but there are only 6."
    desk.engine.replyReceived.emit(RequestFailed(second.request_id, reason))
    desk.fit.refresh()
    assert desk.panel.mismatch.sentence == reason and desk.fit.insist()
