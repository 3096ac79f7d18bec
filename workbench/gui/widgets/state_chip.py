"""The chip that says in what state a run is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.gui.language import mark, say
from workbench.gui.widgets.chip import Chip, Look
from workbench.runs.log import RunState

LOOKS: dict[RunState, Look] = {
    RunState.IDLE: Look("idle", mark("Idle"), "text2", "sunken"),
    RunState.RUNNING: Look("start", mark("Running"), "soft_text", "soft"),
    RunState.PAUSED: Look("pause", mark("Paused"), "paused", "paused_fill"),
    RunState.COMPLETED: Look("check", mark("Done"), "text", "sunken"),
    RunState.STOPPED: Look("stop", mark("Stopped"), "text2", "sunken"),
    RunState.FAILED: Look("warning", mark("Failed"), "failed", "failed_fill"),
    RunState.INTERRUPTED: Look("interrupted", mark("Interrupted"), "paused", "paused_fill"),
}
# Between Start and the first event there is no run yet whose state could be said.
STARTING = Look("clock", mark("Starting"), "soft_text", "soft")


class StateChip(Chip):
    """Shows `LOOKS`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LOOKS[RunState.IDLE], parent)
        self.set_state(RunState.IDLE)

    @property
    def state(self) -> RunState:
        return self._state

    def set_state(self, state: RunState, *, starting: bool = False) -> None:
        """``starting``: the run has been asked for, but has not begun."""
        self._state = state
        self.set_look(STARTING if starting else LOOKS[state])
        self.setAccessibleName(say("State: {word}", word=self.word))
        self.setToolTip(self.word)
