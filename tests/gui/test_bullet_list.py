"""Sentences with bullets: their further lines hang, and none of before is left."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from workbench.gui.widgets.bullet_list import BULLET, BulletList

LONG = "A trained model learns them from a few pictures each, at once, and then tells them apart in new pictures."


def test_further_lines_hang_beside_the_bullet_not_below_it(qtbot: Any) -> None:
    made = BulletList()
    qtbot.addWidget(made)
    made.set_lines([LONG, "Short."])
    made.resize(220, 300)
    made.show()
    sign, words = made.findChildren(QLabel)[:2]
    assert sign.text() == BULLET and words.text() == LONG
    assert words.height() >= 2 * words.fontMetrics().height(), "it wraps"
    assert words.x() > sign.geometry().right() and words.geometry().right() <= made.width()


def test_lines_of_before_are_gone(qtbot: Any) -> None:
    made = BulletList()
    qtbot.addWidget(made)
    made.show()
    made.set_lines(["one", "two", "three"])
    made.set_lines(["four"])
    assert made.lines == ["four"]
    assert sum(each.isVisible() and each.text() == BULLET for each in made.findChildren(QLabel)) == 1
