"""A card of the gallery: a few pictures, the title, a sentence, what it needs and whose split it has."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.icons import paint_icon
from workbench.gui.language import say
from workbench.gui.models.gallery import GalleryItem, is_at_hand
from workbench.gui.theme import theme
from workbench.gui.widgets.dataset_picture import paint_pictures

ITEM = Qt.ItemDataRole.UserRole + 1
IN_USE = Qt.ItemDataRole.UserRole + 2
NARROWEST, HEIGHT, GAP = 206, 176, 12
RADIUS, INSIDE = 8, 10
PICTURES, TITLE, LINE, LINES = 46, 22, 16, 2
SIGN = 14
Index = QModelIndex | QPersistentModelIndex


class DatasetCardDelegate(QStyledItemDelegate):
    """``width`` is that of a card, in pixels."""

    width = NARROWEST

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRect(option.rect.left(), option.rect.top(), self.width, HEIGHT)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_frame(painter, card, chosen, bool(option.state & QStyle.StateFlag.State_MouseOver))
        inside = card.adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
        item = index.data(ITEM)
        ratio = painter.device().devicePixelRatioF()
        paint_pictures(painter, QRectF(inside.left(), inside.top(), inside.width(), PICTURES), item, ratio)
        _paint_words(painter, inside.adjusted(0, PICTURES + 8, 0, 0), item, bool(index.data(IN_USE)))
        painter.restore()


def _paint_frame(painter: QPainter, card: QRect, chosen: bool, hovered: bool) -> None:
    pen = QPen(theme().color("accent" if chosen else "control" if hovered else "line"), 2 if chosen else 1)
    painter.setPen(pen)
    painter.setBrush(theme().color("card"))
    inset = pen.widthF() / 2
    painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def _paint_words(painter: QPainter, place: QRect, item: GalleryItem, in_use: bool) -> None:
    title = QRect(place.left(), place.top(), place.width(), TITLE)
    if in_use:
        paint_icon(painter, QRectF(title.right() - SIGN, title.top() + 4, SIGN, SIGN), "check", "accent")
        title.setRight(title.right() - SIGN - 4)
    _paint_line(painter, title, item.title, theme().font(13, 600), "text")
    top = title.bottom() + 2
    for line in wrapped(item.summary, theme().font(12), place.width(), LINES):
        _paint_line(painter, QRect(place.left(), top, place.width(), LINE), line, theme().font(12), "text2")
        top += LINE
    split = dict(item.facts).get(say("Split"), "")
    sign = "check" if is_at_hand(item) else "folder" if item.needs == "path" else "drop"
    feet = ((sign, item.needed), ("task", say("Split: {split}", split=split)))
    for number, (sign, words) in enumerate(feet):
        _paint_foot(painter, place, place.bottom() - (len(feet) - number) * (LINE + 1) + 2, sign, words)


def _paint_foot(painter: QPainter, place: QRect, top: int, sign: str, words: str) -> None:
    paint_icon(painter, QRectF(place.left(), top + 2, SIGN - 2, SIGN - 2), sign, "text2")
    line = QRect(place.left() + SIGN + 4, top, place.width() - SIGN - 4, LINE)
    _paint_line(painter, line, words, theme().font(11), "text2")


def _paint_line(painter: QPainter, place: QRect, words: str, font: QFont, token: str) -> None:
    painter.setFont(font)
    painter.setPen(theme().color(token))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def wrapped(words: str, font: QFont, width: int, lines: int) -> list[str]:
    """``words`` broken into at most ``lines`` lines; the last holds all that is left, to be cut."""
    layout = QTextLayout(words, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    return [words[start:end].strip() for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
