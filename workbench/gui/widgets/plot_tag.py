"""How the words in a plot are anchored, so that they stay whole within it."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF


def anchor_within(at: float, size: float, room: float, usual: float) -> float:
    """Which share of words of ``size`` pixels lies before ``at``: the usual one, unless an end of ``room`` cut them."""
    return max(0.0, min(max(usual, 1 - (room - at) / size), at / size))


def pixels_at(box: pg.ViewBox, x: float, y: float) -> QPointF:
    """Where values of the axes lie within the plot, in pixels."""
    return box.mapFromView(QPointF(x, y))


def size_of(text: pg.TextItem) -> QRectF:
    """How large words are, in pixels."""
    return text.textItem.boundingRect()


class CursorTag(pg.InfLineLabel):
    """Stands at the lower end of an upright line, in its middle except where an edge is near."""

    def __init__(self, line: pg.InfiniteLine) -> None:
        super().__init__(line, position=0.0, anchors=[(0.5, 1), (0.5, 1)])

    def updatePosition(self) -> None:
        super().updatePosition()
        box = self.line.getViewBox()
        if isinstance(box, pg.ViewBox) and (width := size_of(self).width()):
            at = pixels_at(box, self.line.value(), 0.0).x()
            self.setAnchor((anchor_within(at, width, box.width(), 0.5), 1))
