"""A title that gets smaller, and then shorter in the middle, where room is scarce; its end often tells runs apart."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.gui.theme import theme

SIZES = {False: 20, True: 15}
LEAST = 72


class ElidedTitle(QLabel):
    """As wide as its text, or narrower with an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._small = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def set_small(self, small: bool) -> None:
        self._small = small
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(LEAST, self.sizeHint().width()), self._metrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._fitting_font())
        painter.setPen(theme().color("text"))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _fitting_font(self) -> QFont:
        """Of the usual size, or of the small one where the words do not fit."""
        usual = theme().font(SIZES[self._small], 600)
        fits = QFontMetrics(usual).horizontalAdvance(self.text()) <= self.width()
        return usual if fits else theme().font(SIZES[True], 600)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme().font(SIZES[self._small], 600))
