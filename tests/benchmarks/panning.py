"""How fluidly a curve of 1,000,000 points pans: frames per second, each really painted.

    python tests/benchmarks/panning.py [--points 1000000] [--frames 120] [--screen]

Draws the loss of a made-up run, single values and smoothed line, in both widgets that show curves: the plot of the
training panel and the overlay of several runs, 1440 pixels wide; and, to compare, as pyqtgraph draws all points with
setData, nothing left out. Then moves along, 7 pixels a frame, and waits for every frame to be painted. Without a
screen, as in CI, Qt's offscreen platform is used; --screen takes the screen there is (such as Xvfb's).
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable

import numpy as np

WIDTH, HEIGHT = 1440, 600
STEP = 7
# Frames in one direction: the end of the curve is never reached.
THERE = 20
ASKED = 30.0
# What part of the curve is in sight: most of it, a middling part, and little.
PARTS = (0.8, 0.3, 0.02)
PLAIN_FRAMES = 8


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--screen", action="store_true", help="use the screen there is")
    args = parser.parse_args()
    if not args.screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    slowest = _measure(args.points, args.frames)
    print(f"slowest: {slowest[0]:.0f} frames/s, {slowest[1]:.0f} by the processor's time; asked for: {ASKED:.0f}")
    return 0 if slowest[0] >= ASKED else 1


def _measure(points: int, frames: int) -> tuple[float, float]:
    """The slowest of all: frames per second, and per second of the processor."""
    import pyqtgraph as pg
    from PySide6.QtWidgets import QApplication

    from workbench.gui.models.overlay import TRAINING, OverlayRun, OverlayView
    from workbench.gui.theme import theme
    from workbench.gui.widgets.overlay_plot import OverlayPlot
    from workbench.gui.widgets.plot import CurvePlot
    from workbench.gui.widgets.plot_range import PlotData
    from workbench.runs.log import Curve, RunLog

    app = QApplication([])
    theme().apply(app)
    log = RunLog()
    _fill(log.train_loss, points)

    def panel(is_log: bool) -> pg.PlotWidget:
        plot = CurvePlot(bottom=True)
        plot.set_data(PlotData("", log.train_loss, Curve(), float(points)))
        plot.set_log(is_log)
        return plot

    def overlay(is_log: bool) -> pg.PlotWidget:
        plot = OverlayPlot()
        plot.set_runs([OverlayRun(0, "run", log)], OverlayView(metric="", part=TRAINING, log=is_log))
        return plot

    def plain(is_log: bool) -> pg.PlotWidget:
        plot = pg.PlotWidget()
        plot.setLogMode(x=False, y=is_log)
        plot.plot(log.train_loss.x, log.train_loss.y, skipFiniteCheck=True)
        return plot

    print(f"{points:,} points at {WIDTH} px, platform {app.platformName()}")
    print(f"{'widget':16} {'scale':8} {'in sight':>8} {'frames/s':>9} {'by CPU':>9} {'as plain':>9}")
    slowest = float("inf"), float("inf")
    for is_log in (False, True):
        usual = {part: _rate(app, plain(is_log), points, part, PLAIN_FRAMES) for part in PARTS}
        for name, make in (("training panel", panel), ("overlay", overlay), ("plain setData", None)):
            for part in PARTS:
                rate = _rate(app, make(is_log), points, part, frames) if make else usual[part]
                slowest = min(slowest, rate) if make else slowest
                scale, times = "log" if is_log else "linear", rate[1] / usual[part][1]
                print(
                    f"{name:16} {scale:8} {100 * part:6.0f} % {rate[0]:9.1f} {rate[1]:9.1f} {times:8.1f}x", flush=True
                )
    return slowest


def _fill(curve: object, points: int) -> None:
    """A loss that falls, with noise and a report for every task."""
    random = np.random.default_rng(0)
    x = np.arange(1, points + 1, dtype=np.float64)
    y = np.maximum(1.6 * np.exp(-4 * x / points) + 0.2 + random.normal(0, 0.1, points), 0.01)
    for place in range(points):
        curve.append(x[place], y[place], seconds=x[place] / 100)  # type: ignore[attr-defined]


def _rate(app: object, plot: object, points: int, part: float, frames: int) -> tuple[float, float]:
    """Frames per second, and per second of the processor (which a busy machine does not change), while moving along
    there and back with ``part`` of the curve in sight."""
    plot.resize(WIDTH, HEIGHT)  # type: ignore[attr-defined]
    plot.show()  # type: ignore[attr-defined]
    item = plot.getPlotItem()  # type: ignore[attr-defined]
    low = (1 - part) / 2 * points
    item.setXRange(low, low + part * points, padding=0)
    app.processEvents()  # type: ignore[attr-defined]
    step = part * points * STEP / WIDTH
    app.processEvents()  # type: ignore[attr-defined]
    painted = _Painted(plot)
    began, worked = time.perf_counter(), time.process_time()
    for frame in range(frames):
        item.getViewBox().translateBy(x=step if frame // THERE % 2 == 0 else -step)
        plot.viewport().update()  # type: ignore[attr-defined]
        while painted.count <= frame:
            app.processEvents()  # type: ignore[attr-defined]
    took, work = time.perf_counter() - began, time.process_time() - worked
    plot.close()  # type: ignore[attr-defined]
    return frames / took, frames / work


class _Painted:
    """Counts what was really painted."""

    def __init__(self, plot: object) -> None:
        self.count = 0
        self._paint: Callable[[object], None] = plot.paintEvent  # type: ignore[attr-defined]
        plot.paintEvent = self  # type: ignore[attr-defined]

    def __call__(self, event: object) -> None:
        self.count += 1
        self._paint(event)


if __name__ == "__main__":
    sys.exit(main())
