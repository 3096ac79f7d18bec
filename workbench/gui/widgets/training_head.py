"""The head of Training: which run is shown, its state, and the buttons that steer the one in training."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.widgets.elided_title import ElidedTitle
from workbench.gui.widgets.state_chip import StateChip
from workbench.runs.log import RunState

ACTIVE = {RunState.RUNNING, RunState.PAUSED}


class TrainingHead(QWidget):
    """ "3 Training omniglot-maml-07 [Running] … Start Pause Stop"."""

    startRequested = Signal()
    pauseRequested = Signal()
    resumeRequested = Signal()
    stopRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.chip = ElidedTitle(), StateChip()
        self.start, self.pause, self.stop = QPushButton("Start"), QPushButton("Pause"), QPushButton("Stop")
        self._paused = False
        self._lay_out()
        self._connect()
        self.set_controls(RunState.IDLE, can_start=False)

    def set_name(self, name: str) -> None:
        self.name.setText(name)
        self.name.setToolTip(name)

    def set_narrow(self, narrow: bool) -> None:
        self.name.set_small(narrow)

    def set_controls(self, live: RunState, *, can_start: bool, name: str = "") -> None:
        """``live`` is the state of the run in training, called ``name``, which may not be the one shown."""
        active = live in ACTIVE
        self._paused = live is RunState.PAUSED
        self.start.setEnabled(can_start and not active)
        self.pause.setEnabled(active)
        self.stop.setEnabled(active)
        self.pause.setText("Resume" if self._paused else "Pause")
        self.pause.setIcon(icon("start" if self._paused else "pause"))
        self.start.setToolTip("Begin a new run with these settings (Ctrl+R)")
        self.pause.setToolTip(f"{self.pause.text()} {name} between two steps (Ctrl+P)")
        self.stop.setToolTip(f"Stop {name} and keep what it has learned (Ctrl+.)")

    def toggle_pause(self) -> None:
        """What the Pause button does: pause, or go on."""
        (self.resumeRequested if self._paused else self.pauseRequested).emit()

    def _lay_out(self) -> None:
        number, words = QLabel("3"), QLabel("Training")
        number.setProperty("role", "number")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedSize(18, 18)
        words.setProperty("role", "head")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (number, words):
            row.addWidget(widget)
        row.addWidget(self.name)
        row.addWidget(self.chip)
        row.addStretch(1)
        for button in (self.start, self.pause, self.stop):
            row.addWidget(button)
        self.start.setProperty("kind", "primary")
        self.start.setIcon(icon("start", "on_accent"))
        self.stop.setIcon(icon("stop"))

    def _connect(self) -> None:
        self.start.clicked.connect(self.startRequested)
        self.pause.clicked.connect(self.toggle_pause)
        self.stop.clicked.connect(self.stopRequested)
