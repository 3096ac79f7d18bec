"""The ways to "How good is it?" and "Compare models" through the whole window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from gui.judging import judged
from gui.stand_in_engine import StandInEngine
from gui.test_measuring import shown
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.engine.commands import Adapt
from workbench.engine.few_shot import AskHowGood
from workbench.engine.replies import Predicted
from workbench.gui.dialogs.compare import CompareWindow
from workbench.gui.dialogs.how_good import HowGoodWindow
from workbench.gui.dialogs.unsaved import Answer
from workbench.gui.main_window import MainWindow

SECONDS_10 = 10_000


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """With two classes that have been adapted to and measured."""
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    monkeypatch.setattr("workbench.gui.controllers.keeping.ask_unsaved", lambda *_: Answer.DISCARD)
    window = MainWindow(StandInEngine())
    qtbot.addWidget(window)
    window.resize(1440, 860)
    window.show()
    engine = window._engine
    engine.get_ready()
    for name in ("phi", "psi"):
        window.wiring.try_it.model.add_class(name, shown(3, name))
    qtbot.waitUntil(lambda: bool(engine.sent_of(Adapt)), timeout=SECONDS_10)
    adapt = engine.sent_of(Adapt)[-1]
    engine.replyReceived.emit(Predicted(adapt.request_id, adapt.model, 41.0, ()))
    qtbot.waitUntil(lambda: bool(engine.sent_of(AskHowGood)), timeout=SECONDS_10)
    engine.replyReceived.emit(judged(engine.sent_of(AskHowGood)[-1]))
    return window


def test_comparing_is_one_click_away_once_something_is_learned(window: MainWindow) -> None:
    head = window.try_it.head
    head.set_folded(False)
    assert not head.compare.isHidden()
    head.compare.click()
    assert the(window, CompareWindow).isVisible()
    head.set_folded(True)  # where room is scarce the menu has it
    assert head.compare.isHidden()


def the(window: MainWindow, kind: type[QWidget]) -> QWidget:
    return next(iter(window.findChildren(kind)))


def trigger(window: MainWindow, words: str) -> None:
    next(each for each in window.menus.entries if each.text().replace("&", "") == words).trigger()


def test_the_line_at_the_foot_opens_it_and_a_button_there_opens_the_comparison(window: MainWindow, qtbot: Any) -> None:
    line = window.try_it.footer.line
    assert line.words == "Expect about 83 % (61–98 %) on your pictures"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    good = the(window, HowGoodWindow)
    assert isinstance(good, HowGoodWindow) and good.isVisible()
    assert "5 of 6 pictures" in good.told
    qtbot.mouseClick(good.compare, Qt.MouseButton.LeftButton)
    assert the(window, CompareWindow).isVisible()
    window.close()
    assert not good.isVisible() and not the(window, CompareWindow).isVisible()


def test_the_view_menu_opens_both(window: MainWindow) -> None:
    for words, kind in (("How good is it?", HowGoodWindow), ("Compare models…", CompareWindow)):
        trigger(window, words)
        assert the(window, kind).isVisible()


def test_nothing_is_clipped_in_the_narrowest_windows(window: MainWindow) -> None:
    for words, kind in (("How good is it?", HowGoodWindow), ("Compare models…", CompareWindow)):
        trigger(window, words)
        shown_window = the(window, kind)
        shown_window.resize(shown_window.minimumSize())
        assert shown_window.minimumSizeHint().width() <= shown_window.width()


def test_every_control_of_both_windows_has_a_name(window: MainWindow) -> None:
    for words, kind in (("How good is it?", HowGoodWindow), ("Compare models…", CompareWindow)):
        trigger(window, words)
        for each in the(window, kind).findChildren(QWidget):
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.parent():
                named = each.accessibleName() or getattr(each, "text", str)()
                assert named, f"{type(each).__name__} in {words} has no name"
