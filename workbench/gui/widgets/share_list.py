"""The examples that a question looked at: their pictures, each with its share of attention as a bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.gui.language import say
from workbench.gui.models.attention import Share, ShareGroup, percent
from workbench.gui.theme import theme
from workbench.gui.widgets.thumbnail import paint_picture

NARROWEST, CELL, PICTURE, GAP, BAR = 132, 44, 36, 12, 4
HEADING = 28
LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter


class ShareList(QWidget):
    """Cells in columns, under headings where there are any; as high as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[ShareGroup, ...] = ()
        self._places: list[tuple[QRectF, Share]] = []
        self._headings: list[tuple[QRectF, ShareGroup]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Shares of attention"))
        theme().changed.connect(self.update)

    @property
    def shares(self) -> list[Share]:
        """What is shown, in reading order."""
        return [each for group in self._groups for each in group.shares]

    def set_groups(self, groups: Sequence[ShareGroup]) -> None:
        self._groups = tuple(groups)
        self.setAccessibleDescription(say("; ").join(_words(each) for each in self.shares))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (found := self._at(event.pos())):
            QToolTip.showText(event.globalPos(), _words(found), self)
            return True
        return super().event(event)

    def _at(self, point: QPoint) -> Share | None:
        return next((share for rect, share in self._places if rect.contains(point)), None)

    def _place(self) -> None:
        """Find a place for every heading and cell, and take the height that they need."""
        columns = max(1, (self.width() + GAP) // (NARROWEST + GAP))
        width, top = (self.width() + GAP) / columns - GAP, 0.0
        self._places, self._headings = [], []
        for group in self._groups:
            if group.heading:
                self._headings.append((QRectF(0, top, self.width(), HEADING), group))
                top += HEADING
            for number, share in enumerate(group.shares):
                row, column = divmod(number, columns)
                self._places.append((QRectF(column * (width + GAP), top + row * CELL, width, CELL), share))
            top += CELL * -(-len(group.shares) // columns)
        self.setFixedHeight(max(1, round(top)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect, group in self._headings:
            _paint_heading(painter, rect, group)
        for rect, share in self._places:
            if event.rect().intersects(rect.toAlignedRect()):
                self._paint_cell(painter, rect, share)

    def _paint_cell(self, painter: QPainter, rect: QRectF, share: Share) -> None:
        picture = QRectF(rect.left(), rect.top() + (CELL - PICTURE) / 2, PICTURE, PICTURE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_picture(painter, picture, share.example.picture, self.devicePixelRatioF())
        painter.setPen(QPen(theme().color("line"), 1))
        painter.drawRoundedRect(picture.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left = picture.right() + 8
        line = QRectF(left, rect.top() + 6, rect.right() - left, 18)
        _paint_line(painter, line, share.example.class_name, percent(share.share), theme().font(12, 400))
        track = QRectF(left, line.bottom() + 4, line.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("sunken"))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        painter.setBrush(theme().color("accent"))
        track.setWidth(max(BAR, track.width() * min(share.share, 1.0)) if share.share > 0 else 0)
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)


def _paint_heading(painter: QPainter, rect: QRectF, group: ShareGroup) -> None:
    line = QRectF(rect.left(), rect.top() + 4, rect.width(), rect.height() - 6)
    _paint_line(
        painter, line, group.heading, say("{percent} in all", percent=percent(group.total)), theme().font(12, 600)
    )


def _paint_line(painter: QPainter, rect: QRectF, words: str, number: str, font: QFont) -> None:
    """Words at the left, cut where there is no room, and a number at the right."""
    painter.setFont(font)
    metrics = QFontMetrics(font)
    room = rect.width() - metrics.horizontalAdvance(number) - 6
    painter.setPen(theme().color("text"))
    painter.drawText(rect, LEFT | CENTRE, metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room)))
    painter.setPen(theme().color("text2"))
    painter.drawText(rect, RIGHT | CENTRE, number)


def _words(share: Share) -> str:
    shown = share.example
    name, figure = shown.picture.name, percent(share.share)
    return say("{name} ({class_name}): {figure}", name=name, class_name=shown.class_name, figure=figure)
