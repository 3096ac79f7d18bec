"""The cursor of a plot: a dashed line, a mark on each curve and a tag on the axis. Values go to the legend."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from workbench.gui.theme import theme
from workbench.gui.widgets.plot_tag import CursorTag
from workbench.gui.wording import count


class PlotCursor:
    """Hidden until it is placed; marks are placed by the plot, which knows the curves."""

    def __init__(self, plot: pg.PlotItem, tagged: bool) -> None:
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._marks = pg.ScatterPlotItem(size=10, symbol="o", pxMode=True)
        self._tag = CursorTag(self._line)
        self._tag.setFont(theme().font(11))
        self._tag.setVisible(tagged)
        plot.addItem(self._line, ignoreBounds=True)
        plot.addItem(self._marks, ignoreBounds=True)
        self.dress()
        self.hide()

    def dress(self) -> None:
        self._line.setPen(pg.mkPen(theme().color("text2"), width=1, style=Qt.PenStyle.DashLine))
        self._tag.fill = pg.mkBrush(theme().color("raised"))
        self._tag.border = pg.mkPen(theme().color("control"))
        self._tag.setColor(theme().color("text"))

    def place(self, x: float, marks: list[tuple[float, float, QColor]], words: str = "") -> None:
        """Stand at ``x``; each mark is (x, y, colour). ``words`` say what ``x`` is, where it counts no tasks."""
        self._line.show()
        self._line.setValue(x)
        self._tag.setFormat(words or count(x))
        self._marks.setData(
            [mark[0] for mark in marks],
            [mark[1] for mark in marks],
            brush=[pg.mkBrush(mark[2]) for mark in marks],
            pen=pg.mkPen(theme().color("surface"), width=1),
        )
        self._marks.show()

    def hide(self) -> None:
        self._line.hide()
        self._marks.hide()
