"""A number field whose number is selected once it is gone to, so that typing takes its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractSpinBox

# Whoever comes back from another window finds the field as it was left.
RETURNS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class _Selecting(QObject):
    def __init__(self, spin: QAbstractSpinBox) -> None:
        super().__init__(spin)
        self._spin = spin

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() not in RETURNS:
            # the click that brings the focus puts the cursor somewhere after that
            QTimer.singleShot(0, self._spin, self._spin.selectAll)
        return super().eventFilter(watched, event)


def select_on_focus(spin: QAbstractSpinBox) -> None:
    """Select the number of ``spin`` when the keyboard or the mouse goes there."""
    spin.installEventFilter(_Selecting(spin))
