"""Paints a query tile: the picture, the best guess with its bar, and the second guess in grey."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.icons import paint_icon
from workbench.gui.language import mark, say
from workbench.gui.models.queries import TILE, QueryTile, percent
from workbench.gui.theme import theme
from workbench.gui.told import told
from workbench.gui.widgets.drop_zone import dashed_pen, paint_sign_and_words
from workbench.gui.widgets.thumbnail import paint_cross, paint_picture

HEIGHT, SMALL_HEIGHT = 66, 60
PICTURE, SMALL_PICTURE = 48, 44
GAP = 8
RADIUS = 8
PADDING = 9
BAR = 4
UNSURE = mark("unsure")
# In place of the second guess, which says little of an example.
SEEN = mark("seen as an example")
# What fits is said of a picture of none of the classes.
NONE_OF_THESE = (mark("none of these"), mark("none"))
OFFER, OTHERS = mark("It is {name}"), "…"
OFFER_HEIGHT, OTHERS_WIDTH = 21, 26
# Stands for the word where there is no room for it; the tool tip has the word.
SIGN = 12
SPACE = 5
LEFT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class QueryDelegate(QStyledItemDelegate):
    """Tiles as wide as ``width`` and as high as the fold allows; each cell keeps a gap right and below.

    ``corrects``: a tile under the mouse offers to say what it is.
    """

    def __init__(self, *, corrects: bool = False) -> None:
        super().__init__()
        self.width = 180
        self.folded = False
        self._corrects = corrects

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

    def words_rect(self, cell: QRectF) -> QRectF:
        """Where words stand beside the picture."""
        tile, left = self.tile_rect(cell), self.picture_rect(cell).right() + PADDING + 1
        return QRectF(left, tile.top(), tile.right() - PADDING - left, tile.height())

    def offer_rects(self, cell: QRectF) -> tuple[QRectF, QRectF]:
        """Where a tile offers its second guess, and where all other classes."""
        words = self.words_rect(cell)
        top, width = words.center().y() + 3, words.width() - OTHERS_WIDTH - 4
        offer = QRectF(words.left(), top, width, OFFER_HEIGHT)
        return offer, QRectF(offer.right() + 4, top, OTHERS_WIDTH, OFFER_HEIGHT)

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
        paint_sign_and_words(painter, rect, "drop", say("Drop more pictures"))

    def _paint_tile(
        self, painter: QPainter, cell: QRectF, option: QStyleOptionViewItem, tile: QueryTile, hovered: bool
    ) -> None:
        rect, picture = self.tile_rect(cell), self.picture_rect(cell)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        accented = selected or _has_focus(option)
        painter.setBrush(theme().color("soft" if selected else "card"))
        border = "control" if tile.is_rejected else "line"
        painter.setPen(QPen(theme().color("accent"), 2) if accented else QPen(theme().color(border), 1))
        painter.drawRoundedRect(_inset(rect, painter.pen()), RADIUS, RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_picture(painter, picture, tile.picture, painter.device().devicePixelRatioF())
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRoundedRect(picture.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        self.paint_words(painter, self.words_rect(cell), tile)
        if hovered:
            self.paint_removal(painter, picture)
        if hovered and self._corrects and tile.offered:
            self._paint_offer(painter, cell, tile, "soft" if selected else "card")

    def paint_words(self, painter: QPainter, rect: QRectF, tile: QueryTile) -> None:
        """What stands beside the picture."""
        paint_guesses(painter, rect, tile)

    def paint_removal(self, painter: QPainter, picture: QRectF) -> None:
        """What is over the picture while the mouse is."""
        paint_cross(painter, picture)

    def _paint_offer(self, painter: QPainter, cell: QRectF, tile: QueryTile, ground: str) -> None:
        """In place of the second guess: two buttons that say what the picture is."""
        offer, others = self.offer_rects(cell)
        painter.fillRect(offer.united(others).adjusted(-1, -2, 1, 3), theme().color(ground))
        painter.setFont(theme().font(11, 500))
        for rect, words in ((offer, say(OFFER, name=tile.offered)), (others, OTHERS)):
            painter.setPen(QPen(theme().color("control"), 1))
            painter.setBrush(theme().color("raised"))
            painter.drawRoundedRect(_inset(rect, painter.pen()), 4, 4)
            painter.setPen(theme().color("accent"))
            said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()) - 8)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, said)


def paint_guesses(painter: QPainter, rect: QRectF, tile: QueryTile) -> None:
    """The two likeliest classes; guesses from before the last change of the classes are pale."""
    if not tile.answer:
        painter.setFont(theme().font(12))
        painter.setPen(theme().color("text2"))
        painter.drawText(rect, CENTRE | Qt.TextFlag.TextWordWrap, told(tile.silence))
        return
    painter.setOpacity(1.0 if tile.fresh else 0.45)
    if tile.is_rejected:
        _paint_rejected(painter, rect, tile)
    else:
        _paint_ranking(painter, rect, tile)
    painter.setOpacity(1.0)


def _paint_rejected(painter: QPainter, rect: QRectF, tile: QueryTile) -> None:
    """That it is none of the classes, and which of them it is closest to."""
    top, bold, room = rect.center().y() - 22, theme().font(13, 600), rect.width() - SIGN - SPACE - 2
    paint_icon(painter, QRectF(rect.left(), top + 2, SIGN + 2, SIGN + 2), "none", "text")
    none = [say(each) for each in NONE_OF_THESE]
    words = next((each for each in none if _width(bold, each) <= room), none[-1])
    painter.setFont(bold)
    painter.setPen(theme().color("text"))
    painter.drawText(QRectF(rect.right() - room, top, room, 18), LEFT | CENTRE, words)
    closest = (say("closest: {name}", name=tile.ranking[0][0]), tile.sureness)
    _paint_line(painter, QRectF(rect.left(), top + 21, rect.width(), 16), closest, theme().font(11), "text2")
    _paint_bar(painter, QRectF(rect.left(), top + 38, rect.width(), BAR), closest[1], "control")


def _paint_ranking(painter: QPainter, rect: QRectF, tile: QueryTile) -> None:
    best, *others = tile.ranking
    top, bold = rect.center().y() - 24, theme().font(13, 600)
    _paint_line(painter, QRectF(rect.left(), top, rect.width(), 18), best, bold, "text", tile.is_unsure)
    _paint_bar(painter, QRectF(rect.left(), top + 20, rect.width(), BAR), best[1], "accent")
    line = QRectF(rect.left(), top + 26, rect.width(), 16)
    if tile.seen_in:
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("text2"))
        painter.drawText(line, LEFT | CENTRE, say(SEEN))
    elif others:
        _paint_line(painter, line, others[0], theme().font(11), "text2")
        _paint_bar(painter, QRectF(rect.left(), top + 43, rect.width(), BAR), others[0][1], "control")


def _paint_line(
    painter: QPainter, rect: QRectF, guess: tuple[str, float], font: QFont, token: str, unsure: bool = False
) -> None:
    """A class name, the probability at the right, and between them what says that it is unsure."""
    number, small, word = percent(guess[1]), theme().font(11), say(UNSURE)
    room = rect.width() - _width(font, number) - SPACE
    has_word = unsure and _width(font, guess[0]) + SPACE + _width(small, word) <= room
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
        painter.drawText(rect.adjusted(_width(font, name) + SPACE, 0, 0, 0), LEFT | CENTRE, word)


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
