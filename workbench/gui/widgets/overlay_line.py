"""One run's curve in an overlay: every value pale, their mean over it, round markers where it was validated."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from workbench.gui.models.overlay import Series
from workbench.gui.theme import theme
from workbench.gui.widgets.overlay_looks import colour, line_pen, raw_pen
from workbench.gui.widgets.plot_decimation import Floats, in_sight, spread
from workbench.gui.widgets.plot_lines import draw_line, draw_values
from workbench.gui.widgets.plot_range import scaled

# Pixels of a line and of a gap, where the style of a pen would be lost between points that are dense.
DASHES = {Qt.PenStyle.DashLine: (9, 5), Qt.PenStyle.DashDotLine: (10, 4, 2, 4)}
# More markers than that would touch.
MARKED = 80
# Which points are joined to the next: all that are numbers, or those of 1.
Connect = str | np.ndarray


class OverlayLine:
    """The line of one series. Raw values are always drawn; the line of their mean lies over them."""

    def __init__(
        self, plot: pg.PlotItem, place: int, series: Series, *, marked: bool, level: bool = False, thin: bool = False
    ) -> None:
        """``marked``: it is of validations. ``level``: its one value holds all along. ``thin``: it lies beside the
        validations of the same run."""
        self.place, self.series, self.is_marked, self._is_level, self._is_thin = place, series, marked, level, thin
        self._plot = plot
        self._raw, self._line = pg.PlotCurveItem(), pg.PlotCurveItem(antialias=True)
        self._marks = pg.ScatterPlotItem(size=7, symbol="o", pxMode=True)
        for item in self._items:
            plot.addItem(item)
        self.set_faint(False)

    @property
    def drawn(self) -> tuple[Floats, Floats]:
        """The points of the line that is to be followed."""
        x, y = self._line.getData()
        return (np.empty(0), np.empty(0)) if x is None else (x, y)

    @property
    def raw(self) -> tuple[Floats, Floats]:
        """The points, or the ends of the bars, of single values."""
        x, y = self._raw.getData()
        return (np.empty(0), np.empty(0)) if x is None else (x, y)

    def remove(self) -> None:
        for item in self._items:
            self._plot.removeItem(item)

    def set_faint(self, faint: bool) -> None:
        """Step back while another line is looked at; also to be called when the theme changes."""
        self._line.setPen(line_pen(self.place, faint=faint, thin=self._is_thin))
        self._raw.setPen(raw_pen(self.place, faint=faint))
        ink = line_pen(self.place, faint=faint).color()
        self._marks.setBrush(ink)
        self._marks.setPen(pg.mkPen(theme().color("surface"), width=1))
        for depth, item in enumerate(self._items):
            item.setZValue(depth - (10 if faint else 0))

    def draw(self, extent: tuple[float, float], pixels: int, half: float, log: bool) -> None:
        """What lies within ``extent``; ``half`` is how far a mean looks to either side."""
        x, y = self.series.x, self.series.y
        if self._is_level:
            x, y = np.array(extent), np.repeat(y[-1:], 2)
            self._put(x, scaled(y, log), pixels, "finite")
            return
        seen = in_sight(x, *extent)
        at = spread(seen.start, min(seen.stop, len(x)), pixels)
        connect = _connect(self.series.joined(at))
        has_room = len(x[seen]) <= pixels
        self._raw.setVisible(half > 0)
        if half > 0:
            draw_values(self._raw, x, y, extent, pixels, log)
            if has_room and not isinstance(connect, str):
                self._raw.setData(x[at], scaled(y[at], log), connect=connect)
            self._put(x[at], scaled(self.series.smoothed(at, half), log), pixels, connect)
        elif has_room:
            self._put(x[at], scaled(y[at], log), pixels, connect)
        else:
            draw_values(self._line, x, y, extent, pixels, log)
        few = self.is_marked and len(at) <= MARKED
        self._marks.setData(x[at] if few else [], scaled(y[at], log) if few else [])

    def ends_at(self, extent: tuple[float, float], half: float, log: bool) -> tuple[float, float] | None:
        """(x, y on the scale drawn) of the last point in sight, or None where none is."""
        x = self.series.x
        if self._is_level:
            return extent[1], float(scaled(self.series.y[-1:], log)[0])
        last = int(np.searchsorted(x, extent[1], side="right")) - 1
        if last < 0 or (x[last] < extent[0] and last == len(x) - 1):
            return None
        return float(x[last]), float(scaled(self.series.smoothed(np.array([last]), half), log)[0])

    def _put(self, x: Floats, y: Floats, pixels: int, connect: Connect) -> None:
        draw_line(self._line, x, y, pixels, connect)
        dashes = DASHES.get(line_pen(self.place).style())
        if dashes and self._line.opts["segmentedLineMode"] == "on":
            inked = _dashed(len(x), pixels, dashes)
            self._line.setData(x, y, connect=inked if isinstance(connect, str) else inked * connect)

    @property
    def _items(self) -> tuple[pg.PlotCurveItem, pg.PlotCurveItem, pg.ScatterPlotItem]:
        return self._raw, self._line, self._marks

    @property
    def colour(self) -> str:
        return colour(self.place).name()


def _connect(joined: np.ndarray) -> Connect:
    """A line without gaps is drawn faster."""
    return "finite" if joined.all() else joined


def _dashed(points: int, pixels: int, dashes: tuple[int, ...]) -> np.ndarray:
    """(points,) of 1 where a point is joined to the next, 0 in gaps, for points that are spread evenly."""
    cycle = np.concatenate([np.full(length, place % 2 == 0) for place, length in enumerate(dashes)])
    along = (np.arange(points) * max(pixels / max(points, 1), 1.0)).astype(np.intp)
    return cycle[along % len(cycle)].astype(np.int32)
