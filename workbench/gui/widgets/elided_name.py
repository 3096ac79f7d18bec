"""A name that is cut where room is scarce, but not the Chinese term that stands in brackets behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

BRACKET, END = "（", "）"
LEAST = 24  # pixels that must be left of the name itself


def elided_name(words: str, metrics: QFontMetrics, room: int) -> str:
    """As much as ``room`` pixels hold: "Prototypical networks（原型网络）" becomes "Protot…（原型网络）"."""
    name, bracket, rest = words.partition(BRACKET)
    term = metrics.horizontalAdvance(bracket + rest)
    cut = Qt.TextElideMode.ElideRight
    if not words.endswith(END) or metrics.horizontalAdvance(words) <= room or room - term < LEAST:
        return metrics.elidedText(words, cut, room)
    return metrics.elidedText(name, cut, room - term) + bracket + rest
