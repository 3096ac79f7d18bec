"""What is cut of a name that has a Chinese term behind it."""

from __future__ import annotations

from typing import Any

import pytest
from gui.fitting_paint import CUT_TERM
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from workbench.catalogue import catalogue
from workbench.gui.language import ENGLISH, language, say
from workbench.gui.theme import theme
from workbench.gui.widgets.card_button import CardButton
from workbench.gui.widgets.elided_name import elided_name

WORDS = "Prototypical networks（原型网络）"


@pytest.fixture
def metrics(qapp: Any) -> QFontMetrics:
    return QFontMetrics(theme().font(13))


def test_the_term_stays_whole(metrics: QFontMetrics) -> None:
    whole, term = metrics.horizontalAdvance(WORDS), metrics.horizontalAdvance("（原型网络）")
    assert elided_name(WORDS, metrics, whole) == WORDS
    cut = elided_name(WORDS, metrics, term + 60)
    assert cut.startswith("Pro") and cut.endswith("…（原型网络）")
    assert metrics.horizontalAdvance(cut) <= term + 60


def test_where_there_is_no_room_for_it_the_name_stands_alone(metrics: QFontMetrics) -> None:
    assert elided_name(WORDS, metrics, 60).startswith("Proto")
    assert elided_name("Prototypical networks", metrics, 60).endswith("…")
    maml = "MAML（模型无关元学习）"
    assert elided_name(maml, metrics, metrics.horizontalAdvance(maml) - 1) == "MAML"


def test_no_algorithm_stands_anywhere_with_half_its_term(metrics: QFontMetrics) -> None:
    language().choose("zh_CN")
    titles = [say(each["title"]) for each in catalogue().algorithms]
    language().choose(ENGLISH)
    assert sum(each.endswith("）") for each in titles) >= 20
    for title in titles:
        for room in range(40, metrics.horizontalAdvance(title) + 2):
            shown = elided_name(title, metrics, room)
            assert not CUT_TERM.search(shown) and metrics.horizontalAdvance(shown) <= room + 1


def test_the_button_of_an_algorithm_says_in_a_tool_tip_what_it_cuts(
    qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    button, shown = CardButton("Choose"), []
    qtbot.addWidget(button)
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: shown.append(words))
    button.choose(WORDS)
    button.setToolTip("How it learns.")
    for width in (400, 160):
        button.resize(width, 32)
        QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    assert [each for each in shown if WORDS in each] == [f"{WORDS}\nHow it learns."]
