"""A small heat map of attention: a row for each question or example, a column for each memory slot or example."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.data.pictures import Picture
from workbench.gui.language import mark, say
from workbench.gui.models.attention import ShareTable
from workbench.gui.theme import theme
from workbench.gui.widgets.thumbnail import paint_picture

WHAT = mark("{rows} {of} over {columns} {over}")
# Rows are high enough for pictures, unless they are too many to be seen together.
HIGH, LOW, MANY = 26, 12, 24
WIDEST_CELL, PICTURE, GAP, SCALE = 26, 22, 6, 26
WORDS = 18


class HeatMap(QWidget):
    """The darker (in the dark: the brighter) a cell, the larger its share; the tool tip says it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = ShareTable("", "", (), (), ())
        self._most = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Attention, as a heat map"))
        theme().changed.connect(self.update)

    @property
    def table(self) -> ShareTable:
        return self._table

    @property
    def most(self) -> float:
        """The largest share, which the scale ends with."""
        return self._most

    def set_table(self, table: ShareTable) -> None:
        self._table = table
        self._most = max((share for row in table.shares for share in row if math.isfinite(share)), default=0.0) or 1.0
        self.setAccessibleDescription(
            say(WHAT, rows=len(table.rows), of=say(table.of), columns=self._columns, over=say(table.over))
        )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def cell_at(self, point: QPoint) -> tuple[int, int] | None:
        """The row and the column of a cell."""
        area = self._area
        row = int((point.y() - area.top()) // self._row)
        column = int((point.x() - area.left()) // self._cell) if self._columns else -1
        return (row, column) if 0 <= row < len(self._table.rows) and 0 <= column < self._columns else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (found := self.cell_at(event.pos())):
            QToolTip.showText(event.globalPos(), self._table.words(*found), self)
            return True
        return super().event(event)

    @property
    def _columns(self) -> int:
        return max((len(row) for row in self._table.shares), default=0)

    @property
    def _row(self) -> int:
        return HIGH if len(self._table.rows) <= MANY else LOW

    @property
    def _cell(self) -> float:
        room = self.width() - (PICTURE + GAP if self._row == HIGH else 0)
        return max(1.0, min(room / max(self._columns, 1), WIDEST_CELL))

    @property
    def _area(self) -> QRectF:
        """Where the cells lie."""
        left = PICTURE + GAP if self._row == HIGH else 0
        top = SCALE if self._table.columns and self._cell == WIDEST_CELL else WORDS
        return QRectF(left, top, self._cell * self._columns, self._row * len(self._table.rows))

    def _fit(self) -> None:
        self.setFixedHeight(max(1, round(self._area.bottom()) + 1))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self._area
        self._paint_columns(painter, area)
        painter.setPen(Qt.PenStyle.NoPen)
        for row, shares in enumerate(self._table.shares):
            top = area.top() + row * self._row
            if self._row == HIGH:
                self._paint_picture(painter, QRectF(0, top + 2, PICTURE, PICTURE), self._table.rows[row])
            for column, share in enumerate(shares):
                cell = QRectF(area.left() + column * self._cell, top, self._cell, self._row)
                painter.fillRect(cell, _between(share / self._most))
        painter.setPen(QPen(theme().color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_columns(self, painter: QPainter, area: QRectF) -> None:
        """Pictures above the columns where there is room; else what they are."""
        if area.top() == SCALE:
            for column, picture in enumerate(self._table.columns):
                left = area.left() + column * self._cell + (self._cell - PICTURE) / 2
                self._paint_picture(painter, QRectF(left, 0, PICTURE, PICTURE), picture)
            return
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("text2"))
        words = say("{columns:,} {over}, from left to right", columns=self._columns, over=say(self._table.over))
        painter.drawText(
            QRectF(area.left(), 0, self.width() - area.left(), WORDS), Qt.AlignmentFlag.AlignVCenter, words
        )

    def _paint_picture(self, painter: QPainter, rect: QRectF, picture: Picture) -> None:
        paint_picture(painter, rect, picture, self.devicePixelRatioF())


def _between(share: float) -> QColor:
    """From the paper of nothing, or of no number, to the accent of the largest share."""
    share = min(max(share, 0.0), 1.0) if math.isfinite(share) else 0.0
    low, high = theme().color("sunken"), theme().color("accent")
    mixed = [
        round(a + (b - a) * share)
        for a, b in ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    ]
    return QColor(*mixed)
