"""A name that is cut where room is scarce; the Chinese term in brackets behind it stays whole, or goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

BRACKET, END = "（", "）"
LEAST = 40  # pixels that must be left of a name that is cut


def elided_name(words: str, metrics: QFontMetrics, room: int) -> str:
    """As much as ``room`` pixels hold: "Prototypical networks（原型网络）", "Protot…（原型网络）", "Prototypical…"."""
    name, bracket, rest = words.partition(BRACKET)
    term = metrics.horizontalAdvance(bracket + rest)
    cut = Qt.TextElideMode.ElideRight
    if metrics.horizontalAdvance(words) <= room:
        return words
    if not words.endswith(END):
        return metrics.elidedText(words, cut, room)
    if room - term < LEAST:
        return metrics.elidedText(name, cut, room)
    return metrics.elidedText(name, cut, room - term) + bracket + rest
