"""What is cut of a name that has a Chinese term behind it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QFontMetrics

from workbench.gui.theme import theme
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


def test_where_there_is_no_room_for_it_the_end_goes(metrics: QFontMetrics) -> None:
    assert elided_name(WORDS, metrics, 60).startswith("Proto")
    assert elided_name("Prototypical networks", metrics, 60).endswith("…")
