"""When it is measured how well the model works, and what the foot of Try it says of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from gui.judging import asked_about, judged
from gui.try_it_stage import SECONDS_10, Stage
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QToolTip

from workbench.data.pictures import Picture
from workbench.engine.commands import CancelRequest
from workbench.engine.few_shot import AskHowGood
from workbench.engine.replies import DatasetProgress, RequestFailed
from workbench.gui.controllers.measuring import MANY, MeasureController
from workbench.gui.models.earlier import EarlierClasses
from workbench.gui.models.how_good import ASK, EMPTY, FAILED, MEASURING, NOT_YET
from workbench.gui.theme import theme


@pytest.fixture
def measuring(stage: Stage) -> MeasureController:
    stage.engine.get_ready()
    return MeasureController(stage.engine, stage.controller, stage.panel, stage.panel)


def shown(count: int, name: str = "") -> list[Picture]:
    rng = np.random.default_rng(0)
    return [Picture(f"{name}{n}", f"{name}{n}.png", rng.integers(0, 255, (9, 9, 4), np.uint8)) for n in range(count)]


def two_classes(stage: Stage, pictures_each: int = 2) -> None:
    for name in ("phi", "psi"):
        stage.model.add_class(name, shown(pictures_each, name))


def questions(stage: Stage) -> list[AskHowGood]:
    return [each for each in stage.engine.sent if isinstance(each, AskHowGood)]


def answer_adapts(stage: Stage, qtbot: Any, before: int = 0) -> None:
    qtbot.waitUntil(lambda: len(stage.adapts) > before, timeout=SECONDS_10)
    stage.answer(stage.adapts[-1])


def test_nothing_is_measured_before_there_is_something_to_count(
    stage: Stage, measuring: MeasureController, qtbot: Any
) -> None:
    footer = stage.panel.footer
    assert footer.line.words == EMPTY
    with qtbot.assertNotEmitted(footer.howGoodRequested):
        qtbot.mouseClick(footer.line, Qt.MouseButton.LeftButton)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            qtbot.keyClick(footer.line, key)
    for name in ("phi", "psi"):
        stage.model.add_class(name, shown(1, name))
    measuring.measure()
    assert not questions(stage)
    assert footer.line.words == EMPTY


def test_it_is_measured_a_moment_after_the_answers_and_told_in_the_foot(
    stage: Stage, measuring: MeasureController, qtbot: Any
) -> None:
    two_classes(stage, 3)
    footer = stage.panel.footer
    assert footer.line.words == NOT_YET
    answer_adapts(stage, qtbot)
    assert not questions(stage)
    qtbot.waitUntil(lambda: bool(questions(stage)), timeout=SECONDS_10)
    asked = questions(stage)[0]
    assert (asked.adapted.classes, asked.before) == (stage.model.support(), ())
    assert footer.line.words == MEASURING
    stage.engine.replyReceived.emit(judged(asked, wrong=1, advice="One more picture of phi would help most."))
    assert footer.line.words == "Expect about 83 % (61–98 %) on your pictures"
    assert footer.line.glyph.isVisible()
    assert footer.line.glyph.rate and footer.line.glyph.rate.count == 6
    assert stage.panel.head.hint == "One more picture of phi would help most."
    assert "5 of 6 pictures were recognised" in footer.how.toolTip()
    assert "Guessing gets 50 %" in footer.how.accessibleDescription()


def test_unanswered_pictures_come_first(stage: Stage, measuring: MeasureController, qtbot: Any) -> None:
    two_classes(stage)
    stage.model.add_queries(shown(1, "question"))
    qtbot.waitUntil(lambda: bool(stage.adapts), timeout=SECONDS_10)
    stage.model.outdate_predictions()
    qtbot.wait(800)
    assert not questions(stage)
    stage.answer(stage.adapts[-1])
    qtbot.waitUntil(lambda: bool(questions(stage)), timeout=SECONDS_10)


def test_a_change_cancels_and_what_was_measured_turns_pale(
    stage: Stage, measuring: MeasureController, qtbot: Any
) -> None:
    two_classes(stage)
    measuring.measure()
    first = questions(stage)[0]
    stage.engine.replyReceived.emit(judged(first, advice="One more of psi."))
    stage.model.add_pictures(stage.model.classes[0].id, shown(1, "new"))
    assert measuring.judgement and not measuring.is_fresh
    # It stays meanwhile: whoever drops picture after picture would have the cards jump up and down.
    assert stage.panel.head.hint == "One more of psi."
    assert stage.panel.footer.line.words.startswith("Expect about")
    measuring.measure()
    second = questions(stage)[1]
    stage.model.remove_pictures(stage.model.classes[0].id, ["new0"])
    assert stage.engine.sent_of(CancelRequest) == [CancelRequest(second.request_id)]
    stage.engine.replyReceived.emit(judged(second, wrong=0))
    stage.model.remove_pictures(stage.model.classes[0].id, list(stage.model.classes[0].pictures))
    assert stage.panel.head.hint == "Add pictures of one more class: two are enough to begin."
    assert not measuring.is_fresh  # nobody waits for that answer any more


def test_a_picture_that_does_not_fit_is_told_before_one_that_is_missing(
    stage: Stage, measuring: MeasureController
) -> None:
    two_classes(stage)
    measuring.measure()
    stage.engine.replyReceived.emit(judged(questions(stage)[0], advice="One more of psi.", odd=True))
    assert stage.panel.head.hint == "This picture looks more like b than like a. See “How good is it?”"


def test_another_model_is_not_given_the_figure_of_the_last(stage: Stage, measuring: MeasureController) -> None:
    two_classes(stage)
    measuring.measure()
    stage.engine.replyReceived.emit(judged(questions(stage)[0]))
    stage.controller.use_model("somewhere/a-run")
    assert measuring.judgement is None
    assert stage.panel.footer.line.words == NOT_YET


def test_many_pictures_wait_for_a_click(stage: Stage, measuring: MeasureController, qtbot: Any) -> None:
    two_classes(stage, MANY // 2 + 1)
    answer_adapts(stage, qtbot)
    qtbot.waitUntil(lambda: measuring.waits_for_click, timeout=SECONDS_10)
    assert not questions(stage)
    assert stage.panel.footer.line.words == ASK
    measuring.measure()
    # Pictures to recognise that come meanwhile change nothing about it.
    stage.model.predictionsChanged.emit()
    qtbot.wait(700)
    assert len(questions(stage)) == 1 and measuring.is_measuring
    assert stage.panel.footer.line.words == MEASURING


def test_a_failure_is_told_and_can_be_tried_again(stage: Stage, measuring: MeasureController) -> None:
    two_classes(stage)
    measuring.measure()
    stage.engine.replyReceived.emit(RequestFailed(questions(stage)[0].request_id, "The model cannot be read.", "why"))
    line = stage.panel.footer.line
    assert (line.words, line.toolTip()) == (FAILED, "The model cannot be read.")
    measuring.measure()
    assert line.words == MEASURING
    assert len(questions(stage)) == 2


def test_progress_is_passed_on_and_measuring_can_be_given_up(stage: Stage, measuring: MeasureController) -> None:
    two_classes(stage)
    measuring.measure()
    number = questions(stage)[0].request_id
    stage.engine.replyReceived.emit(DatasetProgress(number, "Leaving out picture 2 of 4", 0.5))
    assert measuring.progress == 0.5
    measuring.cancel()
    assert CancelRequest(number) in stage.engine.sent
    assert stage.panel.footer.line.words == ASK


def test_classes_that_came_later_are_compared_with_those_before(stage: Stage, measuring: MeasureController) -> None:
    two_classes(stage)
    measuring.measure()
    stage.engine.replyReceived.emit(judged(questions(stage)[0]))
    stage.model.add_class("omega", shown(2, "omega"))
    stage.model.add_pictures(stage.model.classes[0].id, shown(1, "late"))
    measuring.measure()
    # As they are now: only the classes differ between the two figures.
    assert questions(stage)[1].before == stage.model.support()[:2]


def test_earlier_classes_are_those_before_the_last_that_came() -> None:
    earlier = EarlierClasses()
    assert earlier.note([1, 2]) == ()
    assert earlier.note([1, 2, 3]) == (1, 2)
    assert earlier.note([1, 2, 3]) == (1, 2)
    assert earlier.note([1, 2, 3, 4, 5]) == (1, 2, 3)
    assert earlier.note([1, 3, 4, 5]) == (1, 3)  # one of them went
    assert earlier.note([3, 4, 5]) == ()  # one alone cannot be told apart
    assert earlier.note([7, 8]) == ()  # quite other classes


def test_the_foot_offers_only_what_can_be_done(stage: Stage, measuring: MeasureController, qtbot: Any) -> None:
    footer = stage.panel.footer
    assert not any(each.isEnabled() for each in (footer.classify, footer.save, footer.export))
    stage.model.add_queries(shown(1))
    assert footer.save.isEnabled() and not footer.classify.isEnabled()
    two_classes(stage)
    for button, signal in (
        (footer.classify, footer.classifyRequested),
        (footer.save, footer.saveRequested),
        (footer.export, footer.exportRequested),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(footer.how, Qt.MouseButton.LeftButton)
    assert "left out in turn" in QToolTip.text()


def test_the_line_is_a_button_for_mouse_and_keyboard(stage: Stage, measuring: MeasureController, qtbot: Any) -> None:
    two_classes(stage)
    measuring.measure()
    stage.engine.replyReceived.emit(judged(questions(stage)[0], wrong=0))
    footer = stage.panel.footer
    assert footer.line.accessibleName() == "How well it works: Expect about 100 % (61–98 %) on your pictures"
    for press in (
        lambda: qtbot.mouseClick(footer.line, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(footer.line, Qt.Key.Key_Return),
        lambda: qtbot.keyClick(footer.line, Qt.Key.Key_Space),
    ):
        with qtbot.waitSignal(footer.howGoodRequested):
            press()


@pytest.mark.parametrize("width", [352, 376, 424])
def test_the_foot_fits_into_the_narrowest_column(stage: Stage, measuring: MeasureController, width: int) -> None:
    two_classes(stage)
    measuring.measure()
    stage.engine.replyReceived.emit(judged(questions(stage)[0]))
    stage.panel.resize(width, 600)
    footer = stage.panel.footer
    assert footer.minimumSizeHint().width() <= width
    for each in (footer.classify, footer.save, footer.export, footer.clear, footer.how):
        assert each.width() >= each.minimumSizeHint().width()
        assert each.mapTo(footer, each.rect().bottomRight()).x() < width


def test_what_is_asked_about_is_a_judgement_of_its_own_pictures() -> None:
    asked = asked_about(3, 2, 1)
    assert [len(each.pictures) for each in asked.adapted.classes] == [3, 2, 1]
    answer = judged(asked, wrong=2)
    assert answer.confusion == ((1, 2, 0), (0, 2, 0), (0, 0, 0))
    assert answer.uncounted == ("c",)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_a_hint_names_is_a_link_for_mouse_and_keyboard(
    stage: Stage, measuring: MeasureController, qtbot: Any, mode: str
) -> None:
    two_classes(stage)
    measuring.measure()
    head = stage.panel.head
    assert head.advice.focusPolicy() == Qt.FocusPolicy.NoFocus
    stage.engine.replyReceived.emit(judged(questions(stage)[0], odd=True))
    theme().set_mode(mode)
    colour = theme().color("accent").name()
    assert f'color:{colour}">See “How good is it?”</a>' in head.advice.text()
    assert head.advice.focusPolicy() & Qt.FocusPolicy.TabFocus
    window = head.window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before = next(each for each in (head.camera, head.compare, head.how) if each.isVisible())
    before.setFocus()
    steps = 0
    while not head.advice.hasFocus() and steps < 5:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        steps += 1
    with qtbot.waitSignal(head.howGoodRequested, timeout=1000):
        qtbot.keyClick(head.advice, Qt.Key.Key_Return)
    qtbot.keyClick(head.advice, Qt.Key.Key_Tab)
    assert not head.advice.hasFocus()
    places = [QPoint(x, y) for y in range(4, head.advice.height(), 6) for x in range(4, head.advice.width(), 8)]
    at = next(each for each in places if _is_hand_at(head.advice, each))
    with qtbot.waitSignal(head.howGoodRequested, timeout=1000):
        qtbot.mouseClick(head.advice, Qt.MouseButton.LeftButton, pos=at)
    theme().set_mode("light")


def _is_hand_at(label: QLabel, at: QPoint) -> bool:
    none = Qt.MouseButton.NoButton
    there = QPointF(at), QPointF(label.mapToGlobal(at))
    move = QMouseEvent(QEvent.Type.MouseMove, *there, none, none, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(label, move)
    return label.cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_the_line_looks_like_a_link_only_where_a_click_does_something(
    stage: Stage, measuring: MeasureController
) -> None:
    line = stage.panel.footer.line
    assert "<a" not in line._words.text()
    two_classes(stage)
    measuring.measure()
    stage.engine.replyReceived.emit(judged(questions(stage)[0]))
    assert ">about 75 %</a>" in line._words.text() and theme().color("accent").name() in line._words.text()
    assert line.words == "Expect about 75 % (61–98 %) on your pictures"
