"""How it learns with a stand-in engine: what is asked and when, what is shown, and what happens when things fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gui.dropping import drop, write_picture
from gui.learning_stage import explained, over_examples, over_slots, stages
from gui.try_it_stage import SECONDS_10, Stage
from PySide6.QtCore import QPoint, Qt

from workbench.config import AdaptConfig
from workbench.engine.commands import Explain
from workbench.engine.replies import AttentionShown, RequestFailed, StageShown
from workbench.gui.controllers.learning import LearningController
from workbench.gui.dialogs.learning import EMPTY, WIDE, LearningWindow
from workbench.gui.panels.try_it import ModelEntry


class Looker:
    """The window, opened over a Try it panel that has two classes and a picture to recognise."""

    def __init__(self, stage: Stage, qtbot: Any) -> None:
        self.stage, self.qtbot = stage, qtbot
        self.controller = LearningController(stage.engine, stage.controller, stage.panel, stage.panel)

    @property
    def window(self) -> LearningWindow:
        return self.controller.window

    @property
    def asked(self) -> list[Explain]:
        return [each for each in self.stage.engine.sent if isinstance(each, Explain)]

    def next_asked(self, before: int) -> Explain:
        self.qtbot.waitUntil(lambda: len(self.asked) > before, timeout=SECONDS_10)
        return self.asked[-1]

    def open(self) -> Explain:
        before = len(self.asked)
        self.controller.open()
        return self.next_asked(before)

    def answer(self, asked: Explain, **more: Any) -> None:
        self.stage.engine.replyReceived.emit(explained(asked, **more))

    def labels(self) -> list[str]:
        return [tile.prediction.label for tile in self.window.answers.list.tiles if tile.prediction]


@pytest.fixture
def looker(filled: Stage, qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Looker]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))
    looker = Looker(filled, qtbot)
    yield looker
    looker.controller.close()


def test_nothing_is_asked_before_it_is_opened(looker: Looker, qtbot: Any) -> None:
    looker.stage.model.rename_class(looker.stage.model.classes[0].id, "another name")
    qtbot.wait(400)
    assert looker.asked == []


def test_opening_asks_once_with_what_lies_in_try_it(looker: Looker, qtbot: Any) -> None:
    asked = looker.open()
    assert looker.window.state == "looking how it learns…"
    looker.controller.open()
    qtbot.wait(400)
    assert len(looker.asked) == 1
    assert asked.classes == looker.stage.model.support()
    assert asked.queries == tuple(looker.stage.model.queries)
    assert (asked.model, asked.options) == ("builtin:omniglot", None)


def test_it_is_shown_from_the_end_and_the_slider_shows_each_stages_answers(looker: Looker, qtbot: Any) -> None:
    looker.answer(looker.open())
    window = looker.window
    assert window.summary == "MAML learned your 2 classes in 4 inner steps."
    assert window.state == ""
    assert window.badges.badges == ("a badge",)
    assert looker.controller.place == 4
    assert window.bar.position.text() == "After inner step 4 of 4, in use"
    for place, label in ((0, "arrow"), (1, "house"), (2, "arrow")):
        window.bar.slider.setValue(place)
        assert looker.labels() == [label]
        assert window.curves.cards[0].plot.place == place
        assert window.bar.slider.value() == place
    assert window.layers.bars.bars[2].value == pytest.approx(1.0)
    qtbot.keyClick(window.bar.slider, Qt.Key.Key_Home)
    assert window.bar.position.text() == "Before the first inner step"


def test_a_click_on_the_curve_moves_the_slider_and_stops_the_walk(looker: Looker) -> None:
    looker.answer(looker.open())
    looker.window.bar.play.click()
    looker.window.curves.stageRequested.emit(2)
    assert looker.window.bar.slider.value() == 2
    assert not looker.window.bar.is_playing


def test_changes_of_pictures_model_and_options_are_followed(looker: Looker, tmp_path: Path) -> None:
    looker.answer(looker.open())
    stage = looker.stage
    drop(stage.panel.queries.list.viewport(), [write_picture(tmp_path / "second.png", "house")])
    assert len(looker.next_asked(1).queries) == 2
    stage.model.remove_class(stage.model.classes[0].id)
    assert looker.window.is_empty
    assert looker.window.notice.isHidden()
    stage.model.undo()
    asked = looker.next_asked(2)
    looker.answer(asked)
    assert not looker.window.is_empty
    stage.controller.set_runs([ModelEntry("/a/run", "my run")])
    stage.panel.modelChosen.emit("/a/run")
    assert looker.next_asked(3).model == "/a/run"
    stage.panel.options.chosen.emit(AdaptConfig(tune_steps=7))
    assert looker.next_asked(4).options == AdaptConfig(tune_steps=7)
    stage.controller.renew_model("/a/run")
    looker.next_asked(5)


def test_an_answer_that_is_overtaken_does_not_count(looker: Looker) -> None:
    old = looker.open()
    looker.stage.model.rename_class(looker.stage.model.classes[0].id, "bow")
    looker.answer(old)
    assert looker.window.summary == ""
    looker.answer(looker.next_asked(1))
    assert looker.labels() == ["bow"]


def test_the_stage_stays_where_it_was_as_far_as_there_is_one(looker: Looker) -> None:
    looker.answer(looker.open())
    looker.controller.go_to(1)
    for last, place in ((4, 1), (0, 0)):
        looker.stage.controller.usageChanged.emit()
        asked = looker.next_asked(len(looker.asked))
        looker.answer(asked, shown=stages(asked, "inner step", last))
        assert looker.controller.place == place


def test_another_model_or_other_axes_begin_with_what_is_in_use(looker: Looker) -> None:
    stage = looker.stage
    stage.controller.set_runs([ModelEntry("/a/run", "my run")])
    changes = (
        (lambda: stage.panel.modelChosen.emit("/a/run"), "inner step"),
        (lambda: stage.panel.options.chosen.emit(AdaptConfig(tune_steps=7)), "tuning step"),
    )
    looker.answer(looker.open())
    for change, axis in changes:
        looker.controller.go_to(1)
        before = len(looker.asked)
        change()
        asked = looker.next_asked(before)
        looker.answer(asked, shown=stages(asked, axis, 4))
        assert looker.controller.place == looker.window.bar.slider.value() == 4


def test_a_reopened_view_begins_with_what_is_in_use(looker: Looker) -> None:
    looker.answer(looker.open())
    looker.controller.go_to(1)
    looker.window.close()
    looker.answer(looker.open())
    assert looker.controller.place == looker.window.bar.slider.value() == 4


def test_closing_stops_asking_and_opening_asks_again(looker: Looker, qtbot: Any) -> None:
    looker.answer(looker.open())
    qtbot.keyClick(looker.window, Qt.Key.Key_Escape)
    assert not looker.window.isVisible()
    looker.stage.model.rename_class(looker.stage.model.classes[0].id, "bow")
    qtbot.wait(400)
    assert len(looker.asked) == 1
    assert looker.open().classes[0].name == "bow"


def test_closing_stops_the_walk_and_remembers_the_size(looker: Looker, qtbot: Any) -> None:
    looker.answer(looker.open())
    looker.window.resize(700, 555)
    looker.window.bar.play.click()
    looker.window.close()
    assert not looker.window.bar.is_playing
    other = LearningWindow(looker.stage.panel)
    other.show()
    assert (other.width(), other.height()) == (700, 555)
    other.close()


def test_a_failure_is_a_sentence_and_the_next_answer_mends_it(looker: Looker) -> None:
    asked = looker.open()
    looker.stage.engine.replyReceived.emit(RequestFailed(asked.request_id, "The model is gone.", "a trace"))
    window = looker.window
    assert window.notice.sentence == "The model is gone."
    assert (window.state, window.summary) == ("", "")
    looker.stage.controller.usageChanged.emit()
    assert window.notice.isHidden()
    looker.answer(looker.next_asked(1))
    assert window.summary.startswith("MAML learned")


def test_an_engine_that_dies_is_waited_for_and_asked_again(looker: Looker, qtbot: Any) -> None:
    looker.open()
    looker.stage.engine.childDied.emit("The engine crashed. It is being started again.")
    assert looker.window.state == "waiting for the engine…"
    looker.stage.model.rename_class(looker.stage.model.classes[0].id, "bow")
    qtbot.wait(400)
    assert len(looker.asked) == 1
    looker.stage.engine.get_ready()
    looker.answer(looker.next_asked(1))
    assert looker.window.state == ""
    assert looker.labels() == ["bow"]


def test_without_classes_it_says_how_to_begin(stage: Stage, qtbot: Any) -> None:
    looker = Looker(stage, qtbot)
    stage.engine.get_ready()
    looker.controller.open()
    assert looker.window.is_empty
    assert looker.window._empty.text() == EMPTY
    looker.controller.close()


def test_a_method_that_learns_in_one_go_has_answers_and_no_slider(looker: Looker) -> None:
    asked = looker.open()
    told = StageShown("in use", 1, 1, {"loss": 0.1, "accuracy": 1.0}, {}, stages(asked, "x", 0)[0].predictions)
    looker.answer(asked, shown=[told], algorithm="protonet")
    window = looker.window
    assert window.summary == "Prototypical networks learned your 2 classes."
    assert "in one go" in window.hint
    assert "such as MAML, do have steps" in window.hint
    assert window.bar.isHidden() and window.curves.isHidden() and window.layers.isHidden()
    assert looker.labels() == ["arrow"]


def test_without_pictures_to_recognise_the_curves_are_shown(looker: Looker) -> None:
    looker.open()
    looker.stage.model.remove_queries([each.key for each in looker.stage.model.queries])
    looker.answer(looker.next_asked(1))
    assert looker.window.answers.asks
    assert looker.window.curves.isVisible()


def test_attention_is_that_of_the_selected_picture(looker: Looker, qtbot: Any, tmp_path: Path) -> None:
    looker.open()
    drop(looker.stage.panel.queries.list.viewport(), [write_picture(tmp_path / "second.png", "house")])
    asked = looker.next_asked(1)
    looker.answer(asked, attention=(over_examples(asked), over_slots(asked)))
    section = looker.window.attention
    assert section.isVisible()
    assert section.shares.shares[0].example.class_name == "house"
    looker.window.answers.select(1)
    assert section.shares.shares[0].example.class_name == "arrow"
    assert "second.png" in section.words
    looker.controller.go_to(1)
    assert section.shares.shares[0].example.class_name == "arrow", "sliding does not change what is selected"
    qtbot.mouseClick(section.order._buttons["class"], Qt.MouseButton.LeftButton)
    assert [each.example.class_name for each in section.shares.shares] == ["arrow"] * 3 + ["house"] * 3
    section.chosen.emit(1)
    assert section.map.isVisible() and len(section.map.table.rows) == 2


def test_attention_that_leaves_the_examples_is_accounted_for(looker: Looker) -> None:
    asked = looker.open()
    half = [[share / 2 for share in row] for row in over_examples(asked).shares]
    looker.answer(asked, attention=(AttentionShown("layer 1", "questions", "examples", tuple(map(tuple, half))),))
    assert looker.window.attention.words.endswith(". The other 50 % went to the picture itself.")


def test_a_method_that_the_catalogue_does_not_know_is_called_by_its_name(looker: Looker) -> None:
    looker.answer(looker.open(), algorithm="of_tomorrow")
    assert looker.window.summary.startswith("of_tomorrow learned")


@pytest.mark.parametrize("width", [500, 1100])
def test_nothing_is_wider_than_the_window(looker: Looker, qtbot: Any, width: int) -> None:
    asked = looker.open()
    looker.answer(asked, shown=stages(asked, "inner step", 100), attention=(over_examples(asked), over_slots(asked)))
    looker.window.resize(width, 500)
    left, right = looker.window.curves, looker.window.answers

    def is_beside() -> bool:
        return right.mapTo(looker.window, QPoint()).x() > left.mapTo(looker.window, left.rect().topRight()).x()

    qtbot.waitUntil(lambda: is_beside() == (width > WIDE))
    column = looker.window.attention.parentWidget()
    assert column.layout().itemAt(column.layout().count() - 1).spacerItem(), "no gap above the attention"
    for part in (looker.window.curves, looker.window.layers, looker.window.answers, looker.window.attention):
        assert part.isVisible()
        assert part.mapTo(looker.window, part.rect().topRight()).x() < width - 8, part
        assert part.width() >= part.minimumSizeHint().width(), part
