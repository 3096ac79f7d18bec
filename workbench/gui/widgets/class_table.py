"""A list of classes with pictures, which asks only for those that are looked at."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QPixmapCache, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.gui.language import mark, say
from workbench.gui.models.class_parts import TITLES
from workbench.gui.pixmaps import paper_pixmap
from workbench.gui.theme import theme
from workbench.gui.widgets.class_rows import ALL_PARTS, NOTE, PART, PICTURES, ClassRows
from workbench.gui.widgets.part_key import PATTERNS
from workbench.gui.widgets.split_bar import KEY, paint_part

ROW, SIDE, GAP = 56, 44, 4
WORDS, BADGE = 208, 92
PADDING = 8
PLACES = 10  # for pictures that are still to come
SOON_MS = 40  # scrolling on within this time, what is passed is not asked for
NONE = mark("No class fits what you typed.")
Index = QModelIndex | QPersistentModelIndex


class ClassTable(QListView):
    """``wanted`` says that classes without pictures are looked at: `missing` tells which."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ClassRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(ClassDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(say("Classes"))
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._look)
        self.verticalScrollBar().valueChanged.connect(self._soon.start)
        self.rows.modelReset.connect(self._soon.start)
        theme().changed.connect(self.viewport().update)

    def missing(self, most: int) -> list[int]:
        """Up to ``most`` classes that are seen, or would be a little further on, and whose pictures are not here."""
        count, top = self.rows.rowCount(), self.verticalScrollBar().value()
        first = min(max(top // ROW, 0), count)
        seen = -(-self.viewport().height() // ROW) + 1
        return self.rows.without_pictures(range(first, min(first + 2 * seen, count)))[:most]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme().color("text2"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, say(NONE))

    def _look(self) -> None:
        if self.missing(1):
            self.wanted.emit()


class ClassDelegate(QStyledItemDelegate):
    """A name over a note, the part, and as many pictures as there is room for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WORDS, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, chosen = option.rect, bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme().color("soft"))
        _words(painter, rect, str(index.data()), str(index.data(NOTE)))
        _badge(painter, QRect(rect.left() + PADDING + WORDS, rect.top(), BADGE, rect.height()), index.data(PART))
        left = rect.left() + PADDING + WORDS + BADGE
        _pictures(painter, rect.adjusted(left - rect.left(), 0, -PADDING, 0), index.data(PICTURES))
        painter.setPen(theme().color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _words(painter: QPainter, rect: QRect, name: str, note: str) -> None:
    lines = ((name, theme().font(13, 600), "text", 10), (note, theme().font(12), "text2", 29))
    for text, font, ink, top in lines:
        painter.setFont(font)
        painter.setPen(theme().color(ink))
        place = QRect(rect.left() + PADDING, rect.top() + top, WORDS - PADDING, 18)
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, cut)


def _badge(painter: QPainter, rect: QRect, part: int) -> None:
    """The part by its pattern and its name."""
    if part in PATTERNS:
        paint_part(painter, QRectF(rect.left(), rect.center().y() - KEY / 2 + 1, KEY, KEY), PATTERNS[part])
    painter.setFont(theme().font(12))
    painter.setPen(theme().color("text2"))
    painter.drawText(rect.adjusted(KEY + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, say((TITLES | ALL_PARTS)[part]))


def _pictures(painter: QPainter, rect: QRect, images: list[QImage] | None) -> None:
    """Empty places until pictures come."""
    fitting = max(0, (rect.width() + GAP) // (SIDE + GAP))
    painter.setPen(QPen(theme().color("line"), 1))
    top = rect.top() + (ROW - SIDE) // 2
    for place in range(min(fitting, PLACES if images is None else len(images))):
        left = rect.left() + place * (SIDE + GAP)
        painter.setBrush(theme().color("sunken" if images is None else "paper"))
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, SIDE - 1, SIDE - 1), 4, 4)
        if images is not None:
            painter.drawPixmap(left + 2, top + 2, _pixmap(images[place], SIDE - 4, painter.device().devicePixelRatio()))


def _pixmap(image: QImage, side: int, ratio: float) -> QPixmap:
    key, pixmap = f"class-{image.cacheKey()}-{side}-{ratio}-{theme().is_dark}", QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = paper_pixmap(image, side, ratio)
        QPixmapCache.insert(key, pixmap)
    return pixmap
