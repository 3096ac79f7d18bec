"""A part of a column that is folded away until its head is clicked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from workbench.gui.icons import icon
from workbench.gui.language import say
from workbench.gui.theme import theme
from workbench.gui.widgets.boxes import hbox, vbox

HEAD_HEIGHT = 30
CHEVRON = 16
STRONG = 500
GAP = 8
# Between the note and the frame that marks the keyboard.
INSET = 6
# By then what was unfolded has taken the height that it needs.
SETTLED_MS = 50


class _Head(QWidget):
    """Chevron, title and a note at the right; works with the mouse, Space and Return."""

    clicked = Signal()

    def __init__(self, title: str, weight: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEAD_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.chevron = QLabel()
        self.note = QLabel()
        self.note.setProperty("role", "secondary")
        name = QLabel(title)
        name.setProperty("role", "strong" if weight > STRONG else "body")
        row = hbox(self, spacing=6)
        row.addWidget(self.chevron)
        row.addWidget(name)
        row.addStretch()
        row.addWidget(self.note)
        row.setContentsMargins(0, 0, INSET, 0)

    def set_open(self, is_open: bool) -> None:
        name = "chevron-down" if is_open else "chevron-right"
        self.chevron.setPixmap(icon(name).pixmap(CHEVRON, CHEVRON))
        self.setAccessibleDescription(say("open") if is_open else say("folded"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(self.rect(), 4, 4)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme().color("accent"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)


class Folded(QWidget):
    """A head with a title and a note, and a body below it that is shown on demand."""

    toggled = Signal(bool)

    def __init__(self, title: str, body: QWidget, *, weight: int = 600, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = body
        self._head = _Head(title, weight)
        column = vbox(self, spacing=4)
        column.addWidget(self._head)
        column.addWidget(body)
        self._head.clicked.connect(self._on_clicked)
        theme().changed.connect(self._on_theme_changed)
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        return not self._body.isHidden()

    def set_open(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self._head.set_open(is_open)

    @property
    def note(self) -> str:
        return self._head.note.text()

    def set_note(self, note: str) -> None:
        """What stands at the right of the title."""
        self._head.note.setText(note)

    def _on_clicked(self) -> None:
        self.set_open(not self.is_open)
        self.toggled.emit(self.is_open)
        if self.is_open:
            QTimer.singleShot(SETTLED_MS, self, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """Scroll down to the end of what has been unfolded, but no further than to its head."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and (inside := area.widget()):
            top = self.mapTo(inside, QPoint(0, 0)).y()
            bar = area.verticalScrollBar()
            wanted = top + self.height() + GAP - area.viewport().height()
            bar.setValue(min(max(bar.value(), wanted), top))

    def _on_theme_changed(self) -> None:
        self._head.set_open(self.is_open)


def unfold_around(widget: QWidget) -> None:
    """Open everything that ``widget`` is folded into."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, Folded) and not around.is_open:
            around.set_open(True)
            around.toggled.emit(True)
        around = around.parentWidget()
