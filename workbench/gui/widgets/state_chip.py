"""The chip that says in what state a run is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.gui.widgets.chip import Chip, Look
from workbench.runs.log import RunState

LOOKS: dict[RunState, Look] = {
    RunState.IDLE: Look("idle", "Idle", "text2", "sunken"),
    RunState.RUNNING: Look("start", "Running", "soft_text", "soft"),
    RunState.PAUSED: Look("pause", "Paused", "paused", "paused_fill"),
    RunState.COMPLETED: Look("check", "Done", "text", "sunken"),
    RunState.STOPPED: Look("stop", "Stopped", "text2", "sunken"),
    RunState.FAILED: Look("warning", "Failed", "failed", "failed_fill"),
    RunState.INTERRUPTED: Look("interrupted", "Interrupted", "paused", "paused_fill"),
}
# Between Start and the first event there is no run yet whose state could be said.
STARTING = Look("clock", "Starting", "soft_text", "soft")


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
        self.setAccessibleName(f"State: {self.word}")
        self.setToolTip(self.word)
