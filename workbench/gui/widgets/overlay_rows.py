"""The runs of an overlay as a list: which line is whose, whether it is drawn, and its value at the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from workbench.gui.icons import paint_icon
from workbench.gui.language import say
from workbench.gui.models.overlay import BOTH, TRAINING, OverlayRun
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import vbox
from workbench.gui.widgets.column_area import ColumnArea
from workbench.gui.widgets.overlay_key import OverlayKey
from workbench.gui.widgets.overlay_looks import CHIP, paint_chip, paint_sample

ROW, BOX, GAP, SAMPLE, EDGE = 28, 14, 8, 26, 4
LEAST_NAME = 60
WIDTH = 280


class OverlayRow(QAbstractButton):
    """Ticked while its line is drawn. ``lookedAt`` says that the mouse or the keyboard is here, or no longer."""

    lookedAt = Signal(bool)

    def __init__(self, run: OverlayRun, marked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place, self._marked, self.value = run.place, marked, ""
        self.setText(run.name)
        self.setCheckable(True)
        self.setChecked(run.shown)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(say("{name}\nShow or hide its line", name=run.name))
        self.setAccessibleName(say("Line {place}: {name}", place=run.place + 1, name=run.name))
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._left + LEAST_NAME + GAP + self._value_width + EDGE, ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left + LEAST_NAME, ROW)

    def set_value(self, words: str) -> None:
        """Its value at the cursor, or at its end."""
        if words != self.value:
            self.value = words
            self.setAccessibleDescription(words)
            self.update()

    @property
    def _left(self) -> int:
        return EDGE + BOX + GAP + CHIP + GAP + SAMPLE + GAP

    @property
    def _value_width(self) -> int:
        return QFontMetrics(theme().font(12, 600)).horizontalAdvance(self.value)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        middle = self.height() / 2
        self._paint_box(painter, QRectF(EDGE, middle - BOX / 2, BOX, BOX))
        painter.setOpacity(1.0 if self.isChecked() else 0.45)
        left = EDGE + BOX + GAP
        paint_chip(painter, QPointF(left + CHIP / 2, middle), self.place)
        left += CHIP + GAP
        paint_sample(painter, QRectF(left, 0, SAMPLE, self.height()), self.place, self._marked)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setOpacity(1.0)
        painter.setPen(theme().color("text" if self.isChecked() else "text2"))
        value = self._value_width
        rect = self.rect().adjusted(self._left, 0, -EDGE - value - (GAP if value else 0), 0)
        painter.setFont(theme().font(12))
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(theme().font(12, 600))
        end = self.rect().adjusted(0, 0, -EDGE, 0)
        painter.drawText(end, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.value)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        """As boxes look everywhere in the window."""
        ticked = self.isChecked()
        painter.setPen(QPen(theme().color("accent" if ticked else "control"), 1))
        painter.setBrush(theme().color("accent" if ticked else "raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            paint_icon(painter, box.adjusted(2, 2, -2, -2), "check", "on_accent")

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.lookedAt.emit(True)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.lookedAt.emit(False)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.lookedAt.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lookedAt.emit(False)


class OverlayRows(ColumnArea):
    """Signals: toggled (place, whether it is to be drawn), lookedAt (place, or None)."""

    toggled = Signal(int, bool)
    lookedAt = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[OverlayRow] = []
        self._head, self._note = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.key = OverlayKey()
        inside = QWidget()
        self._column = vbox(inside, spacing=0)
        for label in (self._head, self._note):
            label.setProperty("role", "secondary")
            label.setContentsMargins(EDGE, 2, EDGE, 4)
        self._column.addWidget(self._head)
        self._column.addWidget(self.key)
        self.key.hide()
        self._column.addWidget(self._note)
        self._column.addStretch()
        self.setWidget(inside)

    @property
    def head(self) -> str:
        return self._head.text()

    @property
    def note(self) -> str:
        return self._note.text()

    def set_runs(self, runs: Sequence[OverlayRun], part: str, note: str) -> None:
        """``part``: of what the lines are. ``note``: what is to be said below."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [OverlayRow(run, part != TRAINING) for run in runs]
        for place, row in enumerate(self.rows, self._column.indexOf(self.key) + 1):
            self._column.insertWidget(place, row)
            row.toggled.connect(lambda on, row=row: self.toggled.emit(row.place, on))
            row.lookedAt.connect(lambda here, row=row: self.lookedAt.emit(row.place if here else None))
        self.key.setVisible(part == BOTH)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def set_values(self, head: str, values: Mapping[int, str]) -> None:
        """``head`` says what the values are; these by the place of their run."""
        self._head.setText(head)
        for row in self.rows:
            row.set_value(values.get(row.place, ""))
