"""The head of Training: which run is shown, its state, and the buttons that steer the one in training."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.language import mark, say
from workbench.gui.widgets.button_icon import set_button_icon
from workbench.gui.widgets.elided_title import ElidedTitle
from workbench.gui.widgets.state_chip import StateChip
from workbench.runs.log import RunState

START, PAUSE, STOP = mark("Start"), mark("Pause"), mark("Stop")
RESUME, CONTINUE = mark("Resume"), mark("Continue")
# What the middle button can be: its icon and its tip.
MIDDLE = {
    PAUSE: ("pause", mark("Pause {name} between two steps (Ctrl+P)")),
    RESUME: ("start", mark("Go on with {name} (Ctrl+P)")),
    CONTINUE: ("continue", mark("Go on with the run shown from its last checkpoint (Ctrl+P)")),
}
ACTIVE = {RunState.RUNNING, RunState.PAUSED}
# Where there is no room for all words, those of the buttons go first, and then the state's.
WORDINGS = ((True, True), (False, True), (False, False))


class TrainingHead(QWidget):
    """ "3 Training omniglot-maml-07 [Running] … Start Pause Stop"."""

    startRequested = Signal()
    pauseRequested = Signal()
    resumeRequested = Signal()
    stopRequested = Signal()
    continueRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.chip = ElidedTitle(), StateChip()
        self.start, self.pause, self.stop = QPushButton(), QPushButton(), QPushButton()
        self._middle = PAUSE
        self._label = QLabel(say("Training"))
        self._lay_out()
        self._connect()
        self.set_controls(RunState.IDLE, can_start=False)

    def set_name(self, name: str) -> None:
        self.name.setText(name)
        self.name.setToolTip(name)

    def set_narrow(self, narrow: bool) -> None:
        self.name.set_small(narrow)

    def set_controls(self, live: RunState, *, can_start: bool, can_continue: bool = False, name: str = "") -> None:
        """``live`` is the state of the run in training, called ``name``, which may not be the one shown.

        Without one, the middle button continues the run shown where that is possible.
        """
        called = name or say("the run")
        active = live in ACTIVE
        self._middle = RESUME if live is RunState.PAUSED else CONTINUE if can_continue and not active else PAUSE
        self._enable({self.start: can_start and not active, self.pause: active or can_continue, self.stop: active})
        self._dress_buttons()
        self.start.setToolTip(say("Begin a new run with these settings (Ctrl+R)"))
        self.pause.setToolTip(say(MIDDLE[self._middle][1], name=called))
        self.stop.setToolTip(say("Stop {name} and keep what it has learned (Ctrl+.)", name=called))

    def _enable(self, allowed: dict[QPushButton, bool]) -> None:
        """Enable the buttons that are ``allowed``. The keyboard stays among them: Qt would move it elsewhere."""
        for button in allowed:
            if allowed[button]:
                button.setEnabled(True)
        if any(button.hasFocus() and not allowed[button] for button in allowed):
            best = self.start if allowed[self.start] else self.pause
            best.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in allowed:
            button.setEnabled(allowed[button])

    @property
    def middle(self) -> str:
        """What the middle button offers: Pause, Resume or Continue."""
        return self._middle

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress_buttons()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _dress_buttons(self) -> None:
        """Signs alone where there is no room for words; the tool tips then say what they do."""
        for wordy, signed in WORDINGS:
            self._word(wordy, signed)
            if self._row.minimumSize().width() <= self.width():
                break
        # Trying the words out has moved what stands beside them: it must not be painted there.
        self._row.activate()

    def _word(self, wordy: bool, signed: bool) -> None:
        self._label.setVisible(wordy)
        self.chip.set_wordy(signed)
        signs = (self.start, START, "start", "on_accent"), (self.stop, STOP, "stop", "text")
        for button, word, name, token in (*signs, (self.pause, self._middle, MIDDLE[self._middle][0], "text")):
            button.setText(say(word) if wordy else "")
            button.setAccessibleName(say(word))
            set_button_icon(button, name, token)

    def toggle_pause(self) -> None:
        """What the middle button does: pause, go on, or continue the run shown."""
        signals = {PAUSE: self.pauseRequested, RESUME: self.resumeRequested, CONTINUE: self.continueRequested}
        signals[self._middle].emit()

    def _lay_out(self) -> None:
        number = QLabel("3")
        number.setProperty("role", "number")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedSize(18, 18)
        self._label.setProperty("role", "head")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (number, self._label, self.name, self.chip):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.start, self.pause, self.stop):
            row.addWidget(button)
        self.start.setProperty("kind", "primary")
        self._dress_buttons()

    def _connect(self) -> None:
        self.start.clicked.connect(self.startRequested)
        self.pause.clicked.connect(self.toggle_pause)
        self.stop.clicked.connect(self.stopRequested)
