"""OverlayPlot: the curves of several runs in one plot, by tasks or by time, with a number at the end of each line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.engine.events import Interval
from workbench.gui.language import mark, say
from workbench.gui.models.overlay import (
    BOTH,
    SHARES,
    TASKS,
    TIME,
    TRAINING,
    VALIDATION,
    OverlayRun,
    OverlayView,
    guessing_in,
    is_level,
    reading,
    series_of,
)
from workbench.gui.theme import theme
from workbench.gui.widgets.overlay_line import OverlayLine
from workbench.gui.widgets.overlay_looks import CHIP, colour, paint_chip
from workbench.gui.widgets.overlay_range import apart, overlay_range
from workbench.gui.widgets.plot import PRACTICE
from workbench.gui.widgets.plot_axes import LEFT_WIDTH, TaskAxis, TimeAxis, ValueAxis, dress
from workbench.gui.widgets.plot_cursor import PlotCursor
from workbench.gui.widgets.plot_lines import GuessingLevel
from workbench.gui.widgets.plot_range import scaled
from workbench.gui.wording import clock

TRAINED = mark("time in training, pauses left out")
KEY_STEP, ZOOM, MARGIN = 0.01, 1.25, 0.004
RIGHT = 30
# In less, there is no room for what the axis below counts.
LOWEST, LABELLED = 40, 150
# Tasks, or seconds: nearer nothing is to be seen.
CLOSEST = 10.0


class OverlayPlot(pg.PlotWidget):
    """cursorMoved carries the tasks or seconds under the cursor, or None when it left.

    ←/→ move it, + and - zoom, Home shows all. Dragging moves along, the wheel zooms; the values in sight fill the
    height.
    """

    cursorMoved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._values, self._axes = ValueAxis(""), {TASKS: TaskAxis(), TIME: TimeAxis()}
        super().__init__(parent, background=None, axisItems={"left": self._values, "bottom": self._axes[TASKS]})
        self.lines: list[OverlayLine] = []
        self._runs: Sequence[OverlayRun] = ()
        self._view = OverlayView()
        self._drawn: tuple[object, ...] = ()
        self._cursor_x: float | None = None
        self._looked_at: int | None = None
        self._is_whole = True
        self._prepare()
        plot = self.getPlotItem()
        self._level, self._cursor = GuessingLevel(plot), PlotCursor(plot, tagged=True)
        plot.getViewBox().sigXRangeChanged.connect(self.refresh)
        plot.getViewBox().sigRangeChangedManually.connect(self._on_moved)
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def extent(self) -> float:
        """How far the longest run has come."""
        return max([1.0, *(float(each.series.x[-1]) for each in self.lines if len(each.series))])

    @property
    def half(self) -> float:
        """How many tasks means look to either side, alike for all runs."""
        return SHARES[self._view.smoothing] * max([1.0, *(float(each.series.tasks[-1]) for each in self.lines)])

    def set_runs(self, runs: Sequence[OverlayRun], view: OverlayView) -> None:
        """Show these curves."""
        stays = view.by == self._view.by and bool(self._runs)
        self._runs, self._view = runs, view
        for line in self.lines:
            line.remove()
        self.lines = [line for run in runs if run.shown for line in self._lines_of(run)]
        self._say_axes()
        if stays and not self._is_whole:
            self._redraw()
        else:
            self.set_cursor(None)
            self.show_all()

    def set_cursor(self, x: float | None) -> None:
        """Put the cursor at ``x``, or take it away."""
        self._cursor_x = x
        self._place_cursor()

    def look_at(self, place: int | None) -> None:
        """Let every line but those of one run step back."""
        self._looked_at = place
        for line in self.lines:
            line.set_faint(place is not None and line.place != place)
        self.viewport().update()

    def show_all(self) -> None:
        """All runs from beginning to end."""
        self._is_whole = True
        extent = self.extent
        low, high = -MARGIN * extent, (1 + 2 * MARGIN) * extent
        self.getPlotItem().setLimits(xMin=low, xMax=high, minXRange=min(CLOSEST, extent))
        self.getPlotItem().setXRange(low, high, padding=0)
        self._redraw()

    def refresh(self) -> None:
        """Draw again if curves, range or size have changed; as long as all is shown, all stays shown."""
        low, high = self.getPlotItem().getViewBox().viewRange()[0]
        pixels = max(self.width() - LEFT_WIDTH - RIGHT, 1)
        grown = tuple(len(each.series) for each in self.lines)
        state = (grown, low, high, pixels)
        if state == self._drawn or not self.lines:
            return
        if self._is_whole and self._drawn and grown != self._drawn[0]:
            self.show_all()
            return
        self._drawn = state
        for line in self.lines:
            line.draw((low, high), pixels, self.half, self._view.is_log)
        self.getPlotItem().setYRange(*overlay_range(self.lines, (low, high), self.half, self._view), padding=0)
        self._place_cursor()
        self.viewport().update()

    def value_at(self, run: OverlayRun, part: str) -> Interval | None:
        """What a curve is worth at the cursor, or at its end where there is none."""
        line = next((each for each in self.lines if _is_of(each, run, part)), None)
        found = reading(line.series, self._cursor_x, self.half, part) if line else None
        return found[1] if found else None

    def _lines_of(self, run: OverlayRun) -> list[OverlayLine]:
        plot, lines = self.getPlotItem(), []
        for part in self._view.parts:
            if series := series_of(run.log, part, self._view):
                marked, level = part != TRAINING, is_level(run.log)
                thin = not marked and self._view.part == BOTH
                lines.append(OverlayLine(plot, run.place, series, marked=marked, level=level, thin=thin))
        return lines

    def _say_axes(self) -> None:
        self._values.metric, self._values.is_log = self._view.metric, self._view.is_log
        self._values.setLogMode(x=False, y=self._view.is_log)
        plot = self.getPlotItem()
        if plot.getAxis("bottom") is not self._axes[self._view.by]:
            plot.setAxisItems({"bottom": self._axes[self._view.by], "left": self._values})
        plot.setLabel("bottom", say(PRACTICE if self._view.by == TASKS else TRAINED))
        plot.showLabel("bottom", self.height() >= LABELLED)
        level = guessing_in([each.log for each in self._runs], self._view.metric) if self._view.metric else None
        self._level.show_at(level, say("guessing: {share:.3g} %", share=100 * (level or 0)))
        self._dress_axes()

    def _place_cursor(self) -> None:
        if self._cursor_x is None:
            self._cursor.hide()
            return
        marks = []
        for line in self.lines:
            part = VALIDATION if line.is_marked else TRAINING
            found = reading(line.series, self._cursor_x, self.half, part)
            if found and self._cursor_x <= line.series.x[-1]:
                value = float(scaled(np.array([found[1].value]), self._view.is_log)[0])
                marks.append((found[0], value, colour(line.place)))
        self._cursor.place(self._cursor_x, marks, "" if self._view.by == TASKS else clock(max(self._cursor_x, 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, place in self._chips():
            painter.setOpacity(1.0 if self._looked_at in (None, place) else 0.3)
            paint_chip(painter, at, place)

    def _chips(self) -> list[tuple[QPointF, int]]:
        """Where the numbers of the runs stand: right of where their lines end, and never over one another."""
        box = self.getPlotItem().getViewBox()
        inside = box.sceneBoundingRect()
        extent = tuple(box.viewRange()[0])
        found: dict[int, QPointF] = {}
        for line in self.lines:
            if end := line.ends_at((extent[0], extent[1]), self.half, self._view.is_log):
                at = self.mapFromScene(box.mapViewToScene(QPointF(*end)))
                top, bottom = inside.top() + CHIP / 2, inside.bottom() - CHIP / 2
                found[line.place] = QPointF(at.x() + CHIP / 2 + 5, min(max(float(at.y()), top), bottom))
        places = list(found)
        spread = apart([(found[each].x(), found[each].y()) for each in places], CHIP + 1, inside.bottom() - CHIP / 2)
        return [(QPointF(*at), place) for at, place in zip(spread, places, strict=True)]

    def _prepare(self) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        # pyqtgraph makes it without a parent, and would leave it behind. Without its flags it would show.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.setMouseEnabled(x=True, y=False)
        plot.layout.setContentsMargins(4, 6, RIGHT, 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(LOWEST)
        self.setAccessibleName(say("Curves of the chosen runs"))
        self.setAccessibleDescription(say("Left and right move the cursor, plus and minus zoom, Home shows all"))

    def _dress(self) -> None:
        self.setBackground(theme().color("surface"))
        self._dress_axes()
        for part in (self._level, self._cursor):
            part.dress()
        self.look_at(self._looked_at)
        self._redraw()

    def _dress_axes(self) -> None:
        for axis in (self._values, *self._axes.values()):
            dress(axis)
        for axis in self._axes.values():
            axis.label.setFont(theme().font(11))
            axis.label.setDefaultTextColor(theme().color("text2"))

    def _redraw(self) -> None:
        self._drawn = ()
        self.refresh()

    def _on_moved(self, *_: object) -> None:
        self._is_whole = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        box = self.getPlotItem().getViewBox()
        at = self.mapToScene(event.position().toPoint())
        inside = box.sceneBoundingRect().contains(at)
        self.cursorMoved.emit(self._within(box.mapSceneToView(at).x()) if inside else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if plot := self.getPlotItem():  # pyqtgraph resizes before there is one
            plot.showLabel("bottom", self.height() >= LABELLED)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.cursorMoved.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        zooms = {Qt.Key.Key_Plus: 1 / ZOOM, Qt.Key.Key_Equal: 1 / ZOOM, Qt.Key.Key_Minus: ZOOM}
        key = Qt.Key(event.key())
        low, high = self.getPlotItem().getViewBox().viewRange()[0]
        if key == Qt.Key.Key_Home:
            self.cursorMoved.emit(None)
            self.show_all()
        elif key in steps:
            here = high if self._cursor_x is None else self._cursor_x
            self.cursorMoved.emit(self._within(here + steps[key] * KEY_STEP * (high - low)))
        elif key in zooms:
            self.zoom(zooms[key])
        else:
            super().keyPressEvent(event)

    def zoom(self, factor: float) -> None:
        """Show ``factor`` times as much, around the cursor or else the middle."""
        low, high = self.getPlotItem().getViewBox().viewRange()[0]
        around = (low + high) / 2 if self._cursor_x is None else self._cursor_x
        self._is_whole = False
        self.getPlotItem().getViewBox().scaleBy(x=factor, center=QPointF(around, 0.0))

    def _within(self, x: float) -> float:
        return min(max(x, 0.0), self.extent)


def _is_of(line: OverlayLine, run: OverlayRun, part: str) -> bool:
    return line.place == run.place and line.is_marked == (part != TRAINING)
