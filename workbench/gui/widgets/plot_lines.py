"""What is drawn in one plot: the raw and smoothed training line, validation with its band, the guessing level."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from workbench.gui.theme import theme
from workbench.gui.widgets.plot_decimation import Floats, Integers, bars, half_window, in_sight, smooth, spread
from workbench.gui.widgets.plot_range import Points, scaled

RAW_ALPHA = {False: 64, True: 76}
BAND_ALPHA = 61
# From one point in so many pixels on.
DENSE = 4


class TrainingLine:
    """Every value thin and pale, and their moving average on top."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._raw, self._smooth = pg.PlotCurveItem(), pg.PlotCurveItem(antialias=True)
        self._is_kin = False
        plot.addItem(self._raw)
        plot.addItem(self._smooth)
        self.dress()

    def dress(self) -> None:
        color = theme().color("train")
        pale = QColor(color)
        pale.setAlpha(RAW_ALPHA[theme().is_dark])
        self._raw.setPen(QPen(pale, 0))
        style = Qt.PenStyle.DashLine if self._is_kin else Qt.PenStyle.SolidLine
        self._smooth.setPen(pg.mkPen(color, width=1.5 if self._is_kin else 2, style=style))
        self._raw.setVisible(not self._is_kin)

    def set_kin(self, is_kin: bool) -> None:
        """Whether the line is of another metric than the plot: it is thin and dashed then, without single values."""
        if is_kin != self._is_kin:
            self._is_kin = is_kin
            self.dress()

    def draw(self, points: Points, low: float, high: float, pixels: int, log: bool) -> None:
        draw_values(self._raw, points.x, points.y, (low, high), pixels, log)
        seen = in_sight(points.x, low, high)
        # A pixel carries no more than one point of a smooth line.
        at = spread(seen.start, min(seen.stop, len(points)), pixels)
        draw_line(self._smooth, points.x[at], scaled(smooth(points.y, at, half_window(len(points))), log), pixels)


def draw_values(
    curve: pg.PlotCurveItem, x: Floats, y: Floats, extent: tuple[float, float], pixels: int, log: bool
) -> None:
    """Every value of a curve in ``extent``: as a line where each has a pixel of its own, else as bars."""
    low, high = extent
    seen = in_sight(x, low, high)
    has_room = len(x[seen]) <= pixels
    x, y = (x[seen], y[seen]) if has_room else bars(x, y, low, high, pixels)
    curve.setSegmentedLineMode("off" if has_room else "on")
    curve.setData(x, scaled(y, log), connect="finite" if has_room else "pairs")


def draw_line(curve: pg.PlotCurveItem, x: Floats, y: Floats, pixels: int, connect: str | Integers = "finite") -> None:
    """A line of points that already are few enough. Where they are dense, its pieces are drawn one by one, which is
    much faster than the stroke of a path and looks the same."""
    curve.setSegmentedLineMode("on" if len(x) > pixels // DENSE else "off")
    curve.setData(x, y, connect=connect)


class ValidationLine:
    """Round markers on a line, within the band of their 95 % intervals."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._low, self._high = pg.PlotCurveItem(pen=None), pg.PlotCurveItem(pen=None)
        self._band = pg.FillBetweenItem(self._low, self._high)
        self._line = pg.PlotCurveItem(antialias=True)
        self._marks = pg.ScatterPlotItem(size=7, symbol="o", pxMode=True)
        for item in (self._low, self._high, self._band, self._line, self._marks):
            plot.addItem(item)
        self.dress()

    def dress(self) -> None:
        color = theme().color("validation")
        fill = QColor(color)
        fill.setAlpha(BAND_ALPHA)
        self._band.setBrush(fill)
        self._line.setPen(pg.mkPen(color, width=2))
        self._marks.setBrush(color)
        self._marks.setPen(pg.mkPen(theme().color("surface"), width=1))

    def set_marked(self, marked: bool) -> None:
        """Whether each validation has its marker."""
        self._marks.setVisible(marked)

    def draw(self, points: Points, log: bool) -> None:
        x, y, ci = points.x, points.y, points.ci
        self._low.setData(x, scaled(y - ci, log))
        self._high.setData(x, scaled(y + ci, log))
        self._line.setData(x, scaled(y, log))
        self._marks.setData(x, scaled(y, log))


class GuessingLevel:
    """A dotted line at what guessing would reach, with its words."""

    def __init__(self, plot: pg.PlotItem, end: float = 0.99) -> None:
        """``end``: where the words end, as a share of the width."""
        self._line = pg.InfiniteLine(angle=0, movable=False)
        self._label = pg.InfLineLabel(self._line, position=end, anchors=[(1, 1), (1, 1)])
        self._label.setFont(theme().font(11))
        self._line.setZValue(-5)
        plot.addItem(self._line, ignoreBounds=True)
        self.dress()
        self._line.hide()

    def dress(self) -> None:
        self._line.setPen(pg.mkPen(theme().color("text2"), width=1, style=Qt.PenStyle.DotLine))
        self._label.setColor(theme().color("text2"))

    def show_at(self, level: float | None, words: str = "") -> None:
        self._line.setVisible(level is not None)
        if level is not None:
            self._line.setValue(level)
            self._label.setFormat(words)
