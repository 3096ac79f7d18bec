"""Loads pyqtgraph piece by piece, so that the window never stands still for long.

Not in a thread: PySide makes its classes when they are first asked for, and two threads that ask at once crash.
What takes the time is making those classes, which can be done some at a time, and libraries that have nothing to
do with Qt, which a thread may load.
"""

from __future__ import annotations

import contextlib
import importlib
import threading
from collections.abc import Callable, Iterator
from functools import partial
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

# pyqtgraph asks for every class of these modules.
QT_MODULES = (QtCore, QtGui, QtWidgets)
# It imports these as well; CUDA's bindings, where they are installed, are the slowest.
PLAIN = ("pydoc", "decimal", "pstats", "cProfile", "multiprocessing.connection", "cuda.bindings.runtime")
AT_ONCE = 120
TURN_MS = 5
Step = Callable[[], object]


class PlotLoading(QObject):
    """Begins with `start`, and calls ``done`` in the end."""

    def __init__(self, done: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done = done
        self._steps = [*_class_steps(), *_import_steps()]
        self._plain = threading.Thread(target=_load_plain, name="plot-libraries", daemon=True)
        self._timer = QTimer(self, interval=TURN_MS)
        self._timer.timeout.connect(self._take_step)

    def start(self) -> None:
        self._plain.start()
        self._timer.start()

    def _take_step(self) -> None:
        if not self._steps:
            self._timer.stop()
            self._done()
        elif len(self._steps) > len(_import_steps()) or not self._plain.is_alive():
            self._steps.pop(0)()


def _class_steps() -> Iterator[Step]:
    for module in QT_MODULES:
        names = dir(module)
        for begin in range(0, len(names), AT_ONCE):
            yield partial(_ask_for, module, names[begin : begin + AT_ONCE])


def _import_steps() -> list[Step]:
    """These wait for the thread: importing what it is importing would stop the window until it is through."""
    return [partial(importlib.import_module, name) for name in ("pyqtgraph", "workbench.gui.widgets.plots")]


def _ask_for(module: ModuleType, names: list[str]) -> None:
    for name in names:
        getattr(module, name)


def _load_plain() -> None:
    for name in PLAIN:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
