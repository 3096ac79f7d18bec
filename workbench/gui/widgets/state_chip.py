"""The chip that says in what state a run is: a drawn icon and a word, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.icons import paint_icon
from workbench.gui.theme import theme
from workbench.runs.log import RunState

# state → (icon, word, token of the drawing, token of the fill)
LOOKS: dict[RunState, tuple[str, str, str, str]] = {
    RunState.IDLE: ("idle", "Idle", "text2", "sunken"),
    RunState.RUNNING: ("start", "Running", "soft_text", "soft"),
    RunState.PAUSED: ("pause", "Paused", "paused", "paused_fill"),
    RunState.COMPLETED: ("check", "Done", "text", "sunken"),
    RunState.STOPPED: ("stop", "Stopped", "text2", "sunken"),
    RunState.FAILED: ("warning", "Failed", "failed", "failed_fill"),
    RunState.INTERRUPTED: ("interrupted", "Interrupted", "paused", "paused_fill"),
}
# Between Start and the first event there is no run yet whose state could be said.
STARTING = ("clock", "Starting", "soft_text", "soft")
HEIGHT = 24
ICON = 12


class StateChip(QWidget):
    """24 high, as wide as its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = RunState.IDLE
        self._is_starting, self._wordy = False, True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        self.set_state(RunState.IDLE)

    @property
    def state(self) -> RunState:
        return self._state

    @property
    def word(self) -> str:
        return self._look[1]

    @property
    def _look(self) -> tuple[str, str, str, str]:
        return STARTING if self._is_starting else LOOKS[self._state]

    def set_state(self, state: RunState, *, starting: bool = False) -> None:
        """``starting``: the run has been asked for, but has not begun."""
        self._state, self._is_starting = state, starting
        self.setAccessibleName(f"State: {self.word}")
        self.setToolTip(self.word)
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
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.word) + ICON + 28, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        name, word, ink, fill = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(fill))
        painter.drawRoundedRect(self.rect(), HEIGHT / 2, HEIGHT / 2)
        paint_icon(painter, QRectF(9, (HEIGHT - ICON) / 2, ICON, ICON), name, ink)
        if not self._wordy:
            return
        painter.setPen(theme().color(ink))
        painter.setFont(theme().font(12, 500))
        painter.drawText(
            self.rect().adjusted(15 + ICON, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word
        )
