"""Paints a query tile: the picture, the best guess with its bar, and the second guess in grey."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.icons import paint_icon
from workbench.gui.models.queries import TILE, QueryTile, percent
from workbench.gui.theme import theme
from workbench.gui.widgets.drop_zone import dashed_pen, paint_sign_and_words
from workbench.gui.widgets.thumbnail import paint_cross, paint_picture

HEIGHT, SMALL_HEIGHT = 66, 60
PICTURE, SMALL_PICTURE = 48, 44
GAP = 8
RADIUS = 8
PADDING = 9
BAR = 4
UNSURE = "unsure"
# Stands for the word where there is no room for it; the tool tip has the word.
SIGN = 12
SPACE = 5
LEFT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class QueryDelegate(QStyledItemDelegate):
    """Tiles as wide as ``width`` and as high as the fold allows; each cell keeps a gap right and below."""

    def __init__(self) -> None:
        super().__init__()
        self.width = 180
        self.folded = False

    @property
    def height(self) -> int:
        return SMALL_HEIGHT if self.folded else HEIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width + GAP, self.height + GAP)

    def tile_rect(self, cell: QRectF) -> QRectF:
        return QRectF(cell.left(), cell.top(), self.width, self.height)

    def picture_rect(self, cell: QRectF) -> QRectF:
        side = SMALL_PICTURE if self.folded else PICTURE
        tile = self.tile_rect(cell)
        return QRectF(tile.left() + PADDING, tile.top() + (tile.height() - side) / 2, side, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRectF(option.rect)
        tile = index.data(TILE)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if tile is None:
            self._paint_more(painter, self.tile_rect(cell), option, hovered)
        else:
            self._paint_tile(painter, cell, option, tile, hovered)
        painter.restore()

    def _paint_more(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, hovered: bool) -> None:
        if hovered:
            painter.setBrush(theme().color("hover"))
        painter.setPen(QPen(theme().color("accent"), 2) if _has_focus(option) else dashed_pen())
        painter.drawRoundedRect(_inset(rect, painter.pen()), RADIUS, RADIUS)
        paint_sign_and_words(painter, rect, "drop", "Drop more pictures")

    def _paint_tile(
        self, painter: QPainter, cell: QRectF, option: QStyleOptionViewItem, tile: QueryTile, hovered: bool
    ) -> None:
        rect, picture = self.tile_rect(cell), self.picture_rect(cell)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        accented = selected or _has_focus(option)
        painter.setBrush(theme().color("soft" if selected else "card"))
        painter.setPen(QPen(theme().color("accent"), 2) if accented else QPen(theme().color("line"), 1))
        painter.drawRoundedRect(_inset(rect, painter.pen()), RADIUS, RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_picture(painter, picture, tile.picture, painter.device().devicePixelRatioF())
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRoundedRect(picture.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        words = QRectF(picture.right() + 10, rect.top(), rect.right() - picture.right() - 19, rect.height())
        self.paint_words(painter, words, tile)
        if hovered:
            self.paint_removal(painter, picture)

    def paint_words(self, painter: QPainter, rect: QRectF, tile: QueryTile) -> None:
        """What stands beside the picture."""
        paint_guesses(painter, rect, tile)

    def paint_removal(self, painter: QPainter, picture: QRectF) -> None:
        """What is over the picture while the mouse is."""
        paint_cross(painter, picture)


def paint_guesses(painter: QPainter, rect: QRectF, tile: QueryTile) -> None:
    """The two likeliest classes; guesses from before the last change of the classes are pale."""
    if not tile.prediction:
        painter.setFont(theme().font(12))
        painter.setPen(theme().color("text2"))
        painter.drawText(rect, CENTRE | Qt.TextFlag.TextWordWrap, tile.why)
        return
    painter.setOpacity(1.0 if tile.fresh else 0.45)
    best, *others = tile.ranking
    top, bold = rect.center().y() - 24, theme().font(13, 600)
    _paint_line(painter, QRectF(rect.left(), top, rect.width(), 18), best, bold, "text", tile.is_unsure)
    _paint_bar(painter, QRectF(rect.left(), top + 20, rect.width(), BAR), best[1], "accent")
    if others:
        line = QRectF(rect.left(), top + 26, rect.width(), 16)
        _paint_line(painter, line, others[0], theme().font(11), "text2")
        _paint_bar(painter, QRectF(rect.left(), top + 43, rect.width(), BAR), others[0][1], "control")
    painter.setOpacity(1.0)


def _paint_line(
    painter: QPainter, rect: QRectF, guess: tuple[str, float], font: QFont, token: str, unsure: bool = False
) -> None:
    """A class name, the probability at the right, and between them what says that it is unsure."""
    number, small = percent(guess[1]), theme().font(11)
    room = rect.width() - _width(font, number) - SPACE
    has_word = unsure and _width(font, guess[0]) + SPACE + _width(small, UNSURE) <= room
    if unsure and not has_word:
        room -= SIGN + SPACE
        place = QRectF(rect.left() + room + SPACE, rect.center().y() - SIGN / 2, SIGN, SIGN)
        paint_icon(painter, place, "help", "text2")
    name = QFontMetrics(font).elidedText(guess[0], Qt.TextElideMode.ElideRight, int(room))
    painter.setFont(font)
    painter.setPen(theme().color(token))
    painter.drawText(rect, LEFT | CENTRE, name)
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | CENTRE, number)
    if has_word:
        painter.setFont(small)
        painter.setPen(theme().color("text2"))
        painter.drawText(rect.adjusted(_width(font, name) + SPACE, 0, 0, 0), LEFT | CENTRE, UNSURE)


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


def _paint_bar(painter: QPainter, rect: QRectF, share: float, token: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("sunken"))
    painter.drawRoundedRect(rect, BAR / 2, BAR / 2)
    painter.setBrush(theme().color(token))
    width = max(BAR, rect.width() * min(max(share, 0.0), 1.0))
    painter.drawRoundedRect(QRectF(rect.left(), rect.top(), width, rect.height()), BAR / 2, BAR / 2)


def _has_focus(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


def _inset(rect: QRectF, pen: QPen) -> QRectF:
    inset = pen.widthF() / 2
    return rect.adjusted(inset, inset, -inset, -inset)
