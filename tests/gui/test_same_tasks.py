"""The window "Compare on the same tasks": what is asked, what came of it, and what would decide it."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gui.same_stage import compared, difference, hard_task, summary
from gui.stand_in_engine import StandInEngine
from gui.test_access import check
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from workbench.engine.commands import CancelRequest
from workbench.engine.events import Interval
from workbench.engine.replies import DatasetProgress, RequestFailed
from workbench.engine.run_requests import CompareRuns, RunsCompared
from workbench.gui.controllers.long_request import LOST
from workbench.gui.controllers.same_tasks import COUNTED, GIVEN_UP, OUTDATED, SameTasksController
from workbench.gui.models.same_tasks import (
    MOST_TASKS,
    TOO_FEW,
    as_csv,
    as_text,
    difference_words,
    figure,
    rounded_up,
    share_words,
    tasks_to_decide,
    verdict,
)
from workbench.gui.models.same_tasks import difference as between
from workbench.gui.widgets.same_glyph import DifferenceGlyph
from workbench.gui.widgets.same_setup import ON_VALIDATION
from workbench.gui.widgets.same_task_picture import AnsweredClass
from workbench.runs.log import RunState

ALL = PROTO, MAML, REPTILE = "/runs/proto", "/runs/maml", "/runs/reptile"


@pytest.fixture
def engine() -> StandInEngine:
    return StandInEngine()


@pytest.fixture
def uses() -> list[str]:
    return []


@pytest.fixture
def same(
    qtbot: Any, engine: StandInEngine, uses: list[str], tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SameTasksController]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    runs = [summary("proto", 2), summary("maml", 0, "MAML, long"), summary("reptile", 1)]
    failed = replace(summary("broken"), state=RunState.FAILED)
    controller = SameTasksController(engine, lambda: [*runs, failed], lambda: uses.append("used"), None)
    qtbot.addWidget(controller.window)
    controller.open([PROTO, MAML, REPTILE])
    yield controller
    controller.close()


def asked(engine: StandInEngine) -> CompareRuns:
    command = engine.sent_of(CompareRuns)[-1]
    assert isinstance(command, CompareRuns)
    return command


def answer(same: SameTasksController, engine: StandInEngine, more: int | None = 1873) -> RunsCompared:
    same.compare()
    reply = compared(asked(engine), more=more)
    engine.replyReceived.emit(reply)
    return reply


def test_two_models_are_the_least(same: SameTasksController, engine: StandInEngine) -> None:
    same.open([PROTO])
    assert same.window.state == TOO_FEW and not same.window.start.isEnabled()
    same.compare()
    assert not engine.sent_of(CompareRuns)
    same.window.setup.added.emit(MAML)
    assert same.window.state == "" and same.window.start.isEnabled()


def test_start_asks_for_what_is_chosen(same: SameTasksController, engine: StandInEngine, qtbot: Any) -> None:
    setup = same.window.setup
    setup.fields["tasks"].setValue(1200)
    setup.fields["ways"].setValue(3)
    setup.fields["seed"].setValue(7)
    qtbot.mouseClick(same.window.start, Qt.MouseButton.LeftButton)
    command = asked(engine)
    assert command.runs == (PROTO, MAML, REPTILE)
    assert (command.episodes, command.seed, command.ways, command.shots) == (1200, 7, 3, None)
    assert command.split == "validation", "the test classes are used only when somebody says so"


def test_the_test_split_says_how_often_it_was_used_and_that_this_counts(
    same: SameTasksController, engine: StandInEngine, uses: list[str]
) -> None:
    assert same.window.setup.uses == ON_VALIDATION
    answer(same, engine)
    assert uses == []
    same.window.setup.split.chosen.emit("test")
    words = "So far: proto twice, MAML, long never, reptile once."
    assert same.window.setup.uses == f"Each use of the test classes is counted, and kept with the run. {words}"
    answer(same, engine)
    assert asked(engine).split == "test" and uses == ["used"]


def test_models_can_be_added_and_left_out_and_failed_runs_are_not_offered(same: SameTasksController) -> None:
    offered = [same.window.setup.add.itemData(row) for row in range(same.window.setup.add.count())]
    assert offered == ["", "builtin:omniglot"]
    same.window.setup.added.emit("builtin:omniglot")
    same.window.setup.removed.emit(PROTO)
    assert same.question.refs == (MAML, REPTILE, "builtin:omniglot")
    assert same.window.setup.radios[MAML].isChecked()


def test_a_run_that_cannot_be_compared_is_told_to_be_left_out(same: SameTasksController) -> None:
    same.open([PROTO, "/runs/broken", MAML])
    assert same.question.refs == (PROTO, MAML)
    assert same.window.notice.sentence.startswith("Left out: broken. ")
    same.open([PROTO, MAML])
    assert same.window.notice.sentence == ""


def test_progress_is_told_and_comparing_can_be_given_up(
    same: SameTasksController, engine: StandInEngine, qtbot: Any
) -> None:
    same.compare()
    engine.replyReceived.emit(DatasetProgress(asked(engine).request_id, "maml: 320 of 600 tasks", 0.4))
    assert same.window.state == "maml: 320 of 600 tasks" and same.window.start.isHidden()
    qtbot.mouseClick(same.window.cancel, Qt.MouseButton.LeftButton)
    assert CancelRequest(asked(engine).request_id) in engine.sent
    assert same.window.state == GIVEN_UP and not same.window.start.isHidden()
    same.window.setup.split.chosen.emit("test")
    same.compare()
    same.cancel()
    assert same.window.state == COUNTED


def test_figures_stand_by_the_names_that_runs_have_been_given(same: SameTasksController, engine: StandInEngine) -> None:
    answer(same, engine)
    assert same.window.results.table.words() == [
        ["proto", "91.0 ± 0.8 %", "0.090 ± 0.020"],
        ["MAML, long", "92.3 ± 0.8 %", "0.077 ± 0.020"],
        ["reptile", "90.0 ± 0.8 %", "0.100 ± 0.020"],
    ]
    assert "Seed 0: it draws the same tasks again." in same.window.results.heading
    assert same.window.results.badges.badges == [
        "3 pairs: expect one in 20 intervals to miss",
        "MAML, long: transductive",
    ]


def test_differences_say_whether_they_are_decided_and_what_would_decide(
    same: SameTasksController, engine: StandInEngine, qtbot: Any
) -> None:
    answer(same, engine)
    differences = same.window.results.differences
    assert differences.said == [
        "MAML, long: +1.3 points (+0.7 to +2.0); decided: better · better in 300 tasks, worse in 120",
        "reptile: −1.0 points (−4.2 to +2.2); not decided: about 1,900 more tasks would decide · "
        "better in 300 tasks, worse in 120",
    ]
    (more,) = differences.more
    assert more.text() == "Run with 2,500 tasks"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert asked(engine).episodes == 2500 and same.window.setup.fields["tasks"].value() == 2500


def test_any_pair_can_be_looked_at_by_choosing_another_baseline(
    same: SameTasksController, engine: StandInEngine, qtbot: Any
) -> None:
    answer(same, engine)
    same.window.setup.radios[MAML].click()
    assert len(engine.sent_of(CompareRuns)) == 1, "what was measured holds"
    said = same.window.results.differences.said
    assert said[0].startswith("proto: −1.3 points (−2.0 to −0.7); decided: worse · better in 120 tasks, worse in 300")
    assert said[1].startswith("reptile: −2.3 points")
    assert same.window.results.differences._title.text() == "Against MAML, long"
    assert same.window.results.outdated == ""


def test_a_run_may_be_called_what_would_be_markup_elsewhere(
    same: SameTasksController, engine: StandInEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "<b>R&D</b>"
    monkeypatch.setattr(same, "_runs", lambda: [summary("proto", 2, name), summary("maml")])
    same.open([PROTO, MAML])
    assert same.window.setup.radios[PROTO].text() == "<b>R&&D</b>"  # so that & is not the sign of a key
    answer(same, engine)
    labels = [each for each in same.window.findChildren(QLabel) if name in each.text()]
    assert labels and all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)


def test_a_lower_loss_is_better(same: SameTasksController, engine: StandInEngine) -> None:
    answer(same, engine)
    box = same.window.results.differences.metric_box
    box.setCurrentIndex(box.findData("loss"))
    box.activated.emit(box.currentIndex())
    assert same.window.results.differences.said[0].startswith("MAML, long: −0.013 (−0.020 to −0.007); decided: better")


def test_classes_are_sorted_by_the_difference(same: SameTasksController, engine: StandInEngine) -> None:
    answer(same, engine)
    table = same.window.results.classes
    assert [row[0] for row in table.words()] == ["phi", "psi", "omega", "theta", "xi"]
    assert table.words()[0] == ["phi", "100", "81.0 ± 3.0 %", "92.3 ± 3.0 %", "90.0 ± 3.0 %", "+11.3"]
    table.sortByColumn(5, Qt.SortOrder.AscendingOrder)
    assert [row[5] for row in table.words()] == ["−8.7", "+1.3", "+1.3", "+1.3", "+11.3"]
    other = same.window.results.other
    other.setCurrentIndex(1)
    other.activated.emit(1)
    assert {row[0]: row[5] for row in table.words()}["omega"] == "−11.0"


def test_the_difference_stays_in_sight_however_models_are_called(
    same: SameTasksController, engine: StandInEngine, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    names = [f"omniglot-{name}-with-a-rather-long-name-07" for name in ("proto", "maml", "reptile")]
    monkeypatch.setattr(same, "_runs", lambda: [summary(Path(r).name, 0, n) for r, n in zip(ALL, names, strict=True)])
    same.open(ALL)
    answer(same, engine)
    same.window.results.show_view("classes")
    table, header = same.window.results.classes, same.window.results.classes.horizontalHeader()
    qtbot.wait(20)
    assert header.length() <= table.viewport().width()
    for column in range(2, 5):
        assert header.sectionSize(column) >= table.sizeHintForColumn(column), "figures are whole"


def test_models_stand_in_the_order_of_the_results(same: SameTasksController, engine: StandInEngine) -> None:
    setup, results = same.window.setup, same.window.results
    same.open([REPTILE, PROTO, MAML])
    assert [*setup.radios] == [REPTILE, PROTO, MAML]
    setup.radios[MAML].click()
    assert [*setup.radios] == [REPTILE, PROTO, MAML], "each keeps its line"
    answer(same, engine)
    assert [*setup.radios] == [MAML, REPTILE, PROTO]
    assert [row[0] for row in results.table.words()] == ["MAML, long", "reptile", "proto"]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Interval(0.9, 0.03), "90.0 ± 3.0 %"),
        (Interval(1.0, 0.994), "100.0 % (0.6 to 100)"),
        (Interval(0.5, 0.7), "50.0 % (0 to 100)"),
        (Interval(0.5, math.inf), "50.0 %"),
        (None, "–"),
    ],
)
def test_a_share_lies_from_0_to_100(share: Interval | None, words: str) -> None:
    assert share_words(share) == words


def test_the_hardest_tasks_show_which_model_was_right_by_sign_and_in_words(
    same: SameTasksController, engine: StandInEngine, qtbot: Any
) -> None:
    answer(same, engine)
    hardest = same.window.results.hardest
    assert hardest.scores == "Right answers: proto 100 %, MAML, long 67 %, reptile 33 %"
    first = hardest.picture.classes[0]
    assert first.said(0) == "Question 1: proto right; MAML, long wrong: psi; reptile wrong: psi"
    assert first.said(2) == "Question 3: proto right; MAML, long right; reptile right"
    assert not hardest.before.isEnabled()
    same.window.results.show_view("hardest")
    qtbot.mouseClick(hardest.after, Qt.MouseButton.LeftButton)
    assert hardest.chooser.currentText() == "Task 2: 67 % right" and not hardest.after.isEnabled()


def test_questions_go_on_in_another_row_where_there_is_no_room(qtbot: Any) -> None:
    line = AnsweredClass(hard_task(0, 2), 0, ("a", "b"), 1)
    qtbot.addWidget(line)
    assert line.heightForWidth(230) > 2 * line.heightForWidth(900) - 20
    line.resize(900, line.heightForWidth(900))
    marks = line.grab().toImage()
    assert marks.pixelColor(line.width() - 1, 1) is not None


def test_results_stay_when_the_window_is_closed_and_say_when_they_are_of_other_settings(
    same: SameTasksController, engine: StandInEngine
) -> None:
    answer(same, engine)
    same.window.close()
    same.open()
    assert same.window.results.table.words() and same.window.results.outdated == ""
    same.window.setup.fields["seed"].setValue(3)
    assert same.window.results.outdated == OUTDATED and "Seed 0" in same.window.results.heading
    same.window.setup.fields["seed"].setValue(0)
    assert same.window.results.outdated == ""


def test_a_refusal_and_a_lost_engine_are_told_and_earlier_results_stay(
    same: SameTasksController, engine: StandInEngine
) -> None:
    answer(same, engine)
    same.compare()
    reason = "Only 3 classes are left that no model practised on, but a task needs 5."
    engine.replyReceived.emit(RequestFailed(asked(engine).request_id, reason, "details"))
    assert same.window.notice.sentence == reason and same.window.results.table.words()
    same.compare()
    engine.childDied.emit("gone")
    assert same.window.notice.sentence == LOST and not same.is_comparing


def test_everything_can_be_copied_as_text_and_as_a_table(
    same: SameTasksController, engine: StandInEngine, qtbot: Any
) -> None:
    answer(same, engine)
    qtbot.mouseClick(same.window.results.text, Qt.MouseButton.LeftButton)
    words = QApplication.clipboard().text()
    assert words == as_text(same.result)
    assert "MAML, long: Accuracy 92.3 ± 0.8 %; Loss 0.077 ± 0.020" in words and "seed 0" in words
    qtbot.mouseClick(same.window.results.csv, Qt.MouseButton.LeftButton)
    rows = list(csv.DictReader(io.StringIO(QApplication.clipboard().text())))
    (found,) = [row for row in rows if row["kind"] == "difference" and row["name"] == "accuracy"][:1]
    assert (found["model"], found["against"], float(found["value"])) == ("MAML, long", "proto", pytest.approx(0.013))
    assert {row["tasks"] for row in rows} == {"600"} and len(rows) == 3 * (2 + 5) + 6
    assert as_csv(same.result).startswith("kind,model,against,name,value,low,high,tasks,seed,split\n")


def test_where_there_is_no_room_for_both_setup_and_results_take_turns(
    same: SameTasksController, engine: StandInEngine
) -> None:
    window = same.window
    window.resize(560, 480)
    assert window.start.isVisible() and not window.results.isVisible()
    answer(same, engine)
    assert window.results.isVisible() and not window.start.isVisible()
    window.pages.chosen.emit("setup")
    assert window.start.isVisible()
    window.resize(1100, 700)
    assert window.start.isVisible() and window.results.isVisible() and not window.pages.isVisible()


def test_controls_say_what_they_are(same: SameTasksController, engine: StandInEngine) -> None:
    answer(same, engine)
    for view in ("overall", "classes", "hardest"):
        same.window.results.show_view(view)
        QApplication.processEvents()
        check(same.window)


@pytest.mark.parametrize(
    ("more", "words", "total"),
    [
        (1873, "not decided: about 1,900 more tasks would decide", 2500),
        (None, "not decided: there is no difference to be found", None),
        (MOST_TASKS, "not decided: even 100,000 tasks would hardly decide", None),
        (MOST_TASKS - 100, "not decided: about 100,000 more tasks would decide", None),
    ],
)
def test_what_would_decide(more: int | None, words: str, total: int | None) -> None:
    found = difference(0, 2, more=more)
    assert verdict(found) == words
    assert verdict(found, 5) == f"for these 5 classes alone: {words}"
    assert tasks_to_decide(found, 600) == total
    assert tasks_to_decide(difference(0, 1), 600) is None


def test_what_is_decided_on_few_classes_is_said_to_be_of_these(
    same: SameTasksController, engine: StandInEngine, qtbot: Any
) -> None:
    same.compare()
    reply = replace(compared(asked(engine)), few_classes=5)
    engine.replyReceived.emit(reply)
    said = same.window.results.differences.said
    assert "; for these 5 classes alone: decided: better · better in 300 tasks" in said[0]
    assert "for these 5 classes alone: decided: better" in as_text(reply)


@pytest.mark.parametrize(
    ("interval", "metric", "words"),
    [
        (Interval(0.918, 0.019), "accuracy", "91.8 ± 1.9 %"),
        (Interval(0.5, math.inf), "accuracy", "50.0 %"),
        (Interval(0.3121, 0.0042), "loss", "0.312 ± 0.004"),
        (Interval(math.nan, math.nan), "loss", "–"),
        (None, "loss", "–"),
    ],
)
def test_figures_are_written_with_their_interval_where_it_has_ends(
    interval: Interval | None, metric: str, words: str
) -> None:
    assert figure(interval, metric) == words


@pytest.mark.parametrize(("number", "expected"), [(7, 7), (99, 99), (101, 110), (1873, 1900), (99_001, 100_000)])
def test_estimates_are_rounded_up_to_two_figures(number: int, expected: int) -> None:
    assert rounded_up(number) == expected


def test_a_difference_turned_round_is_the_same_with_the_other_sign(engine: StandInEngine) -> None:
    result = compared(CompareRuns(1, (PROTO, MAML)))
    there, back = between(result, 0, 1, "accuracy"), between(result, 1, 0, "accuracy")
    assert there is not None and back is not None
    assert (back.mean, back.low, back.high) == (-there.mean, -there.high, -there.low)
    assert (back.better_in, back.worse_in, back.decided) == (there.worse_in, there.better_in, there.decided)
    assert between(result, 0, 1, "unheard-of") is None
    assert difference_words(replace(there, mean=0.0, low=0.0, high=0.0)) == "0.0 points (0.0 to 0.0)"


def test_zero_stands_in_the_middle_and_intervals_are_on_one_scale(qtbot: Any) -> None:
    glyphs = [DifferenceGlyph(difference(0, other), 0.1) for other in (1, 2)]
    for glyph in glyphs:
        qtbot.addWidget(glyph)
        assert glyph.place(0.0) == glyph.width() / 2
        assert glyph.place(-0.2) == glyph.place(-0.1) < glyph.place(0.05) < glyph.place(0.1)
        assert not glyph.grab().isNull()
