"""The end that comes from outside: Ctrl-C in the terminal, a signal, or the end of the system's session."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from workbench.logs import LOG

if TYPE_CHECKING:
    from workbench.gui.main_window import MainWindow

LOOK_MS = 250
# How long after it was announced the session's end is believed in; it may be called off by another program.
BELIEVED_MS = 30_000
AT_ONCE = ("SIGTERM", "SIGHUP")


class Ending(QObject):
    """Ctrl-C closes ``window`` as its cross does, and the second time without a question; signals end it without.

    ``window`` is set anew where another main window takes its place.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window = window
        self._interrupted = False
        self._before: dict[int, Any] = {}
        # Python hears of signals only while it runs, and not while Qt waits for events.
        self._wakes = QTimer(self, interval=LOOK_MS)
        self._wakes.timeout.connect(lambda: None)
        self._doubt = QTimer(self, singleShot=True, interval=BELIEVED_MS)
        self._doubt.timeout.connect(self._on_called_off)

    def watch(self, app: QApplication) -> None:
        """Heed signals, and ``app``'s word of the session's end, from now on."""
        self._note(signal.SIGINT, self._on_interrupt)
        for name in AT_ONCE:
            if hasattr(signal, name):
                self._note(getattr(signal, name), self._on_signal)
        app.commitDataRequest.connect(self.on_session_end)
        self._wakes.start()

    def close(self) -> None:
        """Heed signals no more."""
        self._wakes.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def on_session_end(self, _manager: QSessionManager | None = None) -> None:
        """The session may end any moment: keep what there is, ask nothing. Training goes on until it does end, and
        the engine's process keeps a checkpoint then."""
        LOG.info("The session is about to end")
        self.window.ends_unasked = True
        self._doubt.start()
        self.window.wiring.autosaving.keep_now()

    def _on_called_off(self) -> None:
        self.window.ends_unasked = False

    def _note(self, number: int, handler: Any) -> None:
        self._before[number] = signal.signal(number, handler)

    def _on_interrupt(self, *_: Any) -> None:
        if self._interrupted:
            self._leave()
            return
        self._interrupted = True
        if not self.window.close():
            self._interrupted = False

    def _on_signal(self, number: int, _frame: Any) -> None:
        LOG.info("Ended by %s", signal.Signals(number).name)
        self._leave()

    def _leave(self) -> None:
        """Also out of a question that is being asked: that is an event loop within the event loop."""
        self.window.leave()
        QApplication.exit(0)
