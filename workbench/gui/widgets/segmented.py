"""A segmented control: a few choices side by side, of which one or none is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from workbench.gui.language import say
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox

HEIGHT = 32
RADIUS = 6
MARGIN = 10
# The type of a segment, smaller where the column is narrow.
SIZES = (12, 11)


class _Segment(QAbstractButton):
    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(theme().font(12, 600)).horizontalAdvance(self.text()) + 2 * MARGIN, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), self.hasFocus()
        if chosen or focused:
            self._paint_frame(painter, chosen, focused)
        weight = 600 if chosen else 500
        fonts = [theme().font(size, weight) for size in SIZES]
        fitting = (each for each in fonts if QFontMetrics(each).horizontalAdvance(self.text()) <= self.width() - 8)
        font = next(fitting, fonts[-1])
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 8)
        painter.setFont(font)
        painter.setPen(theme().color("text" if chosen or self.underMouse() else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_frame(self, painter: QPainter, chosen: bool, focused: bool) -> None:
        width = 2.0 if focused else 1.0
        pen = painter.pen()
        pen.setColor(theme().color("accent" if focused else "control"))
        pen.setWidthF(width)
        painter.setPen(pen)
        painter.setBrush(theme().color("raised") if chosen else Qt.BrushStyle.NoBrush)
        inset = 1 + width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


class Segmented(QWidget):
    """``chosen`` gives the key of the segment that a person clicked. Segments are (key, marked words)."""

    chosen = Signal(str)

    def __init__(self, segments: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Segment] = {}
        row = hbox(self, spacing=0)
        for key, text in segments:
            button = self._buttons[key] = _Segment(say(text))
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            row.addWidget(button)
        theme().changed.connect(self.update)

    @property
    def current(self) -> str:
        """The key of the segment that is marked, or an empty string."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_chosen(self, key: str) -> None:
        """Mark a segment; an empty key marks none."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == key)
        self._group.setExclusive(bool(key))

    def set_available(self, keys: Sequence[str]) -> None:
        """Show only these segments."""
        for each, button in self._buttons.items():
            button.setVisible(each in keys)

    def set_text(self, key: str, text: str) -> None:
        self._buttons[key].setText(text)
        self._buttons[key].updateGeometry()

    def set_tip(self, key: str, tip: str) -> None:
        self._buttons[key].setToolTip(tip)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("sunken"))
        painter.drawRoundedRect(self.rect(), RADIUS + 1, RADIUS + 1)
