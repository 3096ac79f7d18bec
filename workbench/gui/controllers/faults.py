"""Shows faults of the program: one dialog for all of them, however many there are."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.engine.replies import EngineFaulted, Reply
from workbench.gui.dialogs.fault import FaultDialog
from workbench.gui.faults import Faults, place_of
from workbench.gui.log_opening import open_log

MOST_SHOWN = 3  # times that the same fault is shown
QUIET_S = 2.0  # a fault that comes again sooner repeats by itself


class FaultsController(QObject):
    """``window`` is what the dialog belongs to, None as long as there is none; ``facts`` what stands below a traceback.

    Errors that were foreseen have a sentence of their own, and a banner beside what they are about; what comes here
    was not.
    """

    def __init__(self, faults: Faults, facts: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self.window: QWidget | None = None
        self.dialog: FaultDialog | None = None
        self._since = 0
        self._shown: dict[str, int] = {}  # how often, by place
        self._last: dict[str, float] = {}
        faults.reported.connect(self.show)

    def show(self, sentence: str, details: str) -> None:
        """Show a fault, or count it where one is shown already."""
        place, now = place_of(details), time.monotonic()
        before, self._last[place] = self._last.get(place, -QUIET_S), now
        if self.dialog is not None and self.dialog.isVisible():
            self._since += 1
            self.dialog.set_repeated(self._since)
        elif self._shown.get(place, 0) < MOST_SHOWN and now - before >= QUIET_S:
            self._shown[place] = self._shown.get(place, 0) + 1
            self._open(sentence, details)

    def show_and_wait(self, sentence: str, details: str) -> None:
        """Show what keeps the window from opening, until it has been read."""
        dialog = self._made(sentence, details, started=False)
        dialog.exec()
        self.close()

    def take_reply(self, reply: Reply) -> None:
        """Faults of the engine's process; other replies are not looked at."""
        if isinstance(reply, EngineFaulted):
            self.show(reply.sentence, reply.details)

    def close(self) -> None:
        """Before the window goes."""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _open(self, sentence: str, details: str) -> None:
        self._since = 0
        dialog = self._made(sentence, details, started=True)
        dialog.show()
        dialog.raise_()

    def _made(self, sentence: str, details: str, *, started: bool) -> FaultDialog:
        if self.dialog is None:
            self.dialog = FaultDialog(self.window)
            self.dialog.logRequested.connect(open_log)
        self.dialog.set_fault(sentence, f"{details.rstrip()}\n\n{self._facts()}", started=started)
        return self.dialog
