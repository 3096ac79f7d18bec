"""How fluid the window is: lateness of a 16 ms timer in its thread, time to the window, memory of both processes.

    python tests/benchmarks/window.py [--seconds 20] [--dataset glyphs] [--algorithm maml]

Opens the real window (set QT_QPA_PLATFORM=offscreen where there is no screen), with live curves, and prints one row
for each phase: while the engine loads, idle, in training, and in training while Try it answers twice a second.
Runs and settings go to a temporary folder; the dataset's cache is filled first.
"""

from __future__ import annotations

import time

BEGAN = time.perf_counter()

import argparse  # noqa: E402 (the clock starts before anything is imported)
import os  # noqa: E402
import subprocess  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from dataclasses import dataclass, field  # noqa: E402

INTERVAL_MS = 16
QUERY_MS = 500


@dataclass
class Lateness:
    """By how many milliseconds each tick of the timer came late."""

    phase: str
    late: list[float] = field(default_factory=list)

    def row(self) -> str:
        ordered = sorted(self.late)
        p50, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
        return f"{self.phase:28} {len(ordered):6} {p50:8.2f} {p99:8.2f} {ordered[-1]:8.2f}"


def main() -> None:
    args = _arguments()
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        _fill_cache(args.dataset)
        began = BEGAN if args.no_fill else time.perf_counter()
        _measure(args, began)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0, help="length of each training phase")
    parser.add_argument("--dataset", default="glyphs")
    parser.add_argument("--algorithm", default="maml")
    parser.add_argument("--no-fill", action="store_true", help="let the window draw the dataset itself")
    return parser.parse_args()


def _fill_cache(dataset: str) -> None:
    """In a process of its own, so that this one stays free of torch."""
    code = f"from workbench.data.sources import open_dataset; open_dataset({dataset!r})"
    subprocess.run([sys.executable, "-c", code], check=True)


def _measure(args: argparse.Namespace, began: float) -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from workbench.gui.app import dress, start
    from workbench.gui.engine_thread import EngineThread
    from workbench.gui.resident_memory import resident_bytes
    from workbench.gui.showing import Showing

    app = QApplication([])
    dress(app)
    engine = EngineThread()
    showing = Showing(engine)
    window = showing.window
    showing.show()
    app.processEvents()
    print(f"window shown after {time.perf_counter() - began:.2f} s")
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=INTERVAL_MS)
    phases: list[Lateness] = []
    timer.timeout.connect(_Clock(phases))
    timer.start()

    phases.append(Lateness("engine loading"))
    start(showing)
    _until(lambda: window.wiring.training.engine_ready is not None)
    print(f"engine ready after {time.perf_counter() - began:.2f} s")
    phases.append(Lateness("idle"))
    _until(_passed(args.seconds / 4))
    window.algorithm.set_values({"episodes": 10**6})
    phases.append(Lateness("training"))
    window.wiring.training.start()
    _until(_passed(args.seconds))
    steps = len(window.wiring.training.live_log.train_loss)
    window.wiring.try_it.load_examples()
    _until(lambda: bool(window.wiring.try_it.model.predictions))
    phases.append(Lateness("training and Try it"))
    asking = QTimer(interval=QUERY_MS)
    asking.timeout.connect(lambda: _move_a_picture(window.wiring.try_it.model))
    asking.start()
    _until(_passed(args.seconds))
    asking.stop()
    pid = engine.child_pid
    memory = resident_bytes(os.getpid()), resident_bytes(pid) if pid else None
    timer.stop()
    print(f"training steps drawn: {steps} in the first training phase")
    print(f"{'phase':28} {'ticks':>6} {'p50 ms':>8} {'p99 ms':>8} {'max ms':>8}")
    print("\n".join(each.row() for each in phases))
    print("resident: window {} MB, engine {} MB".format(*(round((each or 0) / 1e6) for each in memory)))
    window.wiring.training.stop()
    _until(lambda: not window.wiring.training.is_active)
    window.close()


class _Clock:
    """Notes how late each tick is in the phase that is on."""

    def __init__(self, phases: list[Lateness]) -> None:
        self._phases = phases
        self._last: float | None = None

    def __call__(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            self._phases[-1].late.append(max(0.0, (now - self._last) * 1000 - INTERVAL_MS))
        self._last = now


def _move_a_picture(model) -> None:  # type: ignore[no-untyped-def]
    """Take the first picture of a class out and put it back, so that every time there is something to learn."""
    first = model.classes[0]
    key, picture = next(iter(first.pictures.items()))
    model.remove_pictures(first.id, [key])
    model.add_pictures(first.id, [picture])


def _passed(seconds: float):  # type: ignore[no-untyped-def]
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


def _until(done) -> None:  # type: ignore[no-untyped-def]
    """Run an event loop until ``done``; QApplication.quit would close the window."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, check = QEventLoop(), QTimer(interval=50)
    check.timeout.connect(lambda: loop.quit() if done() else None)
    check.start()
    loop.exec()
    check.stop()


if __name__ == "__main__":
    main()
