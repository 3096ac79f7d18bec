"""Opens the window. What takes long comes after it is shown: the engine and the runs."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from workbench.folders import NAME
from workbench.gui.engine_thread import EngineThread
from workbench.gui.icons import icon
from workbench.gui.main_window import MainWindow
from workbench.gui.settings import settings
from workbench.gui.theme import MODES, theme
from workbench.resources import version


class Faults(QObject):
    """Brings exceptions that nothing caught, from any thread, into the window's thread. reported: one sentence
    and the traceback."""

    reported = Signal(str, str)

    def install(self) -> None:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def uninstall(self) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        # The terminal has it as well: whoever starts from there looks there first.
        sys.__excepthook__(kind, error, trace)
        details = "".join(traceback.format_exception(kind, error, trace))
        self.reported.emit(f"Something went wrong that should not have: {kind.__name__}: {error}", details)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)


class NoScreenError(ValueError):
    """There is nothing to show a window on."""


class OpenedFiles(QObject):
    """Files that the system asks a running program to open, as macOS does after a double click. opened: a Path."""

    opened = Signal(object)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit(Path(event.file()))
            return True
        return super().eventFilter(watched, event)


def run(argv: Sequence[str], session: Path | None = None) -> int:
    """Show the window and stay until it is closed; ``session`` is a file to open in it.

    Returns the exit status. Raises NoScreenError.
    """
    _check_screen()
    app = QApplication(list(argv))
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    app.setApplicationDisplayName("Meta-Learning Workbench")
    app.setApplicationVersion(version())
    dress(app)
    faults = Faults()
    faults.install()
    engine = EngineThread()
    window = MainWindow(engine)
    faults.reported.connect(window.show_error)
    if sys.platform == "darwin":  # elsewhere the file is an argument, and a filter would see every event
        files = OpenedFiles(app)
        files.opened.connect(window.wiring.keeping.open_file)
        app.installEventFilter(files)
    window.show()
    wakes = _let_interrupts_through(window)
    QTimer.singleShot(0, lambda: start(window, engine, session))
    status = app.exec()
    wakes.stop()
    faults.uninstall()
    return status


def _check_screen() -> None:
    """Qt would abort the process, with a page about plugins."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not named:
        raise NoScreenError("There is no screen to open the window on (DISPLAY is not set). Try workbench --help.")


def dress(app: QApplication) -> None:
    """The theme of the last time, and the window's icon."""
    mode = str(settings().value("window/theme", "system"))
    theme().apply(app)
    theme().set_mode(mode if mode in MODES else "system")
    app.setWindowIcon(icon("app"))


def start(window: MainWindow, engine: EngineThread, session: Path | None = None) -> None:
    """What follows once the window is shown."""
    # Qt would put a focus ring around the first button, as if something had been chosen.
    window.splitter.setFocus()
    engine.start()
    window.wiring.start()
    # What has been made by now stays: looking through all of it for garbage would hold up the window by 90 ms a time.
    gc.freeze()
    if session:
        window.wiring.keeping.open_file(session)


def _let_interrupts_through(window: MainWindow) -> QTimer:
    """Ctrl-C in the terminal closes the window in order; Python sees it only while it runs."""
    signal.signal(signal.SIGINT, lambda *_: window.close())
    wakes = QTimer(window, interval=250)
    wakes.timeout.connect(lambda: None)
    wakes.start()
    return wakes
