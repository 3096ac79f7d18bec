"""Where pictures can be dropped: a dashed zone, and the cover that any other target shows while one is held over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.drops import DropFilter, PictureDrops
from workbench.gui.icons import paint_icon
from workbench.gui.theme import theme
from workbench.gui.told import paragraph, told

RADIUS = 8
SIGN = 16
DASHES = (4.0, 3.0)
BAR = 3
GAP = 8
LOW, TALL = 34, 88
LINE = 20


class DropCover(QWidget):
    """Covers its parent with the accent's border and a sentence while pictures are held over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        return self._words

    def show_words(self, words: str) -> None:
        self._words = told(words)
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("soft"))
        painter.setPen(QPen(theme().color("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setPen(theme().color("soft_text"))
        painter.setFont(theme().font(13, 500))
        inside = self.rect().adjusted(12, 0, -12, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)


class DropZone(QWidget):
    """Empty: dashed, with an icon and words; busy: a solid frame and a thin bar.

    Signals: clicked (to choose files instead), dropped (a list of sources), carried (Carried: what is moved here).
    """

    clicked = Signal()
    dropped = Signal(object)
    carried = Signal(object)

    def __init__(self, sign: str, words: str, hover: str, place: int, move: str, parent: QWidget | None = None) -> None:
        """``hover`` is the sentence while something is held over the zone; {what} stands for "4 pictures".

        ``move`` is the same for pictures from another place in Try it than ``place``, which the zone stands for.
        """
        super().__init__(parent)
        self._sign, self._words, self._hover = sign, words, hover
        self._hint = ""
        self._busy, self._fraction = "", 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(words)
        self.cover = DropCover(self)
        drops = PictureDrops(self, place)
        self.listen(drops)
        drops.carriedOver.connect(lambda what: self.cover.show_words(move.format(what=what)))
        drops.carried.connect(self.carried)
        theme().changed.connect(self.update)

    def listen(self, drops: DropFilter) -> None:
        """Take what is held over and dropped on another widget as if it were here."""
        drops.entered.connect(lambda what: self.cover.show_words(self._hover.format(what=what)))
        drops.left.connect(self.cover.hide)
        drops.dropped.connect(self.dropped)

    def set_words(self, words: str, hint: str = "") -> None:
        """``hint`` stands in a second line, for which the zone grows."""
        self._words, self._hint = words, hint
        self.setAccessibleName(paragraph(words, hint))
        self.setFixedHeight(TALL if hint else LOW)
        self.update()

    def set_busy(self, words: str, fraction: float) -> None:
        """Show how far reading is, ``fraction`` in 0..1; empty words end it."""
        self._busy, self._fraction = words, fraction
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_words(painter)
        if self._busy:
            bar = QRectF(RADIUS, self.height() - BAR - 2, (self.width() - 2 * RADIUS) * self._fraction, BAR)
            painter.fillRect(bar, theme().color("accent"))

    def _paint_words(self, painter: QPainter) -> None:
        whole = QRectF(self.rect())
        if self._busy or not self._hint:
            paint_sign_and_words(painter, whole, "" if self._busy else self._sign, self._busy or self._words)
            return
        paint_sign_and_words(painter, whole.adjusted(0, 0, 0, -LINE), self._sign, self._words)
        painter.setFont(theme().font(12))
        painter.setPen(theme().color("text2"))
        painter.drawText(whole.adjusted(0, LINE + 4, 0, 0), Qt.AlignmentFlag.AlignCenter, self._hint)

    def _paint_frame(self, painter: QPainter) -> None:
        if self.underMouse() and not self._busy:
            painter.setBrush(theme().color("hover"))
        if self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2))
        elif self._busy:
            painter.setPen(QPen(theme().color("line"), 1))
        else:
            painter.setPen(dashed_pen())
        inset = painter.pen().widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def dashed_pen() -> QPen:
    """1 px, 4 on and 3 off: style sheets would render dots."""
    pen = QPen(theme().color("control"), 1)
    pen.setDashPattern(list(DASHES))
    return pen


def paint_sign_and_words(painter: QPainter, rect: QRectF, sign: str, words: str) -> None:
    """An icon and words beside it, together in the middle of ``rect``; words that do not fit are cut."""
    font = theme().font(13, 500)
    metrics = QFontMetrics(font)
    taken = (SIGN + GAP) if sign else 0
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()) - taken - 2 * GAP)
    left = rect.left() + (rect.width() - taken - metrics.horizontalAdvance(words)) / 2
    if sign:
        paint_icon(painter, QRectF(left, rect.center().y() - SIGN / 2, SIGN, SIGN), sign, "text2")
    painter.setFont(font)
    painter.setPen(theme().color("text2"))
    area = QRectF(left + taken, rect.top(), rect.right() - left - taken, rect.height())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
