"""The curve of one value over the stages of learning, with a cursor at the stage that is shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from workbench.gui.language import say
from workbench.gui.theme import theme
from workbench.gui.widgets.plot_axes import ValueAxis, dress
from workbench.gui.widgets.plot_cursor import PlotCursor
from workbench.gui.widgets.plot_lines import GuessingLevel
from workbench.gui.widgets.stage_axis import StageAxis, Tick
from workbench.gui.wording import PERCENT

# Without and with words below the axis.
HEIGHTS = {False: 128, True: 148}
# With more points than that, markers would touch.
MARKED = 40
MARGIN = 0.06
# The label 0.010 has room below the top.
LEAST_SPAN = 0.011
# The cursor often stands at the last stage; words on a level end left of it.
BESIDE_CURSOR = 0.91
KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class StagePlot(pg.PlotWidget):
    """``stageRequested`` carries the place of the stage that was clicked, or gone to with ←, →, Home and End."""

    stageRequested = Signal(int)

    def __init__(self) -> None:
        self._values, self._stages = ValueAxis(""), StageAxis()
        super().__init__(background=None, axisItems={"left": self._values, "bottom": self._stages})
        self._places: list[int] = []
        self._points: list[float] = []
        self._last = self._place = 0
        self._turns: list[pg.InfiniteLine] = []
        self._prepare()
        plot = self.getPlotItem()
        self._level = GuessingLevel(plot, BESIDE_CURSOR)
        self._line = pg.PlotCurveItem(antialias=True)
        self._marks = pg.ScatterPlotItem(size=7, symbol="o", pxMode=True)
        plot.addItem(self._line)
        plot.addItem(self._marks)
        self._cursor = PlotCursor(plot, tagged=False)
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def points(self) -> list[tuple[int, float]]:
        """What is drawn: (place of the stage, value)."""
        return list(zip(self._places, self._points, strict=True))

    @property
    def place(self) -> int:
        """Where the cursor stands."""
        return self._place

    def set_stages(self, ticks: Sequence[Tick], turns: Sequence[int], words: str) -> None:
        """A tick for each stage, the places where something else is counted, and what is, if that is to be said."""
        self._show_turns(turns)
        self._last = len(ticks) - 1
        self._stages.set_ticks(ticks)
        self.getPlotItem().setLabel("bottom", words)
        self.getPlotItem().showLabel("bottom", bool(words))
        self.setFixedHeight(HEIGHTS[bool(words)])
        margin = MARGIN * max(self._last, 1)
        self.getPlotItem().setXRange(-margin, self._last + margin, padding=0)

    def set_curve(self, name: str, places: list[int], points: list[float], guessing: float | None) -> None:
        """``guessing``: what guessing would reach, if that can be said."""
        self._places, self._points = places, points
        self._values.metric = name
        self._level.show_at(guessing, say("guessing: {share:.3g} %", share=100 * (guessing or 0)))
        self._line.setData(np.array(places, float), np.array(points, float))
        self._marks.setData(np.array(places, float), np.array(points, float))
        self._marks.setVisible(len(places) <= MARKED)
        self.getPlotItem().setYRange(*_range(name, points, guessing), padding=0)
        self._place_cursor()

    def set_place(self, place: int) -> None:
        """Put the cursor at a stage."""
        self._place = place
        self._place_cursor()

    def _show_turns(self, places: Sequence[int]) -> None:
        """A line before each of the places."""
        for line in self._turns:
            self.getPlotItem().removeItem(line)
        self._turns = [pg.InfiniteLine(place - 0.5, angle=90, movable=False) for place in places]
        for line in self._turns:
            line.setPen(pg.mkPen(theme().color("control"), width=1))
            self.getPlotItem().addItem(line, ignoreBounds=True)

    def _place_cursor(self) -> None:
        color = theme().color("accent")
        marks = [(float(x), y, color) for x, y in zip(self._places, self._points, strict=True) if x == self._place]
        self._cursor.place(self._place, marks)

    def _prepare(self) -> None:
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        # pyqtgraph makes it without a parent, and would leave it behind. Without its flags it would show.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.setMouseEnabled(x=False, y=False)
        plot.layout.setContentsMargins(4, 6, 20, 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _dress(self) -> None:
        self.setBackground(theme().color("surface"))
        for axis in (self._values, self._stages):
            dress(axis)
        self._stages.label.setFont(theme().font(11))
        self._stages.label.setDefaultTextColor(theme().color("text2"))
        self._line.setPen(pg.mkPen(theme().color("accent"), width=2))
        self._marks.setBrush(theme().color("accent"))
        self._marks.setPen(pg.mkPen(theme().color("surface"), width=1))
        for line in self._turns:
            line.setPen(pg.mkPen(theme().color("control"), width=1))
        self._level.dress()
        self._cursor.dress()
        self._place_cursor()

    def wheelEvent(self, event: object) -> None:
        """Scrolling past goes on: pyqtgraph would keep it."""
        event.ignore()  # type: ignore[attr-defined]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._follow(event)

    def _follow(self, event: QMouseEvent) -> None:
        """Go to the stage nearest to where the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            box = self.getPlotItem().getViewBox()
            at = box.mapSceneToView(self.mapToScene(event.position().toPoint())).x()
            self._request(round(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS:
            self._request(self._place + KEYS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._request(0 if event.key() == Qt.Key.Key_Home else self._last)
        else:
            super().keyPressEvent(event)

    def _request(self, place: int) -> None:
        within = min(max(place, 0), self._last)
        if within != self._place:
            self.stageRequested.emit(within)


def _range(name: str, points: list[float], guessing: float | None) -> tuple[float, float]:
    """Low and high end of the value axis."""
    if name in PERCENT:
        return max(min([*points, guessing if guessing is not None else 1.0]) - 0.08, 0.0), 1.05
    low, high = min([0.0, *points]), max([0.0, *points])
    # Labels have three decimals at most: on a shorter axis they would all read the same.
    room = max(0.08 * (high - low), LEAST_SPAN - (high - low)) if any(points) else 0.1
    return (low - room if low < 0 else 0.0), high + room
