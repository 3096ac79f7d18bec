"""CurvePlot: the curves of one quantity of a run, drawn live.

It is handed the curves of a run once; `refresh` draws what has been appended to them since.
"""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.engine.events import Interval
from workbench.gui.language import mark, say
from workbench.gui.numbers import written
from workbench.gui.theme import theme
from workbench.gui.widgets.plot_axes import LEFT_WIDTH, TaskAxis, ValueAxis, dress
from workbench.gui.widgets.plot_cursor import PlotCursor
from workbench.gui.widgets.plot_decimation import half_window, last_until, nearest, smooth
from workbench.gui.widgets.plot_lines import GuessingLevel, TrainingLine, ValidationLine
from workbench.gui.widgets.plot_newest import NewestValue
from workbench.gui.widgets.plot_range import PlotData, scaled, value_range
from workbench.gui.wording import PERCENT, span, value

PRACTICE = mark("practice tasks seen")
GUESSING, GUESSED_BY = mark("guessing: {level}"), mark("guessing ({guessers}): {level}")
KEY_STEP = 0.01
MARGIN = 0.002


class CurvePlot(pg.PlotWidget):
    """One metric, or the loss where the metric's name is empty, over the practice tasks seen.

    cursorMoved carries the tasks under the cursor, or None when it left. ←/→ move it, Home shows all.
    """

    cursorMoved = Signal(object)

    def __init__(self, *, bottom: bool, parent: QWidget | None = None) -> None:
        self._values, self._tasks = ValueAxis(""), TaskAxis()
        super().__init__(parent, background=None, axisItems={"left": self._values, "bottom": self._tasks})
        self._data: PlotData | None = None
        self._log = False
        self._drawn: tuple[object, ...] = ()
        self._cursor_x: float | None = None
        self._prepare(bottom)
        plot = self.getPlotItem()
        self._level = GuessingLevel(plot)
        self._lines = (TrainingLine(plot), ValidationLine(plot))
        self._newest = NewestValue(plot)
        self._cursor = PlotCursor(plot, tagged=bottom)
        plot.getViewBox().sigXRangeChanged.connect(self.refresh)
        theme().changed.connect(self._dress)
        self._dress()

    def set_data(self, data: PlotData) -> None:
        """Show the curves of another run."""
        self._data = data
        self._values.metric = data.metric
        words = GUESSED_BY if data.guessers else GUESSING
        self._level.show_at(data.guessing, say(words, guessers=data.guessers, level=_short(data)))
        self._lines[0].set_kin(data.is_kin)
        self._say_practice(bool(data.planned))
        self.set_cursor(None)
        self.show_all()

    def set_log(self, log: bool) -> None:
        """Draw values on a logarithmic scale, or plainly."""
        self._log = self._values.is_log = log
        self._values.setLogMode(x=False, y=log)
        self._redraw()

    def set_ended(self, ended: bool) -> None:
        """Whether the newest value is the last that there will be."""
        self._newest.set_ended(ended)

    def set_cursor(self, x: float | None) -> None:
        """Put the cursor at ``x`` tasks, or take it away."""
        self._cursor_x = x
        self._place_cursor()

    def show_all(self) -> None:
        """The whole run, from 0 to the planned number of tasks."""
        planned = self._data.extent if self._data else 1.0
        low, high = -MARGIN * planned, (1 + 4 * MARGIN) * planned
        self.getPlotItem().setLimits(xMin=low, xMax=high, minXRange=min(10.0, planned))
        self.getPlotItem().setXRange(low, high, padding=0)
        self._redraw()

    def refresh(self) -> None:
        """Draw again if the curves, the range or the size have changed."""
        if self._data is None:
            return
        low, high = self.getPlotItem().getViewBox().viewRange()[0]
        pixels = max(self.width() - LEFT_WIDTH, 1)
        state = (len(self._data.train), len(self._data.validation), low, high, pixels)
        if state == self._drawn:
            return
        self._drawn = state
        self._lines[0].draw(self._data.train, low, high, pixels, self._log)
        self._lines[1].draw(self._data.validation, self._log)
        self.getPlotItem().setYRange(*value_range(self._data, self._log), padding=0)
        self._newest.draw(self._data, self._log)
        self._place_cursor()

    def reading(self) -> tuple[str, str]:
        """Training and validation in words, at the cursor or, without one, at their newest points."""
        if self._data is None:
            return "", ""
        train, check = self._train_at(), self._validation_at()
        metric = self._data.metric
        return value(train[1], metric) if train else "", _checked(check[1], metric) if check else ""

    def _train_at(self) -> tuple[float, float] | None:
        """(tasks, smoothed value) of the training point at the cursor."""
        if self._data is None or not len(self._data.train):
            return None
        x, y = self._data.train.x, self._data.train.y
        at = nearest(x, math.inf if self._cursor_x is None else self._cursor_x)
        return float(x[at]), float(smooth(y, np.array([at]), half_window(len(y)))[0])

    def _validation_at(self) -> tuple[float, Interval] | None:
        """(tasks, value) of the last validation up to the cursor, or the first where none was before it."""
        if self._data is None or not len(self._data.validation):
            return None
        points = self._data.validation
        at = last_until(points.x, math.inf if self._cursor_x is None else self._cursor_x)
        return float(points.x[at]), Interval(float(points.y[at]), float(points.ci[at]))

    def _place_cursor(self) -> None:
        if self._cursor_x is None or self._data is None:
            self._cursor.hide()
            return
        marks: list[tuple[float, float, QColor]] = []
        if train := self._train_at():
            marks.append((train[0], train[1], theme().color("train")))
        if check := self._validation_at():
            marks.append((check[0], check[1].value, theme().color("validation")))
        drawn = [(x, float(scaled(np.array([y]), self._log)[0]), color) for x, y, color in marks]
        self._cursor.place(self._cursor_x, drawn)

    def _prepare(self, bottom: bool) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        # pyqtgraph makes it without a parent, and would leave it behind. Without its flags it would show.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.setMouseEnabled(x=True, y=False)
        plot.layout.setContentsMargins(4, 6, 26, 2)
        self._bottom = bottom
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(80)

    def _say_practice(self, some: bool) -> None:
        """What the axis below counts, if there is anything to count; else nothing is marked along it."""
        self._tasks.setStyle(showValues=some)
        self._lines[1].set_marked(some)
        if self._bottom:
            self.getPlotItem().setLabel("bottom", say(PRACTICE) if some else " ")

    def _dress(self) -> None:
        self.setBackground(theme().color("surface"))
        for axis in (self._values, self._tasks):
            dress(axis)
        self._tasks.label.setFont(theme().font(11))
        self._tasks.label.setDefaultTextColor(theme().color("text2"))
        for part in (self._level, *self._lines, self._newest, self._cursor):
            part.dress()
        self._redraw()

    def _redraw(self) -> None:
        self._drawn = ()
        self.refresh()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        box = self.getPlotItem().getViewBox()
        at = self.mapToScene(event.position().toPoint())
        inside = box.sceneBoundingRect().contains(at)
        self.cursorMoved.emit(self._within(box.mapSceneToView(at).x()) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.cursorMoved.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() == Qt.Key.Key_Home:
            self.cursorMoved.emit(None)
            self.show_all()
        elif event.key() in steps:
            low, high = self.getPlotItem().getViewBox().viewRange()[0]
            here = high if self._cursor_x is None else self._cursor_x
            self.cursorMoved.emit(self._within(here + steps[Qt.Key(event.key())] * KEY_STEP * (high - low)))
        else:
            super().keyPressEvent(event)

    def _within(self, x: float) -> float:
        """No further than what has been practised."""
        last = float(self._data.train.x[-1]) if self._data and len(self._data.train) else 0.0
        return min(max(x, 0.0), last)


def _short(data: PlotData) -> str:
    level = data.guessing or 0.0
    return f"{written(100 * level, '.3g')} %" if data.metric in PERCENT else value(level)


def _checked(interval: Interval, metric: str) -> str:
    """The loss without its interval: its head is the narrower one."""
    return span(interval, metric) if metric else value(interval.value)
