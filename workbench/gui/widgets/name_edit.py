"""A name that can be edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.gui.language import say
from workbench.gui.theme import theme

LONGEST_NAME = 60
HEIGHT = 22
PADDING = 4


class NameEdit(QLineEdit):
    """Looks like a label until it is clicked. Return or leaving it renames; Escape gives up.

    ``left`` when a key ended the editing, so that the keyboard can go on from there.
    """

    renamed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setMaxLength(LONGEST_NAME)
        self.setFixedHeight(HEIGHT)
        self.setTextMargins(-2, 0, 0, 0)
        # Also a name in a script that runs from right to left stands at the left, over its count.
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        theme().changed.connect(self._dress)
        self._rest()

    @property
    def name(self) -> str:
        return self._name

    @property
    def wanted_width(self) -> int:
        """What the whole name takes, in pixels."""
        return QFontMetrics(theme().font(13, 600)).horizontalAdvance(self._name) + 2 * PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isReadOnly():
            self._rest()

    def set_name(self, name: str) -> None:
        """Show ``name``; a name that is being edited stays as it was typed."""
        self._name = name
        self.setToolTip(name)
        self.setAccessibleName(say("Name of the class {name}", name=name))
        if self.isReadOnly():
            self._rest()

    def start(self) -> None:
        """Edit the name: all of it is selected, so that typing replaces it."""
        self.setReadOnly(False)
        self.setText(self._name)
        self._dress()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.isReadOnly() and event.button() == Qt.MouseButton.LeftButton:
            self.start()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.isReadOnly():
            self.setText(self._name)
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.isReadOnly():
            # Not passed on: what the name lies in takes Return as a wish to edit it.
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isReadOnly() or event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        typed = self.text().strip()
        self._rest()
        if typed and typed != self._name:
            self.renamed.emit(typed)

    def _leave(self) -> None:
        self.clearFocus()
        self.left.emit()

    def sizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def _rest(self) -> None:
        self.setReadOnly(True)
        room = (self.width() if self.width() > 0 else self.sizeHint().width()) - PADDING
        font = QFontMetrics(theme().font(13, 600))
        self.setText(font.elidedText(self._name, Qt.TextElideMode.ElideRight, room))
        self.setCursorPosition(0)
        self._dress()

    def _dress(self) -> None:
        if self.isReadOnly():
            frame = "background: transparent; border: 0; padding: 0;"
        else:
            colors = theme().color("raised").name(), theme().color("accent").name()
            frame = "background: {}; border: 1px solid {}; border-radius: 4px; padding: 0 2px;".format(*colors)
        self.setStyleSheet(f"QLineEdit {{ {frame} min-height: 0; font-weight: 600; }}")
