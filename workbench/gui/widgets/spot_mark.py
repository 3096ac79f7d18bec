"""Draws what says that a spot of the map is marked: a ring around it, and its name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from workbench.gui.models.picture_map import Spot
from workbench.gui.theme import theme
from workbench.gui.widgets.spot_glyph import outline, side_of

AWAY, LINE, GAP, LONGEST = 5, 20, 6, 220


def paint_mark(painter: QPainter, spot: Spot, at: QPointF, side: int, room: QSize) -> None:
    """``at`` is the middle of the spot, ``side`` that of pictures, ``room`` what the name must not leave."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = side_of(spot, side) / 2 + AWAY
    ring = outline(spot.kind, QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
    for token, width in (("surface", 6), ("accent", 3)):
        painter.setPen(QPen(theme().color(token), width))
        painter.drawPath(ring)
    font = theme().font(12, 600)
    name = QFontMetrics(font).elidedText(spot.name, Qt.TextElideMode.ElideMiddle, LONGEST)
    label = _label(at, half, QFontMetrics(font).horizontalAdvance(name) + 12, room)
    painter.setPen(QPen(theme().color("accent"), 1))
    painter.setBrush(theme().color("surface"))
    painter.drawRoundedRect(label, 4, 4)
    painter.setPen(theme().color("text"))
    painter.setFont(font)
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, name)


def _label(at: QPointF, half: float, width: float, room: QSize) -> QRectF:
    """Below the ring, or above it where there is no room below."""
    left = min(max(at.x() - width / 2, 2), room.width() - width - 2)
    below = at.y() + half + GAP
    top = below if below + LINE + 2 < room.height() else at.y() - half - GAP - LINE
    return QRectF(left, top, width, LINE)
