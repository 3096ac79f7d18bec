"""The window Why with a stand-in engine: what is asked and when, what is shown, and what happens when things fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gui.insight_stage import steps, why_shown
from gui.try_it_stage import SECONDS_10, Stage, pictures
from PySide6.QtCore import QPointF, Qt

from workbench.engine.few_shot import AskWhy
from workbench.engine.replies import RequestFailed
from workbench.gui.controllers.why import NO_CLASSES, NO_PICTURES, WhyController
from workbench.gui.dialogs.why import WIDE, WhyWindow


class Asker:
    """The window over a Try it panel that has two classes and four pictures to recognise."""

    def __init__(self, stage: Stage, qtbot: Any) -> None:
        self.stage, self.qtbot = stage, qtbot
        self.controller = WhyController(stage.engine, stage.controller, stage.panel, stage.panel)

    @property
    def window(self) -> WhyWindow:
        return self.controller.window

    @property
    def asked(self) -> list[AskWhy]:
        return [each for each in self.stage.engine.sent if isinstance(each, AskWhy)]

    def next_asked(self, before: int) -> AskWhy:
        self.qtbot.waitUntil(lambda: len(self.asked) > before, timeout=SECONDS_10)
        return self.asked[-1]

    def open(self, key: str = "") -> AskWhy:
        before = len(self.asked)
        self.controller.open(key)
        return self.next_asked(before)

    def answer(self, asked: AskWhy, **more: Any) -> None:
        self.stage.engine.replyReceived.emit(why_shown(asked, **more))


@pytest.fixture
def asker(filled: Stage, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asker]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    filled.model.add_queries(pictures(3))
    asker = Asker(filled, qtbot)
    yield asker
    asker.controller.close()


def test_nothing_is_asked_before_it_is_opened(asker: Asker, qtbot: Any) -> None:
    asker.stage.panel.pick_queries(["q1"])
    asker.stage.model.rename_class(asker.stage.model.classes[0].id, "another name")
    qtbot.wait(400)
    assert asker.asked == []


def test_opened_from_a_tile_it_asks_about_that_picture(asker: Asker) -> None:
    asked = asker.open("q1")
    assert asked.query.key == "q1"
    assert asked.adapted.classes == asker.stage.model.support()
    assert (asked.adapted.model, asked.adapted.options) == (asker.stage.controller.model_ref, None)
    assert asker.window.state == "looking why…"
    assert asker.window.empty_words == "Looking why…"
    assert asker.window.place == "3 of 4"


def test_opened_from_the_menu_it_asks_about_the_selected_picture_or_the_first(asker: Asker) -> None:
    assert asker.open().query == asker.stage.model.queries[0]
    asker.window.close()
    asker.stage.panel.pick_queries(["q2"])
    assert asker.open().query.key == "q2"


def test_an_answer_is_shown(asker: Asker) -> None:
    asked = asker.open("q1")
    asker.answer(asked)
    window, first = asker.window, asked.adapted.classes[0].name
    assert window.summary == f"1.png is recognised as {first}, 98 %."
    assert (window.state, window.empty_words) == ("", "")
    assert [each.rank for each in window.near.list.rows] == [1, 2, 3, 4, 5, 6]
    assert window.near.more.isHidden()
    assert window.mattered.sentence == f"Hiding the outlined part lowers {first} from 98 % to 41 %."
    assert window.mattered.seen.is_veiled and not window.mattered.dropped.is_veiled
    assert window.mattered.legend.ends == ("hiding it costs nothing", "costs most: 57 %")
    assert window.curve.isHidden(), "a method without steps has none to look at"


def test_the_level_of_try_it_decides_whether_it_is_none_of_the_classes(asker: Asker) -> None:
    asked = asker.open("q1")
    shown = why_shown(asked)
    unknown = replace(shown, prediction=replace(shown.prediction, known=0.4))
    asker.stage.engine.replyReceived.emit(unknown)
    assert asker.window.known == ""
    asker.stage.model.rejection.suggest(0.5)
    assert asker.window.summary.startswith("1.png is taken for none of these classes")
    asker.stage.model.rejection.choose(0.3)
    assert "recognised as" in asker.window.summary
    assert asker.window.known.startswith("It is 40 % likely")


def test_the_slider_takes_the_veil_away(asker: Asker) -> None:
    asker.answer(asker.open())
    asker.window.mattered.slider.setValue(0)
    assert not asker.window.mattered.seen.is_veiled


def test_where_no_part_mattered_there_is_no_veil_and_no_slider(asker: Asker) -> None:
    asker.answer(asker.open(), loss=0.0)
    assert asker.window.mattered.sentence.startswith("No single part mattered")
    assert not asker.window.mattered.seen.is_veiled
    assert not asker.window.mattered.slider.isVisible()


def test_the_part_that_mattered_is_outlined_and_told_under_the_mouse(asker: Asker) -> None:
    asker.answer(asker.open())
    seen = asker.window.mattered.seen
    edges = {(line.x1(), line.y1(), line.x2(), line.y2()) for line in seen.outline}
    assert len(edges) == 2 * (4 + 6), "the edge of a part of 4 × 6 pixels"
    assert {x for line in edges for x in (line[0], line[2])} == set(map(float, range(3, 10)))
    assert {y for line in edges for y in (line[1], line[3])} == set(map(float, range(2, 7)))
    pixel = seen.width() / 28
    assert seen.heat_at(QPointF(5 * pixel, 4 * pixel)) == 1.0
    assert seen.heat_at(QPointF(24 * pixel, 24 * pixel)) == 0.25
    assert seen.heat_at(QPointF(15 * pixel, 15 * pixel)) == 0.0


def test_steps_are_shown_where_there_are_some_and_the_keys_walk_them(asker: Asker, qtbot: Any) -> None:
    asked = asker.open()
    asker.answer(asked, stages=steps(asked, [0.2, 0.7, 0.98]))
    curve, first = asker.window.curve, asked.adapted.classes[0].name
    assert not curve.isHidden()
    assert curve.plot.points == [(0, 0.2), (1, 0.7), (2, 0.98)]
    assert curve.reading == f"After inner step 2 of 2, in use: {first} 98 %"
    qtbot.keyClick(curve.plot, Qt.Key.Key_Left)
    assert curve.reading == f"After inner step 1 of 2: {first} 70 %"


def test_more_examples_than_fit_are_shown_on_request(asker: Asker) -> None:
    model = asker.stage.model
    model.add_pictures(model.classes[0].id, pictures(9))
    asker.answer(asker.open())
    assert len(asker.window.near.list.rows) == 10
    assert asker.window.near.more.text() == "Show all 15"
    asker.window.near.more.click()
    assert len(asker.window.near.list.rows) == 15


def test_it_follows_the_selection_and_keeps_the_old_answer_meanwhile(asker: Asker) -> None:
    asker.answer(asker.open("q1"))
    asker.stage.panel.pick_queries(["q2"])
    assert asker.window.state == "looking why…"
    assert asker.window.summary.startswith("1.png"), "until there is another answer"
    asked = asker.next_asked(1)
    assert asked.query.key == "q2"
    asker.answer(asked)
    assert asker.window.summary.startswith("2.png")


def test_next_and_previous_move_the_selection_in_try_it(asker: Asker) -> None:
    asker.open("q1")
    asker.window.after.click()
    assert asker.stage.panel.queries.list.selected_keys() == ["q2"]
    assert asker.next_asked(1).query.key == "q2"
    assert (asker.window.before.isEnabled(), asker.window.after.isEnabled()) == (True, False)
    asker.window.before.click()
    assert asker.controller.key == "q1"


def test_a_change_of_the_classes_asks_anew_and_an_old_answer_no_longer_counts(asker: Asker) -> None:
    old = asker.open()
    asker.stage.model.rename_class(asker.stage.model.classes[0].id, "another name")
    asker.answer(old)
    assert asker.window.empty_words == "Looking why…"
    asker.answer(asker.next_asked(1))
    assert "another name" in asker.window.summary


def test_a_picture_that_is_removed_gives_way_to_another(asker: Asker) -> None:
    asker.open("q1")
    asker.stage.model.remove_queries(["q1"])
    assert asker.next_asked(1).query == asker.stage.model.queries[0]


def test_without_pictures_or_classes_it_says_what_to_do(asker: Asker) -> None:
    asker.answer(asker.open())
    model = asker.stage.model
    model.remove_queries([each.key for each in model.queries])
    assert asker.window.empty_words == NO_PICTURES
    model.remove_class(model.classes[0].id)
    asker.controller.look_at("")
    assert asker.window.empty_words == NO_CLASSES


def test_a_failure_is_said_and_the_next_change_asks_again(asker: Asker) -> None:
    asked = asker.open()
    asker.stage.engine.replyReceived.emit(RequestFailed(asked.request_id, "The model is damaged.", "details"))
    assert asker.window.notice.sentence == "The model is damaged."
    assert asker.window.notice.details == "details"
    asker.stage.panel.pick_queries(["q2"])
    asker.answer(asker.next_asked(1))
    assert asker.window.notice.isHidden()
    assert asker.window.summary.startswith("2.png")


def test_while_the_engine_is_gone_it_waits_and_asks_again(asker: Asker) -> None:
    asker.open()
    asker.stage.engine.childDied.emit("The engine stopped.")
    assert asker.window.state == "waiting for the engine…"
    asker.stage.engine.get_ready()
    assert asker.next_asked(1)


def test_nothing_is_asked_once_it_is_closed(asker: Asker, qtbot: Any) -> None:
    asker.answer(asker.open())
    asker.window.close()
    asker.stage.panel.pick_queries(["q2"])
    qtbot.wait(400)
    assert len(asker.asked) == 1


@pytest.mark.parametrize("width", [460, WIDE, 1200])
def test_nothing_is_wider_than_the_window(asker: Asker, qtbot: Any, width: int) -> None:
    asked = asker.open()
    asker.answer(asked, stages=steps(asked, [0.2, 0.7]))
    asker.window.resize(width, 700)
    inside = asker.window.near.parentWidget().parentWidget()
    qtbot.waitUntil(lambda: inside.width() <= asker.window.width())
    for part in (asker.window.mattered.seen, asker.window.near, asker.window.curve.plot, asker.window.bars):
        right = part.mapTo(asker.window, part.rect().topRight()).x()
        assert right < asker.window.width()


def test_controls_have_names(asker: Asker) -> None:
    asker.answer(asker.open())
    window = asker.window
    for control in (window.before, window.after, window.mattered.slider, window.near.list, window.bars):
        assert control.accessibleName()
    assert "psi" not in window.bars.accessibleDescription()
    assert "98 %" in window.bars.accessibleDescription()
