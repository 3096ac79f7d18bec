"""How fluid the map of pictures is: lateness of a 16 ms timer in the window's thread, and how long one drawing takes.

    python tests/benchmarks/mapping.py [--pictures 500] [--frames 300]

Opens the map alone (set QT_QPA_PLATFORM=offscreen where there is no screen) with made-up pictures in 20 classes, and
prints one row for each phase: while the pictures are being drawn for the first time, while the plane is panned, and
while it is zoomed from the whole to 20 times as large.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from workbench.data.pictures import Picture
from workbench.engine.commands import SupportClass
from workbench.engine.few_shot import PROTOTYPE, QUERY, SUPPORT, AdaptedTo, MapPictures, MapPoint, PicturesMapped
from workbench.gui.dialogs.map import MapWindow
from workbench.gui.models.picture_map import PictureMap, map_of
from workbench.gui.theme import theme

INTERVAL_MS, CLASSES, EXAMPLES, SIDE = 16, 20, 5, 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=500, help="to recognise, beside 100 examples")
    parser.add_argument("--frames", type=int, default=300, help="of panning and of zooming")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["WORKBENCH_HOME"] = home
        _measure(args.pictures, args.frames)


def _measure(pictures: int, frames: int) -> None:
    app = QApplication([])
    theme().apply(app)
    window = MapWindow()
    window.show()
    window.show_map(_map(pictures))
    plane = window.plane
    print(f"{'phase':24} {'ticks':>6} {'p50':>8} {'p99':>8} {'most':>8}  ms late of {INTERVAL_MS}")
    _row("pictures drawn", _ticks(app, lambda count: not plane.is_drawn))
    angle = np.linspace(0, 8 * np.pi, frames)
    steps = [(30 * float(np.cos(each)), 30 * float(np.sin(each))) for each in angle]

    def pan(count: int) -> bool:
        plane.view.pan(*steps[count % frames])
        plane.refresh()
        return count < frames

    def zoom(count: int) -> bool:
        plane.zoom(20 ** (1 / frames))
        return count < frames

    _row("panned", _ticks(app, pan))
    plane.show_all()
    _row("zoomed", _ticks(app, zoom))
    plane.show_all()
    took = [_timed(plane.grab) for _ in range(50)]
    print(f"one drawing of all: {np.median(took):.1f} ms, p99 {np.quantile(took, 0.99):.1f} ms")
    window.close()


def _ticks(app: QApplication, go_on: Callable[[int], bool]) -> list[float]:
    """By how many milliseconds each tick came late, until ``go_on`` says that it is enough."""
    late: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(max(1000 * (now - last) - INTERVAL_MS, 0.0))
        last = now
        if not go_on(len(late)):
            timer.stop()
            app.quit()

    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=INTERVAL_MS)
    timer.timeout.connect(tick)
    timer.start()
    app.exec()
    return late


def _timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - began)


def _row(phase: str, late: list[float]) -> None:
    p50, p99, most = (float(np.quantile(late, share)) for share in (0.5, 0.99, 1.0))
    print(f"{phase:24} {len(late):6} {p50:8.2f} {p99:8.2f} {most:8.2f}")


def _map(pictures: int) -> PictureMap:
    """Classes lie in clouds on a plane."""
    rng = np.random.default_rng(0)
    classes = [SupportClass(f"class {n}", tuple(_pictures(rng, f"s{n}", EXAMPLES))) for n in range(CLASSES)]
    queries = tuple(_pictures(rng, "q", pictures))
    middles = rng.normal(0, 6, (CLASSES, 2))
    points = [MapPoint(PROTOTYPE, "", each.name, *middles[n]) for n, each in enumerate(classes)]
    for n, each in enumerate(classes):
        points += [MapPoint(SUPPORT, one.key, each.name, *rng.normal(middles[n], 1)) for one in each.pictures]
    for at, one in enumerate(queries):
        points.append(MapPoint(QUERY, one.key, f"class {at % CLASSES}", *rng.normal(middles[at % CLASSES], 1)))
    asked = MapPictures(1, AdaptedTo("m", tuple(classes)), queries)
    return map_of(asked, PicturesMapped(1, "m", asked.method, tuple(points), 0.6))


def _pictures(rng: np.random.Generator, name: str, count: int) -> list[Picture]:
    return [
        Picture(f"{name}-{n}", f"{name}-{n}.png", rng.integers(0, 256, (SIDE, SIDE, 4), np.uint8)) for n in range(count)
    ]


if __name__ == "__main__":
    main()
