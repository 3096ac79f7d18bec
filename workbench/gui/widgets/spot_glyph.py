"""Draws a spot of the map: the picture in the frame of its kind, with the letter of its class."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from workbench.data.pictures import Picture
from workbench.engine.few_shot import PROTOTYPE, QUERY
from workbench.gui.models.picture_map import Spot
from workbench.gui.pixmaps import picture_pixmap
from workbench.gui.theme import theme

# Room around the picture for the frame and the letter.
RIM = 7
LETTER, LETTER_FONT = 15, 10
# Class means often lie on pictures of their class, of which they are to hide little; but a letter, or two, must fit.
MEAN, SMALLEST_MEAN, SMALLEST_OF_TWO = 0.55, 18, 26


def spot_glyph(spot: Spot, side: int, ratio: float) -> QPixmap:
    """``side`` is that of the picture, in logical pixels; the glyph is wider by `RIM` at each side."""
    whole = side + 2 * RIM
    glyph = QPixmap(round(whole * ratio), round(whole * ratio))
    glyph.setDevicePixelRatio(ratio)
    glyph.fill(Qt.GlobalColor.transparent)
    painter = QPainter(glyph)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = side_of(spot, side) / 2
    place = QRectF(whole / 2 - half, whole / 2 - half, 2 * half, 2 * half)
    if spot.kind == PROTOTYPE or spot.picture is None:
        paint_mean(painter, place, spot.letter)
    else:
        _paint_picture(painter, place, spot, spot.picture, ratio)
    painter.end()
    return glyph


def side_of(spot: Spot, side: int) -> int:
    """How wide a spot is, where pictures are ``side`` wide, in pixels."""
    if spot.kind != PROTOTYPE:
        return side
    return max(round(MEAN * side), SMALLEST_MEAN if len(spot.letter) == 1 else SMALLEST_OF_TWO)


def outline(kind: str, place: QRectF) -> QPainterPath:
    """Examples are square, pictures to recognise round, and class means stand on a corner."""
    path = QPainterPath()
    if kind == PROTOTYPE:
        path.addPolygon(_diamond(place))
        path.closeSubpath()
    elif kind == QUERY:
        path.addEllipse(place)
    else:
        path.addRect(place)
    return path


def paint_mean(painter: QPainter, place: QRectF, letter: str) -> None:
    """A diamond with the letter of its class."""
    painter.setPen(QPen(theme().color("surface"), 1.5))
    painter.setBrush(theme().color("accent"))
    painter.drawPath(outline(PROTOTYPE, place))
    painter.setPen(theme().color("on_accent"))
    painter.setFont(theme().font(max(LETTER_FONT, min(place.width() * 0.36, 15)), 600))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter)


def paint_letter(painter: QPainter, centre: QPointF, letter: str, kind: str) -> None:
    """The letter of an example on a dark square, that of a picture to recognise on a bright disc."""
    font = theme().font(LETTER_FONT, 600)
    width = max(LETTER, LETTER_FONT * 0.8 * len(letter) + 4)
    badge = QRectF(centre.x() - width / 2, centre.y() - LETTER / 2, width, LETTER)
    asked = kind == QUERY
    painter.setPen(QPen(theme().color("accent" if asked else "surface"), 1.2))
    painter.setBrush(theme().color("surface" if asked else "text2"))
    painter.drawRoundedRect(badge, LETTER / 2 if asked else 2, LETTER / 2 if asked else 2)
    painter.setPen(theme().color("accent" if asked else "surface"))
    painter.setFont(font)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, letter)


def _paint_picture(painter: QPainter, place: QRectF, spot: Spot, picture: Picture, ratio: float) -> None:
    edge = outline(spot.kind, place)
    painter.fillPath(edge, theme().color("paper"))
    painter.save()
    painter.setClipPath(edge)
    # In a circle, corners are cut: the picture is made smaller, but not so small that nothing is cut.
    inset = place.width() * (0.09 if spot.kind == QUERY else 0.03)
    inside = place.adjusted(inset, inset, -inset, -inset)
    painter.drawPixmap(inside.topLeft(), picture_pixmap(picture, round(inside.width()), ratio))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().color("accent" if spot.kind == QUERY else "text2"), 1.5))
    painter.drawPath(edge)
    corner = QPointF(place.right() - 1, place.bottom() - 1)
    paint_letter(painter, corner, spot.letter, spot.kind)


def _diamond(place: QRectF) -> QPolygonF:
    middle = place.center()
    return QPolygonF(
        [
            QPointF(middle.x(), place.top()),
            QPointF(place.right(), middle.y()),
            QPointF(middle.x(), place.bottom()),
            QPointF(place.left(), middle.y()),
        ]
    )
