"""A chip: a drawn icon and a word on a rounded fill, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.icons import paint_icon
from workbench.gui.language import say
from workbench.gui.theme import theme

HEIGHT = 24
ICON = 12


@dataclass(frozen=True)
class Look:
    """``word`` is marked; ``ink`` and ``fill`` are colour tokens."""

    icon: str
    word: str
    ink: str
    fill: str


class Chip(QWidget):
    """24 high, as wide as its word."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._wordy = look, True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    @property
    def word(self) -> str:
        return say(self._look.word)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def set_wordy(self, wordy: bool) -> None:
        """The word stands beside the drawing, or, where there is no room, in the tool tip alone."""
        if wordy != self._wordy:
            self._wordy = wordy
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        if not self._wordy:
            return QSize(ICON + 18, HEIGHT)
        return QSize(QFontMetrics(theme().font(12, 500)).horizontalAdvance(self.word) + ICON + 28, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(self._look.fill))
        painter.drawRoundedRect(self.rect(), HEIGHT / 2, HEIGHT / 2)
        place = QRectF(9, (HEIGHT - ICON) / 2, ICON, ICON)
        paint_icon(painter, place, self._look.icon, self._look.ink)
        if not self._wordy:
            return
        painter.setPen(theme().color(self._look.ink))
        painter.setFont(theme().font(12, 500))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(15 + ICON, 0, -6, 0), flags, self.word)
