"""Exceptions that nothing caught: one dialog for all of them, with details to copy, and the log."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, Signal, qWarning
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from workbench.engine.replies import EngineFaulted
from workbench.gui.background import Background
from workbench.gui.controllers import faults as module
from workbench.gui.controllers.faults import FaultsController
from workbench.gui.dialogs.fault import FaultDialog
from workbench.gui.faults import Faults, facts
from workbench.gui.log_opening import open_log
from workbench.gui.qt_messages import QtMessages
from workbench.logs import LOG, end_log, log_file, start_log


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    start_log("window")
    yield log_file()
    end_log()


@pytest.fixture
def shown(qtbot: Any, log: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultsController]:
    """The hooks are in place, as in the program; a test's own runner takes no notice of what they hear."""
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    window = QWidget()
    qtbot.addWidget(window)
    faults = Faults(window)
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    faults.install()
    controller = FaultsController(faults, lambda: facts({"torch": "2.6"}, "CPU, 2 cores"), window)
    controller.window = window
    yield controller
    sys.excepthook, threading.excepthook, sys.unraisablehook = before
    controller.close()


def fail(words: str = "the sum is wrong") -> None:
    raise ValueError(words)


class Worker(QThread):
    def run(self) -> None:
        fail("in a thread of Qt")


class Speaker(QObject):
    said = Signal()


def in_a_slot(parent: QObject) -> None:
    speaker = Speaker(parent)
    speaker.said.connect(fail)
    speaker.said.emit()


def in_a_timer(parent: QObject) -> None:
    QTimer.singleShot(0, parent, fail)


def in_a_thread(_parent: QObject) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_thread_of_qt(parent: QObject) -> None:
    worker = Worker(parent)
    worker.start()
    worker.wait()


def in_the_background(parent: QObject) -> None:
    work = Background((OSError,), parent)
    work.submit("tag", fail)


def in_a_pool_of_threads(parent: QObject) -> None:
    from PySide6.QtCore import QThreadPool

    pool = QThreadPool(parent)
    pool.start(fail)
    pool.waitForDone()


PLACES = [in_a_slot, in_a_timer, in_a_thread, in_a_thread_of_qt, in_the_background, in_a_pool_of_threads]


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_anywhere_is_shown_and_logged(shown: FaultsController, qtbot: Any, log: Path, place: Any) -> None:
    with qtbot.captureExceptions():  # else the runner's own hook would take the place of ours
        Faults.install(shown_faults(shown))
        place(shown.window)
        qtbot.waitUntil(lambda: shown.dialog is not None and shown.dialog.isVisible(), timeout=5000)
    dialog = shown.dialog
    assert dialog.sentence.startswith("Something went wrong that should not have: ValueError: ")
    assert "in fail" in dialog.details
    for fact in ("workbench 0", "Python 3", "PySide6 6", "Qt 6", "torch 2.6", "CPU, 2 cores"):
        assert fact in dialog.details
    assert "in fail" in log.read_text()


def shown_faults(controller: FaultsController) -> Faults:
    return next(each for each in controller.window.children() if isinstance(each, Faults))


def test_faults_do_not_pile_up_they_are_counted(shown: FaultsController) -> None:
    for number in range(30):
        shown.show("It went wrong: first", f'  File "a.py", line {number}')
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, FaultDialog)]
    assert dialogs == [shown.dialog]
    assert shown.dialog.repeated == "It, or something like it, happened 29 times more since."
    assert "line 0" in shown.dialog.details


def test_a_fault_that_repeats_by_itself_leaves_one_in_peace_once_it_was_closed(
    shown: FaultsController, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    details = '  File "timer.py", line 3'
    opened = 0
    for _ in range(50):
        now[0] += 0.1
        shown.show("It went wrong: again", details)
        if shown.dialog.isVisible():
            opened += 1
            shown.dialog.leave.click()
    assert opened == 1
    for _ in range(5):  # one that somebody brings about is shown again, though not for ever
        now[0] += 60
        shown.show("It went wrong: again", details)
        opened += shown.dialog.isVisible()
        shown.dialog.leave.click()
    assert opened == 3
    shown.show("It went wrong: elsewhere", '  File "other.py", line 1')
    assert shown.dialog.isVisible()


def test_a_fault_that_repeats_does_not_flood_the_log(shown: FaultsController, log: Path) -> None:
    faults = shown_faults(shown)
    for number in range(100):
        try:
            fail(f"number {number}")
        except ValueError as error:
            faults.note(error)
    assert log.read_text().count("Traceback") == 3


def test_the_details_can_be_copied_whole(shown: FaultsController) -> None:
    shown.show("It went wrong: here", '  File "a.py", line 7')
    shown.dialog.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("It went wrong: here\n\n") and 'File "a.py", line 7' in text and "PySide6" in text
    assert shown.dialog.copy.text() == "Copied"


def test_the_log_is_a_click_away(shown: FaultsController, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    shown.show("It went wrong: here", "")
    shown.dialog.log.click()
    assert opened == [str(log.parent)]  # nothing was written yet
    LOG.info("something")
    open_log()
    assert opened[1:] == [str(log)]


def test_faults_of_the_engine_are_shown_alike(shown: FaultsController) -> None:
    shown.take_reply(EngineFaulted("Something went wrong in the engine: KeyError: 'x'", '  File "host.py", line 1'))
    assert "in the engine" in shown.dialog.sentence


def test_what_keeps_the_window_from_opening_is_shown_before_there_is_one(qtbot: Any, log: Path) -> None:
    controller = FaultsController(Faults(), lambda: "versions")
    seen: list[FaultDialog] = []

    def look() -> None:
        seen.append(controller.dialog)
        assert "cannot start" in controller.dialog._advice.text()
        controller.dialog.leave.click()

    QTimer.singleShot(0, look)
    controller.show_and_wait("It went wrong: at the start", "Traceback")
    assert seen and controller.dialog is None


def test_what_python_goes_on_after_is_for_the_log_alone(shown: FaultsController, log: Path) -> None:
    faults = shown_faults(shown)

    class Args:
        exc_type, exc_value, exc_traceback, err_msg, object = ValueError, ValueError("late"), None, None, "a thing"

    faults._on_unraisable(Args)
    assert "ValueError: late" in log.read_text() and shown.dialog is None


def test_what_qt_warns_of_is_logged_and_its_chatter_is_not(
    qtbot: Any, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    messages = QtMessages()
    with qtbot.captureExceptions():
        messages.install()
        for _ in range(20):
            qWarning("QThing: cannot do that")
        messages.uninstall()
    assert log.read_text().count("QThing: cannot do that") == 2
    assert capsys.readouterr().err.count("QThing: cannot do that") == 20
