"""Opens the window. What takes long comes after it is shown: the engine and the runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from workbench.crashes import CrashFile, take_all
from workbench.folders import NAME
from workbench.gui.controllers.faults import FaultsController
from workbench.gui.ending import Ending
from workbench.gui.engine_thread import EngineThread
from workbench.gui.faults import SENTENCE, Faults, facts
from workbench.gui.icons import icon
from workbench.gui.journal import note_start
from workbench.gui.language import ENGLISH, language, mark, say
from workbench.gui.main_window import TITLE, MainWindow
from workbench.gui.models.looks import chosen_language, chosen_theme
from workbench.gui.qt_messages import QtMessages
from workbench.gui.showing import Showing
from workbench.gui.theme import theme
from workbench.logs import LOG, end_log, give_streams, start_log
from workbench.resources import version

FAILED = 1  # exit status
CRASHED = mark("The workbench crashed the last time. Help ▸ Open the log shows where; nothing that was saved is lost.")


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
    give_streams()
    start_log("window")
    crash_file, messages = CrashFile("window"), QtMessages()
    messages.install()
    note_start()
    try:
        return _run(_application(argv), session)
    finally:
        messages.uninstall()
        LOG.info("Closed")
        crash_file.close()
        end_log()


def _application(argv: Sequence[str]) -> QApplication:
    app = QApplication(list(argv))
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    app.setDesktopFileName(NAME)  # by which a dock finds the program's menu entry
    app.setApplicationVersion(version())
    return app


def _run(app: QApplication, session: Path | None) -> int:
    faults = Faults()
    faults.install()
    engine = EngineThread()
    shown = FaultsController(faults, lambda: _facts(shown.window))
    try:
        dress(app)
        showing = Showing(engine)
    except Exception as error:  # noqa: BLE001 (the edge of the program: without a window nothing else would say it)
        _tell_why_not(shown, say(SENTENCE, type(error).__name__, error), faults.note(error))
        faults.uninstall()
        return FAILED
    ending = Ending(showing.window)
    follow(showing, shown, ending)
    showing.changed.connect(lambda: follow(showing, shown, ending))
    engine.replyReceived.connect(shown.take_reply)
    files = _open_files_that_the_system_names(app, showing)
    ending.watch(app)
    showing.show()
    QTimer.singleShot(0, lambda: start(showing, session))
    status = app.exec()
    ending.close()
    shown.close()
    faults.uninstall()
    del files  # it was kept until here
    return status


def follow(showing: Showing, shown: FaultsController, ending: Ending) -> None:
    """What speaks of the window speaks of the one that is shown."""
    shown.close()
    shown.window = ending.window = showing.window


def _tell_why_not(shown: FaultsController, sentence: str, details: str) -> None:
    """Why there is no window, as well as it can be said: the dialog may need what is missing."""
    try:
        shown.show_and_wait(sentence, details)
    except Exception:  # noqa: BLE001 (the edge of the program)
        LOG.exception("The dialog cannot be shown")
        QMessageBox.critical(None, say(TITLE), sentence)


def _facts(window: QWidget | None) -> str:
    ready = window.wiring.training.engine_ready if isinstance(window, MainWindow) else None
    return facts(ready.versions if ready else {}, ready.device if ready else "")


def _open_files_that_the_system_names(app: QApplication, showing: Showing) -> OpenedFiles | None:
    """On macOS; elsewhere the file is an argument, and a filter would see every event."""
    files = OpenedFiles(app) if sys.platform == "darwin" else None
    if files is not None:
        files.opened.connect(showing.open_file)
        app.installEventFilter(files)
    return files


def _check_screen() -> None:
    """Qt would abort the process, with a page about plugins."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not named:
        raise NoScreenError("There is no screen to open the window on (DISPLAY is not set). Try workbench --help.")


def dress(app: QApplication) -> None:
    """The language and the theme of the last time, and the window's icon."""
    _speak(chosen_language())
    theme().apply(app)
    theme().set_mode(chosen_theme())
    app.setWindowIcon(icon("app"))


def _speak(code: str) -> None:
    """In English where a translation is missing: whoever cannot start the program cannot mend it either."""
    try:
        language().choose(code)
    except FileNotFoundError as error:
        LOG.warning("%s", error)
        language().choose(ENGLISH)


def start(showing: Showing, session: Path | None = None) -> None:
    """What follows once the window is shown."""
    showing.start(session)
    tell_of_crashes(showing.window)


def tell_of_crashes(window: MainWindow) -> None:
    """Say that the workbench crashed the last time, where it did; what lay in Try it is offered there."""
    crashes = [each for each in take_all() if each.role == "window"]
    if crashes:
        window.show_error(CRASHED, f"{crashes[-1].stacks}\n\n{_facts(window)}")
