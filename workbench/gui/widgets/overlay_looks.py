"""How runs are told apart where their curves lie over one another: by colour, by the style of the line, by a number."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from workbench.gui.theme import theme

# Apart from one another also for those who cannot see red or green; at least 3 : 1 against the surface.
COLOURS = {
    False: ("#0072B2", "#D55E00", "#4D8C7C", "#4D0A14", "#1E1EDC"),
    True: ("#56B4E9", "#E69F00", "#8CFFC6", "#A07A55", "#7A6BFF"),
}
STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DashDotLine)
CHIP = 16
THICK, THIN = 2.0, 1.0
FAINT, RAW = 46, {False: 64, True: 76}


def colour(place: int) -> QColor:
    """Of the run at ``place``, in the theme of the moment."""
    colours = COLOURS[theme().is_dark]
    return QColor(colours[place % len(colours)])


def style(place: int) -> Qt.PenStyle:
    return STYLES[place // len(COLOURS[False]) % len(STYLES)]


def line_pen(place: int, *, faint: bool = False, thin: bool = False) -> QPen:
    """Of the line that is to be followed; ``faint`` while another one is, ``thin`` beside the run's own validations."""
    ink = colour(place)
    if faint:
        ink.setAlpha(FAINT)
    pen = QPen(ink, THIN if thin else THICK, style(place))
    pen.setCosmetic(True)
    return pen


def raw_pen(place: int, *, faint: bool = False) -> QPen:
    """Of single values behind their mean."""
    ink = colour(place)
    ink.setAlpha(RAW[theme().is_dark] // (3 if faint else 1))
    return QPen(ink, 0)


def paint_chip(painter: QPainter, at: QPointF, place: int) -> None:
    """The number of a run on its colour, centred ``at``."""
    box = QRectF(at.x() - CHIP / 2, at.y() - CHIP / 2, CHIP, CHIP)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(place))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme().font(10, 600))
    painter.setPen(theme().color("surface"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place + 1))


def paint_sample(painter: QPainter, box: QRectF, place: int, marked: bool) -> None:
    """A piece of a run's line; ``marked`` as validations are."""
    paint_line(painter, box, line_pen(place), marked)


def paint_line(painter: QPainter, box: QRectF, pen: QPen, marked: bool) -> None:
    """A piece of a line, with a round marker where it is ``marked``."""
    middle = box.center().y()
    painter.setPen(pen)
    painter.drawLine(QLineF(box.left(), middle, box.right(), middle))
    if marked:
        painter.setPen(QPen(theme().color("surface"), 1))
        painter.setBrush(pen.color())
        painter.drawEllipse(QPointF(box.center().x(), middle), 3.5, 3.5)
