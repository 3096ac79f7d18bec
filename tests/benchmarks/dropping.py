"""What a drop on Try it feels like: the time until an answer is painted, and how fluid the window stays meanwhile.

    python tests/benchmarks/dropping.py [--pictures 500] [--side 105] [--each 20] [--seconds 5]

Opens the real window with the real engine (set QT_QPA_PLATFORM=offscreen where there is no screen) and the shipped
model. Drawings are written as PNG files, --side pixels wide, and handed to the panel as a file manager would. First
--each single pictures are dropped one after the other, each once the one before is answered, idle and in training;
then a whole class. Then --pictures are dropped at once, again idle and in training: the time until the first answer
and until all are painted, and the lateness of a 16 ms timer in the window's thread from the drop to the last answer.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

INTERVAL_MS = 16
PATIENCE_S = 300.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=int, default=500, help="how many are dropped at once")
    parser.add_argument("--side", type=int, default=105, help="of the pictures, in pixels")
    parser.add_argument("--each", type=int, default=20, help="how many are dropped one after the other")
    parser.add_argument("--seconds", type=float, default=5.0, help="how long a run trains before it counts")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        _measure(args, Path(home))


def _measure(args: argparse.Namespace, home: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from workbench.gui.app import dress, start
    from workbench.gui.engine_thread import EngineThread
    from workbench.gui.showing import Showing

    rng = np.random.default_rng(0)
    app = QApplication(sys.argv[:1])
    dress(app)
    engine = EngineThread()
    showing = Showing(engine)
    window = showing.window
    showing.show()
    start(showing)
    _until(lambda: window.wiring.training.engine_ready is not None)
    window.wiring.try_it.load_examples()
    _until(lambda: _is_settled(window))
    for phase in ("idle", "in training"):
        if phase == "in training":
            window.algorithm.set_values({"episodes": 10**6})
            window.wiring.training.start()
            _until(lambda: len(window.wiring.training.live_log.train_loss) > 0)
            _until(_passed(args.seconds))
        _one_by_one(window, phase, _draw(home / f"{phase} one", args.each, args.side, rng))
        _new_class(window, phase, _draw(home / f"{phase} class", 5, args.side, rng))
        _at_once(window, phase, _draw(home / f"{phase} many", args.pictures, args.side, rng))
    window.wiring.training.stop()
    _until(lambda: not window.wiring.training.is_active)
    window.close()


def _one_by_one(window: Any, phase: str, files: list[Path]) -> None:
    took = []
    for file in files:
        began = time.perf_counter()
        _drop_queries(window, [file])
        _until(lambda: _is_settled(window), every_ms=1)
        took.append(1000 * (time.perf_counter() - began))
    _say(phase, f"{len(files)} single pictures, until painted", took)
    window.wiring.try_it.model.remove_queries([each.key for each in window.wiring.try_it.model.queries[1:]])


def _new_class(window: Any, phase: str, files: list[Path]) -> None:
    from workbench.gui.models.contents import NEW_CLASS

    model = window.wiring.try_it.model
    before, began = len(model.filled), time.perf_counter()
    window.try_it.dropped.emit(NEW_CLASS, [files[0].parent])
    _until(lambda: len(model.filled) > before and _is_settled(window), every_ms=1)
    _say(phase, f"a class of {len(files)}, until all is recognised anew", [1000 * (time.perf_counter() - began)])
    window.wiring.try_it.undo()
    _until(lambda: _is_settled(window))


def _at_once(window: Any, phase: str, files: list[Path]) -> None:
    from PySide6.QtCore import Qt, QTimer

    model, late = window.wiring.try_it.model, list[float]()
    there = len(model.queries)
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=INTERVAL_MS)
    timer.timeout.connect(_Clock(late))
    timer.start()
    began = time.perf_counter()
    _drop_queries(window, files)
    _until(lambda: len(model.queries) > there)
    read = time.perf_counter() - began
    _until(lambda: len(model.waiting()) < len(files))
    first = time.perf_counter() - began
    _until(lambda: len(model.queries) == there + len(files) and _is_settled(window))
    took = time.perf_counter() - began
    timer.stop()
    print(f"{phase:12} {len(files)} at once: read in {read:.2f} s, first answer after {first:.2f} s, all {took:.2f} s")
    _say(phase, "lateness of a 16 ms timer meanwhile", late)
    model.undo()
    _until(lambda: _is_settled(window))


def _drop_queries(window: Any, files: list[Path]) -> None:
    from workbench.gui.models.contents import QUERIES

    window.try_it.dropped.emit(QUERIES, files)


def _is_settled(window: Any) -> bool:
    """Whether every picture is recognised, and that has been painted."""
    from PySide6.QtWidgets import QApplication

    model = window.wiring.try_it.model
    if not model.queries or model.waiting() or window.try_it.queries.zone.isVisible():
        return False
    QApplication.processEvents()
    return True


def _say(phase: str, what: str, milliseconds: list[float]) -> None:
    ordered = sorted(milliseconds)
    p99 = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    print(f"{phase:12} {what}: median {statistics.median(ordered):.1f}, p99 {p99:.1f}, most {ordered[-1]:.1f} ms")


def _draw(folder: Path, count: int, side: int, rng: np.random.Generator) -> list[Path]:
    """Drawings of a few strokes, each another."""
    folder.mkdir(parents=True)
    files = [folder / f"{number:04}.png" for number in range(count)]
    for file in files:
        image = Image.new("L", (side, side), 255)
        points = [tuple(float(each) for each in point) for point in rng.uniform(0.1, 0.9, (5, 2)) * side]
        ImageDraw.Draw(image).line(points, fill=0, width=max(2, side // 30), joint="curve")
        image.save(file)
    return files


class _Clock:
    """Notes how late each tick is."""

    def __init__(self, late: list[float]) -> None:
        self._late = late
        self._last: float | None = None

    def __call__(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            self._late.append(max(0.0, (now - self._last) * 1000 - INTERVAL_MS))
        self._last = now


def _passed(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


def _until(done: Callable[[], bool], every_ms: int = 20) -> None:
    """Run an event loop until ``done``; QApplication.quit would close the window."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, check, given_up = QEventLoop(), QTimer(interval=every_ms), _passed(PATIENCE_S)
    check.timeout.connect(lambda: loop.quit() if done() or given_up() else None)
    check.start()
    loop.exec()
    check.stop()
    if given_up():
        raise SystemExit(f"nothing happened for {PATIENCE_S:.0f} s")


if __name__ == "__main__":
    main()
