"""How fluid the window "Runs" is with thousands of runs: opening, sorting, every keystroke of a search, scrolling.

    python tests/benchmarks/runs_window.py [--runs 5000] [--folder KEPT] [--times 3]

Opens the real windows (set QT_QPA_PLATFORM=offscreen where there is no screen) on generated run folders, or on those in
--folder, which is kept for another time. Every figure is the time from what a person does until the window has been
painted, and beside it how much of that its thread computed, which other programs on the computer do not change.
"longest pause" is the longest time in which the window could not have been used while runs were read.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from many_runs import write_runs
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from workbench.engine.replies import EngineReady
from workbench.gui.main_window import MainWindow
from workbench.gui.models.run_cells import COLUMNS
from workbench.gui.models.run_query import Query
from workbench.gui.theme import theme
from workbench.runs.about import About, write_about

Took = tuple[float, float]
TYPED = "maml glyphs 5w draft"
TICK_MS, PATIENCE_S, SETTLING = 5, 120, 20


class SilentEngine(QObject):
    """An engine that never answers: the list of runs needs none."""

    eventReceived = Signal(object)
    replyReceived = Signal(object)
    childDied = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ids = count(1)

    def send(self, command: Any) -> None:
        pass

    def next_request_id(self) -> int:
        return next(self._ids)

    def ask_to_end(self) -> None:
        pass

    def shut_down(self) -> None:
        pass


def main() -> None:
    args = _arguments()
    with tempfile.TemporaryDirectory() as temporary:
        home = args.folder or Path(temporary)
        folder = home / "data" / "runs"
        if not folder.is_dir():
            write_runs(folder, args.runs, events=20)
        os.environ["WORKBENCH_HOME"] = str(home)
        (home / "settings.ini").unlink(missing_ok=True)
        _measure(args.times)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5000)
    parser.add_argument("--folder", type=Path, help="where the runs lie, or shall be kept")
    parser.add_argument("--times", type=int, default=3, help="each is done so often; the median is told")
    return parser.parse_args()


def _measure(times: int) -> None:
    app = QApplication([])
    theme().apply(app)
    engine = SilentEngine()
    main_window = MainWindow(engine)
    main_window.show()
    engine.replyReceived.emit(EngineReady("CPU", 1.0, {}))
    library = main_window.wiring.library
    for _ in range(SETTLING):
        QApplication.processEvents()
    with pauses() as pause:
        took = timed(lambda: _open(library))
    row("open, when nothing was listed yet", [took])
    print(f"    longest pause of the window {max(pause):24.1f} ms")
    _measure_again(library, times)
    _measure_list(library, times)
    _measure_refresh(library, times)
    main_window.close()


def _measure_again(library: Any, times: int) -> None:
    print(f"{library.window.list.rows.total:,} runs")
    took = []
    for _ in range(times):
        library.window.close()
        took.append(timed(lambda: (library.open(), paint(library))))
    row("open again", took)


def _measure_list(library: Any, times: int) -> None:
    view, rising = library.window.list, Qt.SortOrder.AscendingOrder
    for column, name in enumerate(COLUMNS):
        view.header.setSortIndicator(-1, rising)
        took = []
        for each in range(2 * times):
            order = rising if each % 2 else Qt.SortOrder.DescendingOrder
            took.append(timed(lambda at=column, o=order: (view.header.setSortIndicator(at, o), paint(library))))
        row(f"sort by {name.lower()}", took)
    keystrokes = []
    for end in range(1, len(TYPED) + 1):
        keystrokes.append(timed(lambda end=end: (library.window._on_query(Query(TYPED[:end])), paint(library))))
    row(f"search, first keystroke of {TYPED!r}", keystrokes[:1])
    row("search, each further keystroke", keystrokes[1:])
    row("search, take it back", [timed(lambda: (library.window._on_query(Query()), paint(library)))])
    row("choose all", [timed(lambda: (view.selectAll(), paint(library)))])
    row("sort with all chosen", [timed(lambda: (view.header.setSortIndicator(0, rising), paint(library)))])
    view.clearSelection()
    bar = view.verticalScrollBar()
    row("scroll by a page", [timed(lambda at=at: (bar.setValue(at), paint(library))) for at in range(0, 2000, 40)])


def _measure_refresh(library: Any, times: int) -> None:
    """One run is renamed by another process; the list is read again."""
    runs, longest = [], []
    for number in range(times):
        write_about(library._runs.runs[number].path, About(title=f"Renamed {number}-{time.time()}"))
        with pauses() as pause:
            runs.append(timed(lambda: listed(library)))
        longest.append(max(pause))
    row("list again after one has changed", runs)
    print(f"    longest pause of the window {statistics.median(longest):24.1f} ms")


def _open(library: Any) -> None:
    library.open()
    wait(lambda: library._runs.listed)
    paint(library)


def listed(library: Any) -> None:
    """Read the runs again, until they are shown."""
    loop = QEventLoop()
    library._runs.runsChanged.connect(loop.quit)
    library._runs.refresh()
    loop.exec()
    library._runs.runsChanged.disconnect(loop.quit)
    paint(library)


def paint(library: Any) -> None:
    """Until what was to be drawn is drawn."""
    QApplication.processEvents()
    library.window.list.viewport().repaint()


def wait(until: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE_S
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, TICK_MS)
        if time.perf_counter() > end:
            raise TimeoutError(f"It took longer than {PATIENCE_S} s.")


def timed(do: Callable[[], Any]) -> Took:
    """Milliseconds: on the clock, and computing."""
    began, computed = time.perf_counter(), time.thread_time()
    do()
    return 1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - computed)


@contextmanager
def pauses() -> Iterator[list[float]]:
    """Milliseconds between the ticks of a timer in the window's thread, beyond those that were asked for."""
    found, last = [0.0], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        found.append(1000 * (now - last[0]) - TICK_MS)
        last[0] = now

    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start()
    yield found
    tick()
    timer.stop()


def row(name: str, took: list[Took]) -> None:
    median, worst = statistics.median(each for each, _ in took), max(each for each, _ in took)
    computing = statistics.median(each for _, each in took)
    print(f"{name:46} {median:8.1f} ms   at most {worst:8.1f} ms   computing {computing:8.1f} ms", flush=True)


if __name__ == "__main__":
    main()
